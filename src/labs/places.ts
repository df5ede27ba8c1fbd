import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where compiled helpers and programs are kept between runs. What is there is executed, so nobody else may write to it. */
export function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] || path.join(os.homedir(), ".cache");
  const mine = `syslab-${process.getuid?.() ?? 0}`;
  const found = [path.join(base, "syslab"), path.join(os.tmpdir(), mine)].find(isOurs);
  return found ?? fs.mkdtempSync(path.join(os.tmpdir(), "syslab-"));
}

/** Where it is remembered which labs have passed. */
export function stateFolder(): string {
  const base = process.env["XDG_STATE_HOME"] || path.join(os.homedir(), ".local", "state");
  return path.join(base, "syslab");
}

/**
 * Makes a folder and those above it. Not by `recursive`: where the kernel answers ENOENT although
 * the parent is there, as in /proc, that tries again without end.
 */
export function makeFolder(folder: string, mode = 0o777): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder, { mode });
  } catch (error) {
    // Another checking may have been faster.
    if (!fs.existsSync(folder)) throw error;
  }
}

function isOurs(folder: string): boolean {
  try {
    makeFolder(folder, 0o700);
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    const { uid, mode } = fs.lstatSync(folder);
    return uid === process.getuid?.() && (mode & 0o022) === 0;
  } catch {
    // A home that cannot be written to; the next place can.
    return false;
  }
}
