import fs from "node:fs";
import path from "node:path";
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { Problems } from "./problems.ts";

/** A YAML file that fits its schema, and the way from a value in it back to a line. */
export interface Source<T> {
  readonly file: string;
  readonly value: T;
  /** The one-based line of `path`, or of the nearest parent that is there. */
  lineOf(...path: (string | number)[]): number;
}

/** Reads a YAML file; what does not fit goes to `problems` and the answer is undefined. */
export function readYaml<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
  problems: Problems,
): Source<T> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(fs.readFileSync(path.join(root, file), "utf8"), { lineCounter: counter });
  const lineOf = (...at: (string | number)[]) => lineOfPath(document, counter, at);
  for (const error of document.errors) {
    problems.add(file, counter.linePos(error.pos[0]).line, error.message.split("\n")[0] ?? "", "mend the YAML");
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const at = [...issue.path, ...unknown].map((step) => (typeof step === "number" ? step : String(step)));
    problems.add(
      file,
      lineOf(...at),
      `${at.join(".") || "file"}: ${issue.message}`,
      "see src/build/schema*.ts for the shape",
    );
  }
  return undefined;
}

/** Reads every YAML file of one shape; those that do not fit are left out. */
export function readYamls<T>(
  root: string,
  files: readonly string[],
  schema: z.ZodType<T>,
  problems: Problems,
): Source<T>[] {
  return files.map((file) => readYaml(root, file, schema, problems)).filter((source) => source !== undefined);
}

/** Every file below `folder` whose name ends so, relative to `root`, sorted. */
export function filesBelow(root: string, folder: string, ending: string): string[] {
  const top = path.join(root, folder);
  if (!fs.existsSync(top)) return [];
  return fs
    .readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .toSorted();
}

function lineOfPath(document: Document, counter: LineCounter, at: readonly (string | number)[]): number {
  for (let length = at.length; length > 0; length--) {
    const offset = keyOffset(document, at.slice(0, length));
    if (offset !== undefined) return counter.linePos(offset).line;
  }
  return 1;
}

/** Where the key of a path begins; for an item of a list, the item. */
function keyOffset(document: Document, at: readonly (string | number)[]): number | undefined {
  const parent = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
  const last = at.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
    );
    if (pair && isScalar(pair.key)) return pair.key.range?.[0];
  }
  const node = document.getIn(at, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
