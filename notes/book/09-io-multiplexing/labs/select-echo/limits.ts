import { proc } from "#kit";

/** FD_SETSIZE of the C library: the first descriptor that has no place in a set. */
export const SETSIZE = 1024;

/** The check of large descriptors cannot be run where no process gets any. */
export function needTableLimit(wanted: number): void {
  const hard = /^Max open files\s+\d+\s+(\d+)/m.exec(proc.read("/proc/self/limits"))?.[1];
  if (hard !== undefined && Number(hard) < wanted)
    throw new Error(`the hard limit of open files is ${hard} here (ulimit -Hn), and ${wanted} are needed`);
}
