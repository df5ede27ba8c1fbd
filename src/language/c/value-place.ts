import { argumentsOf } from "../../core/c/arguments.ts";
import type { CallFrame, Scan } from "../../core/c/scan.ts";
import type { CSource } from "../../core/c/source.ts";
import { TypeResolver } from "../../core/c/types.ts";
import { closes, opens, type PlacedToken, type Token } from "../../core/c/tokens.ts";
import type { Meanings, StructEntry } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { calleeOf, familiesOf, parameterAt } from "./calls.ts";

/** A place in the program whose values the reference can explain: an argument, or what a field is set to or compared with. */
export interface ValuePlace {
  readonly meanings: Meanings;
  /** The families whose constants are valid here; for an argument, those that fit the other arguments. */
  readonly families: readonly string[];
  /** The whole value, also what stands behind the position. */
  readonly value: readonly Token[];
  /** Whose value it is: `poll` and `timeout`, `timeval` and `tv_usec`. */
  readonly owner: string;
  readonly name: string;
}

/** The place of the value that a position lies in; undefined where the reference expects none. */
export function valuePlaceAt(scan: Scan, source: CSource, library: Library): ValuePlace | undefined {
  const frame = scan.frames.at(-1);
  if (frame?.kind === "call") return argumentPlace(frame, scan, source, library);
  if (frame?.kind === "brace" && frame.type) return initializerPlace(scan, source, library);
  return assignmentPlace(scan, source, library);
}

function argumentPlace(frame: CallFrame, scan: Scan, source: CSource, library: Library): ValuePlace | undefined {
  const entry = calleeOf(frame, scan, source, library);
  const param = entry && parameterAt(entry, frame.argument);
  if (!param) return undefined;
  const args = argumentsOf(source, positionOf(scan.tokens[frame.open]));
  const families = familiesOf(param, entry, args);
  return { meanings: param, families, value: args[frame.argument] ?? [], owner: entry.name, name: param.name };
}

/** `{ .tv_sec = 2 }` by the designator, `{ 2, 0 }` by the order of the fields. */
function initializerPlace(scan: Scan, source: CSource, library: Library): ValuePlace | undefined {
  const frame = scan.frames.at(-1);
  const token = frame && scan.tokens[frame.open];
  if (frame?.kind !== "brace" || !frame.type || !token) return undefined;
  const parts = argumentsOf(source, positionOf(token));
  const part = parts[frame.argument] ?? [];
  const types = new TypeResolver(source, scan, library);
  if (part[0]?.text !== ".") {
    if (parts[0]?.[0]?.text === ".") return undefined;
    // Nested braces have the type of their element, which the scan does not follow by order.
    const outer = scan.frames.at(-2);
    const element = outer?.kind === "brace" && outer.type === frame.type;
    const owner = element ? undefined : types.structOfInitializer();
    return owner && fieldPlace(owner, owner.fields[frame.argument]?.name, part);
  }
  const equals = part.findIndex(({ text }) => text === "=");
  const dot = partStart(scan, frame.open) + equals - 2;
  if (equals < 2 || dot + 2 >= scan.tokens.length) return undefined;
  return fieldPlace(types.structOfDesignator(dot), part[equals - 1]?.text, part.slice(equals + 1));
}

/** The index of the token with which the innermost part between commas begins. */
function partStart(scan: Scan, open: number): number {
  let depth = 0;
  for (let at = scan.tokens.length - 1; at > open; at--) {
    const text = scan.tokens[at]?.text ?? "";
    if (closes(text)) depth++;
    if (opens(text)) depth--;
    if (text === "," && depth === 0) return at + 1;
  }
  return open + 1;
}

/** Behind `ev.events =`, `p->sa_flags |=`, `st.st_mode &`, and behind each `|` of such a value. */
function assignmentPlace(scan: Scan, source: CSource, library: Library): ValuePlace | undefined {
  let at = scan.tokens.length - 1;
  while (at > scan.statement && /^(\||-|\*|<<|\(|~)$|^\w+$/.test(scan.tokens[at]?.text ?? "")) at--;
  const operator = scan.tokens[at];
  const name = scan.tokens[at - 1];
  const dot = scan.tokens[at - 2]?.text;
  if (!operator || !/^(=|\|=|&|&=|==|!=)$/.test(operator.text) || name?.kind !== "word") return undefined;
  if (dot !== "." && dot !== "->") return undefined;
  const owner = new TypeResolver(source, scan, library).structBefore(at - 2);
  return fieldPlace(owner, name.text, argumentsOf(source, positionOf(operator))[0] ?? []);
}

function fieldPlace(
  owner: StructEntry | undefined,
  name: string | undefined,
  value: readonly Token[],
): ValuePlace | undefined {
  const field = owner?.fields.find((candidate) => candidate.name === name);
  if (!owner || !field) return undefined;
  return { meanings: field, families: field.accepts ?? [], value, owner: owner.name, name: field.name };
}

function positionOf(token: PlacedToken | undefined): { line: number; character: number } {
  return { line: token?.line ?? 0, character: token?.start ?? 0 };
}
