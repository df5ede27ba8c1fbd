import { opening } from "../../core/c/declarations.ts";
import type { CallFrame, Scan } from "../../core/c/scan.ts";
import type { CSource } from "../../core/c/source.ts";
import type { Token } from "../../core/c/tokens.ts";
import type { FunctionEntry, Param } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";

/** The families whose constants may stand in an argument, by what the other arguments say. */
export function familiesOf(param: Param, entry: FunctionEntry, args: readonly (readonly Token[])[]): readonly string[] {
  const { accepts = [], acceptsBy } = param;
  if (!acceptsBy) return accepts;
  const deciding = args[entry.params.findIndex(({ name }) => name === acceptsBy.param)] ?? [];
  const chosen = deciding.flatMap(({ text }) => acceptsBy.families[text] ?? []);
  const known = deciding.some(({ text }) => Object.hasOwn(acceptsBy.families, text));
  if (known) return chosen;
  // A constant that chooses nothing leaves what no other one claims; a variable may hold any of them.
  const isConstant = deciding.some(({ text }) => /^[A-Z][A-Z0-9_]+$/.test(text));
  const claimed = new Set(Object.values(acceptsBy.families).flat());
  return isConstant ? accepts.filter((family) => !claimed.has(family)) : accepts;
}

/** The parameter that an argument belongs to; `...` takes all that follow it. */
export function parameterAt(entry: FunctionEntry, argument: number): Param | undefined {
  const last = entry.params.at(-1);
  return entry.params[argument] ?? (last?.name === "..." ? last : undefined);
}

/** The entry of the function that a frame calls, unless it is a method or a function of the program's own. */
export function calleeOf(frame: CallFrame, scan: Scan, source: CSource, library: Library): FunctionEntry | undefined {
  if (isOwnCall(frame, scan, source)) return undefined;
  const entry = library.entry(frame.name.text, "function", "macro");
  return entry?.kind === "function" || entry?.kind === "macro" ? entry : undefined;
}

/** Whether a method, or a function, variable or macro of the program's own is called. */
export function isOwnCall(frame: CallFrame, scan: Scan, source: CSource): boolean {
  const before = scan.tokens[frame.open - 2]?.text;
  if (before === "." || before === "->") return true;
  if (before === "::" && scan.tokens[frame.open - 3]?.kind === "word") return true;
  return scan.variable(frame.name.text) !== undefined || source.outline.defines(frame.name.text, frame.name.line);
}

/** The call above a position, in the same function, of which this error speaks: the nearest that can fail so. */
export function failingCall(
  errno: string,
  scan: Scan,
  source: CSource,
  library: Library,
): { name: string; meaning: string } | undefined {
  for (const call of byLikelihood(scan)) {
    const entry = calleeOf(call, scan, source, library);
    const meaning = entry?.errors?.[errno];
    if (meaning !== undefined) return { name: call.name.text, meaning };
  }
  return undefined;
}

/**
 * The calls before a position, the likeliest to have set errno first: those of the statement itself, those whose
 * result it or the `if` around it looks at (`pid < 0 && errno == EAGAIN`), those in blocks that are still open, then
 * all; the nearest first.
 */
function byLikelihood(scan: Scan): ReadonlySet<CallFrame> {
  const { tokens, calls, statement } = scan;
  const nearest = calls.toReversed();
  const named = new Set([...tokens.slice(statement), ...conditionAround(scan)].map(({ text }) => text));
  const looksAt = ({ open }: CallFrame) => tokens[open - 2]?.text === "=" && named.has(tokens[open - 3]?.text ?? "");
  return new Set([
    ...nearest.filter(({ open }) => open >= statement),
    ...nearest.filter(looksAt),
    ...nearest.filter(({ open }) => isOpen(tokens, open)),
    ...nearest,
  ]);
}

/** What stands in the parentheses of `if (…) {`, when that is the innermost block. */
function conditionAround({ tokens, frames }: Scan): Scan["tokens"] {
  const block = frames.findLast(({ kind }) => kind === "brace");
  if (!block || tokens[block.open - 1]?.text !== ")") return [];
  const start = opening(tokens, block.open - 1);
  return tokens[start - 1]?.text === "if" ? tokens.slice(start, block.open) : [];
}

/** Whether no block around a token has been closed before the end. */
function isOpen(tokens: Scan["tokens"], at: number): boolean {
  let depth = 0;
  for (let index = at; index < tokens.length && depth >= 0; index++) {
    if (tokens[index]?.text === "{") depth++;
    if (tokens[index]?.text === "}") depth--;
  }
  return depth >= 0;
}
