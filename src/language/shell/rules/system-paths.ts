/** Paths that a system cannot lose, and devices that hold file systems. */

const SYSTEM =
  /^\/+(?:(?:bin|boot|dev|etc|lib|lib32|lib64|libx32|proc|root|sbin|sys|usr|usr\/bin|usr\/lib|usr\/sbin|var|var\/lib)?\/*(?:\*|\.\*?)?)$/;

const DEVICE =
  /^\/dev\/(?:sd[a-z]|hd[a-z]|vd[a-z]|xvd[a-z]|nvme\d+n\d+|mmcblk\d+|md\d+|dm-\d+|mapper\/[\w.+-]+)(?:p?\d+)?$/;

/** The root, or a directory below it without which nothing runs; also with all that is in it: `/usr/*`. */
export function isSystem(path: string): boolean {
  return SYSTEM.test(path);
}

export function isRoot(path: string): boolean {
  return /^\/+\.?$/.test(path);
}

export function isDevice(path: string): boolean {
  return DEVICE.test(path);
}
