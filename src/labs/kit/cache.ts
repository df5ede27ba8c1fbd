import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { cacheFolder, makeFolder } from "../places.ts";

export interface Compiled {
  /** Missing when it did not compile. */
  readonly binary?: string;
  /** What the compiler printed. */
  readonly output: string;
  /** Whether the compiler had to be stopped. */
  readonly stopped: boolean;
}

/** What came of compiling to a file. */
export interface Attempt {
  readonly good: boolean;
  readonly output: string;
  readonly stopped: boolean;
}

const SOURCE = /\.(?:c|h|cc|cpp|hpp)$/;
const KEPT_FOR_MS = 7 * 24 * 3600 * 1000;

/**
 * Makes what is called `key` once. It appears under its name all at once, so that checkers may run
 * side by side; what the compiler printed is kept with it.
 */
export async function cached(key: string, make: (part: string) => Attempt | Promise<Attempt>): Promise<Compiled> {
  const folder = path.join(cacheFolder(), "bin");
  makeFolder(folder, 0o700);
  const binary = path.join(folder, key);
  const log = `${binary}.log`;
  if (touch(binary)) return { binary, output: readIfThere(log), stopped: false };
  const part = path.join(folder, `${key}.${crypto.randomUUID()}`);
  const { good, output, stopped } = await make(part);
  if (!good) {
    fs.rmSync(part, { force: true });
    return { output, stopped };
  }
  if (output) fs.writeFileSync(log, output);
  fs.renameSync(part, binary);
  forget(folder);
  return { binary, output, stopped };
}

/** Everything that the result depends on: all sources beside, since one may include another. */
export function keyOf(folder: string, command: readonly string[]): string {
  const hash = crypto.createHash("sha256").update(JSON.stringify(command));
  for (const name of fs
    .readdirSync(folder)
    .filter((each) => SOURCE.test(each))
    .toSorted()) {
    hash.update(`\0${name}\0`).update(fs.readFileSync(path.join(folder, name)));
  }
  return hash.digest("hex").slice(0, 24);
}

/** Tells whether a file is there, and keeps it from being forgotten. */
function touch(file: string): boolean {
  try {
    fs.utimesSync(file, new Date(), new Date());
    return true;
  } catch {
    return false;
  }
}

function forget(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > KEPT_FOR_MS) fs.rmSync(file, { recursive: true, force: true });
  }
}

function readIfThere(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}
