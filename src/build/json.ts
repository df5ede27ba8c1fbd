import fs from "node:fs";
import path from "node:path";

/** A JSON file of the project, by its path from the root; undefined when it is not there. */
export function readJson<T>(root: string, file: string): T | undefined {
  const full = path.join(root, file);
  return fs.existsSync(full) ? (JSON.parse(fs.readFileSync(full, "utf8")) as T) : undefined;
}
