import type { CodeAction, TextEdit } from "vscode-languageserver-types";
import { argumentsOf, closingOf } from "../../core/c/arguments.ts";
import { opening } from "../../core/c/declarations.ts";
import { scanTo, type CallFrame, type Scan } from "../../core/c/scan.ts";
import { sourceOf, type CSource } from "../../core/c/source.ts";
import type { PlacedToken } from "../../core/c/tokens.ts";
import type { Position, Range } from "../../core/document.ts";
import { format } from "../../core/format.ts";
import type { Library } from "../../core/library.ts";
import type { LanguageDocument } from "../document.ts";
import { RULES } from "../rules/index.ts";
import type { Call, Replacement } from "../rules/rule.ts";
import { WORDS } from "../words.ts";
import { isOwnCall } from "./calls.ts";
import { entryAt } from "./hover.ts";
import { includeEdits } from "./includes.ts";

/** Adds a header that is missing for the name at a position, and replaces an obsolete call around it. */
export function provideCActions(
  document: LanguageDocument,
  language: "c" | "cpp",
  position: Position,
  library: Library,
): CodeAction[] {
  const source = sourceOf(document.lines);
  const act = (title: string, kind: string, edits: TextEdit[]): CodeAction => ({
    title,
    kind,
    edit: { changes: { [document.uri]: edits } },
  });
  const replaced = replacementsAt(source, position, language).map(({ replacement, range }) => {
    const edits = [...includeEdits(source, replacement.headers), { range, newText: replacement.newText }];
    return act(replacement.title[library.language], "refactor.rewrite", edits);
  });
  const header = entryAt(source, position, library)?.header;
  const include = header === undefined ? [] : includeEdits(source, [header]);
  const title = format(WORDS[library.language].include, header ?? "");
  return [...(include.length > 0 ? [act(title, "quickfix", include)] : []), ...replaced];
}

/** What the rules offer for the call whose name is at the position, else for the innermost call around it. */
function replacementsAt(
  source: CSource,
  position: Position,
  language: "c" | "cpp",
): { replacement: Replacement; range: Range }[] {
  const scan = scanTo(source, behindParenthesis(source, position));
  const frame = scan.frames.findLast((open): open is CallFrame => open.kind === "call");
  const start = frame && scan.tokens[frame.open];
  const close = start && closingOf(source, { line: start.line, character: start.start });
  if (!frame || !start || close?.text !== ")" || isOwnCall(frame, scan, source)) return [];
  const call = callOf(frame, start, scan, source, language);
  const range = {
    start: { line: frame.name.line, character: frame.name.start },
    end: { line: close.line, character: close.end },
  };
  return RULES.flatMap((rule) => {
    const replacement = rule(call);
    return replacement ? [{ replacement, range }] : [];
  });
}

/** On the name of a call the call itself is meant: the position moves into its parentheses. */
function behindParenthesis(source: CSource, { line, character }: Position): Position {
  const { tokens } = source.line(line);
  const at = tokens.findIndex(({ kind, start, end }) => kind === "word" && start <= character && character <= end);
  const open = tokens[at + 1];
  return at >= 0 && open?.text === "(" ? { line, character: open.end } : { line, character };
}

function callOf(frame: CallFrame, start: PlacedToken, scan: Scan, source: CSource, language: "c" | "cpp"): Call {
  const args = argumentsOf(source, { line: start.line, character: start.start });
  return {
    name: frame.name.text,
    args,
    text: (argument) => written(source, args[argument] ?? []),
    statement: beginsStatement(scan, frame.open - 2),
    language,
    macros: (name) => source.outline.macro(name),
  };
}

/** Whether a statement begins behind the token at `at`: also behind `if (…)` and `(void)`. */
function beginsStatement(scan: Scan, at: number): boolean {
  const text = scan.tokens[at]?.text;
  if (text !== ")") return text === undefined || /^([;{}:]|else|do)$/.test(text);
  const open = opening(scan.tokens, at);
  const isVoidCast = at - open === 2 && scan.tokens[at - 1]?.text === "void";
  return isVoidCast || /^(if|while|for)$/.test(scan.tokens[open - 1]?.text ?? "");
}

/** The text from the first token of an argument to its last. */
function written(source: CSource, tokens: readonly PlacedToken[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return "";
  const lines = Array.from({ length: last.line - first.line + 1 }, (_, index) => {
    const line = source.lines.line(first.line + index);
    const end = first.line + index === last.line ? last.end : line.length;
    return line.slice(index === 0 ? first.start : 0, end);
  });
  return lines.join("\n");
}
