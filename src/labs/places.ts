import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where compiled helpers and programs are kept between runs; nobody else may write there. */
export function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  for (const folder of [path.join(base, "syslab"), path.join(os.tmpdir(), `syslab-${process.getuid?.() ?? 0}`)]) {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      fs.accessSync(folder, fs.constants.W_OK);
      return folder;
    } catch {
      // A home that cannot be written to; the next place can.
    }
  }
  return os.tmpdir();
}
