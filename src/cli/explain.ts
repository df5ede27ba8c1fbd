/** `syslab explain`: a command line, or a name of the C reference, explained for a terminal. */
import { declare } from "../core/c/declare.ts";
import type { Entry } from "../core/knowledge.ts";
import type { Library } from "../core/library.ts";
import { cppBlocks } from "./explain-cpp.ts";
import { explainLine, type Explanation } from "../core/shell/explain.ts";
import { columns, wrap } from "./columns.ts";

export interface ExplainOptions {
  /** Whether the output goes to a terminal that shows colours. */
  readonly color?: boolean;
  readonly json?: boolean;
  /** The width of the terminal. */
  readonly width?: number;
}

/** Empty when nothing in the line is known. */
export function explainCommandLine(line: string, library: Library, options: ExplainOptions = {}): string {
  const rows = explainLine(line, library);
  if (options.json) return JSON.stringify({ line, pieces: rows }, undefined, 2);
  if (rows.length === 0) return "";
  const left = Math.min(LEFT, Math.max(...rows.map((row) => columns(labelOf(row)))));
  const paint = painter(options.color ?? false);
  return [
    painted(line, rows, paint),
    "",
    ...rows.flatMap((row) => rowLines(row, left, options.width ?? 80, paint)),
  ].join("\n");
}

/** A name of the C reference; empty when nothing has it. */
export function explainIdentifier(name: string, library: Library, options: ExplainOptions = {}): string {
  const entries = library.entriesOf(name);
  if (options.json) return JSON.stringify({ name, entries }, undefined, 2);
  const paint = painter(options.color ?? false);
  return entries.map((entry) => entryLines(entry, paint, options.width ?? 80).join("\n")).join("\n\n");
}

/** A name of the C++ library; empty when nothing has it. */
export function explainCppName(name: string, library: Library, options: ExplainOptions = {}): string {
  const blocks = cppBlocks(name, library);
  if (options.json) return JSON.stringify({ name, blocks }, undefined, 2);
  const paint = painter(options.color ?? false);
  return blocks
    .map(({ head, body }) => [paint.bold(head), ...body.flatMap((text) => wrap(plain(text), options.width ?? 80))])
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** The line with each of its pieces in the colour that it has below; a piece inside another keeps its own. */
function painted(line: string, rows: readonly Explanation[], paint: Painter): string {
  let text = "";
  let at = 0;
  for (const [index, row] of rows.entries()) {
    const inner = rows[index + 1];
    const end = inner && inner.start < row.end ? Math.max(row.start, inner.start) : row.end;
    if (row.start < at || end <= row.start) continue;
    text +=
      paint.color("1", line.slice(at, row.start)) + paint.color(COLORS[row.role] ?? "1", line.slice(row.start, end));
    at = end;
  }
  return text + paint.color("1", line.slice(at));
}

/** The widest that the left column gets; a longer piece has a line of its own. */
const LEFT = 24;

function labelOf({ role, text, depth }: Explanation): string {
  const indent = (INDENTS[role] ?? 2) + 2 * depth;
  return " ".repeat(indent) + text.replace(/\s*\n\s*/g, " ");
}

const INDENTS: Readonly<Partial<Record<Explanation["role"], number>>> = {
  command: 0,
  pipe: 0,
  list: 0,
  background: 0,
  reserved: 0,
  "option-argument": 4,
};

function rowLines(row: Explanation, left: number, width: number, paint: Painter): string[] {
  const label = labelOf(row);
  const title = isSentence(row) || row.title === row.text ? [] : [row.title];
  const space = Math.max(20, width - left - 2);
  const body = [...title, row.explanation, ...row.notes].flatMap((text) => wrap(plain(text), space));
  const color = COLORS[row.role] ?? "";
  const own = columns(label) > left ? [paint.color(color, label)] : [];
  return [
    ...own,
    ...body.map((text, index) => {
      const head = index === 0 && own.length === 0 ? label : "";
      return `${paint.color(color, head)}${" ".repeat(left - columns(head) + 2)}${text}`.trimEnd();
    }),
  ];
}

/** Titles of arguments and operands are sentences that the alignment already says. */
function isSentence({ role }: Explanation): boolean {
  return role === "option-argument" || role === "operand";
}

function entryLines(entry: Entry, paint: Painter, width: number): string[] {
  const head = "signature" in entry ? entry.signature : entry.name;
  const details = [
    entry.summary,
    ...("returns" in entry && entry.returns ? [entry.returns] : []),
    ...("remedy" in entry ? [entry.remedy] : []),
    ...(entry.pitfalls ?? []).map((pitfall) => `⚠ ${pitfall}`),
  ];
  const params = "params" in entry ? entry.params.map(({ name, text }) => `  ${name}: ${text}`) : [];
  const fields =
    "fields" in entry ? entry.fields.map(({ name, type, text }) => `  ${declare(type, name)}: ${text}`) : [];
  const body = [...details, ...params, ...fields].flatMap((text) => wrap(plain(text), width));
  return [paint.bold(head) + (entry.header === undefined ? "" : `  <${entry.header}>`), ...body];
}

const COLORS: Readonly<Partial<Record<Explanation["role"], string>>> = {
  command: "1;36",
  subcommand: "36",
  option: "33",
  "cluster-member": "33",
  "option-argument": "32",
  operand: "32",
  expression: "32",
  redirection: "35",
  pipe: "35",
  list: "35",
  background: "35",
};

interface Painter {
  bold(text: string): string;
  color(code: string, text: string): string;
}

export function painter(on: boolean): Painter {
  const color = (code: string, text: string) =>
    on && code !== "" && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { bold: (text) => color("1", text), color };
}

/** Markdown's marks of code mean nothing in a terminal. */
export function plain(text: string): string {
  return text.replace(/`([^`]+)`/g, "$1");
}
