import { alternativesOf, argumentsOf, textOf, withoutCasts } from "../../core/c/arguments.ts";
import { matching, parseType, splitAtCommas } from "../../core/c/declarations.ts";
import { evaluate, LONGEST_EXPRESSION, numberOf } from "../../core/c/evaluate.ts";
import type { PlacedToken } from "../../core/c/tokens.ts";
import type { CSource } from "../../core/c/source.ts";
import type { Token } from "../../core/c/tokens.ts";
import type { Position } from "../../core/document.ts";
import { format } from "../../core/format.ts";
import type { ConstantEntry, Field, FunctionEntry, Meanings, Param } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import { WORDS } from "../words.ts";
import { familiesOf, parameterAt } from "./calls.ts";
import { readLiteral } from "./readings.ts";

/** What explaining needs to know besides the value: the file's own macros, and the reference. */
export interface Context {
  readonly source: { readonly outline: OwnNames };
  readonly library: Library;
}

/** What the program itself has defined under the names of a value. */
export type OwnNames = Pick<CSource["outline"], "macro" | "defines" | "definesStruct">;

/** What the reference says about the values that may stand in a place. */
interface Place {
  readonly meanings: Meanings;
  readonly families: readonly string[];
}

/** `Here: at most 16 events; waits without limit.` for the call whose parenthesis is at `open`. */
export function hereLine(source: CSource, entry: FunctionEntry, open: Position, library: Library): string | undefined {
  const args = argumentsOf(source, open);
  const phrases = args.map((argument, index) => {
    const param = parameterAt(entry, index);
    if (!param) return undefined;
    const families = familiesOf(param, entry, args);
    const meaning = explainValue(argument, { meanings: param, families }, { source, library });
    return meaning ?? mismatch(argument, param, families, library);
  });
  return sentence(phrases, library);
}

/** `setsockopt(fd, SOL_SOCKET, TCP_NODELAY, …)`: a constant that belongs to another choice than the one that was made. */
function mismatch(
  argument: readonly Token[],
  { accepts, acceptsBy }: Param,
  families: readonly string[],
  library: Library,
): string | undefined {
  if (!acceptsBy || families.length === 0) return undefined;
  const misplaced = alternativesOf(argument).find((name) => {
    const entry = library.entry(name, "constant");
    return entry?.kind === "constant" && accepts?.includes(entry.family) && !families.includes(entry.family);
  });
  return misplaced && format(WORDS[library.language].mismatch, misplaced, acceptsBy.param);
}

/** The same for a field that is set, or compared, to something visible; `operator` is the token behind its name. */
export function hereField(
  source: CSource,
  field: Field,
  operator: PlacedToken | undefined,
  library: Library,
): string | undefined {
  if (!operator || !/^([=!]=|[|&]?=|&)$/.test(operator.text)) return undefined;
  const [value = []] = argumentsOf(source, { line: operator.line, character: operator.start });
  const place = { meanings: field, families: field.accepts ?? [] };
  return sentence([explainValue(value, place, { source, library })], library);
}

function sentence(phrases: readonly (string | undefined)[], library: Library): string | undefined {
  const words = WORDS[library.language];
  const said = phrases.filter((phrase) => phrase !== undefined);
  return said.length > 0 ? format(words.here, said.join(words.and)) : undefined;
}

/** What a value means in its place; undefined for a variable or an expression, which only the program knows. */
export function explainValue(written: readonly Token[], place: Place, context: Context): string | undefined {
  if (written.length > LONGEST_EXPRESSION || !maySay(written, place)) return undefined;
  const value = withoutCasts(written);
  const compound = compoundLiteral(value);
  if (compound) return explainCompound(compound, place, context);
  const number = evaluate(value, (name) => context.source.outline.macro(name));
  return (
    exactMeaning(value, number, place.meanings) ??
    explainFlags(value, place, context) ??
    explainComputed(value, number, place.meanings, context) ??
    explainNumber(value, number, place, context)
  );
}

/** Most arguments are no constants; only the fields of a compound literal are explained wherever they stand. */
function maySay(value: readonly Token[], { meanings: { values, here, reads }, families }: Place): boolean {
  const hasMeaning = values !== undefined || here !== undefined || reads !== undefined || families.length > 0;
  return hasMeaning || value.some(({ text }) => text === "{");
}

/** What `values` lists: the text as it is written, the number that it makes, or a null pointer in any spelling. */
function exactMeaning(value: readonly Token[], number: number | undefined, { values }: Meanings): string | undefined {
  if (!values) return undefined;
  const text = textOf(value);
  const isNull = text === "0" || text === "nullptr";
  return (
    values[text] ?? (number === undefined ? undefined : values[String(number)]) ?? (isNull ? values["NULL"] : undefined)
  );
}

/** Each of `A | B` that belongs to a family of the place, with the first clause of what it does; and what `& ~C` clears. */
function explainFlags(value: readonly Token[], { meanings, families }: Place, context: Context): string | undefined {
  if (families.length === 0 && !value.some(({ text }) => text === "|")) return undefined;
  const { source, library } = context;
  const words = WORDS[library.language];
  const fitting = (name: string): ConstantEntry[] => {
    const entry = source.outline.defines(name) ? undefined : library.entry(name, "constant");
    return entry?.kind === "constant" && families.includes(entry.family) ? [entry] : [];
  };
  const { set, cleared } = splitAtComplement(value);
  const phrases = [
    ...alternativesOf(set).flatMap((name) => {
      const read =
        set.length > 1 && meanings.reads && readLiteral(name, numberOf(name), meanings.reads, library.language);
      if (read) return [`\`${name}\` = ${read}`];
      return fitting(name).map((entry) => `\`${entry.name}\` ${brief(entry.summary)}`);
    }),
    ...cleared.flatMap(({ text }) => fitting(text)).map((entry) => format(words.without, entry.name)),
  ];
  return phrases.length > 0 ? phrases.join(words.list) : undefined;
}

/** `flags & ~O_NONBLOCK`, with or without parentheses around several names. */
function splitAtComplement(value: readonly Token[]): { set: readonly Token[]; cleared: readonly Token[] } {
  const tilde = value.findIndex(({ text }) => text === "~");
  if (tilde < 0) return { set: value, cleared: [] };
  const end = value[tilde + 1]?.text === "(" ? matching(value, tilde + 1) : tilde + 1;
  return { set: value.slice(0, Math.max(tilde - 1, 0)), cleared: value.slice(tilde + 1, end + 1) };
}

/** The phrase of the place, and what a number of its unit amounts to. */
function explainComputed(
  value: readonly Token[],
  number: number | undefined,
  { here, reads }: Meanings,
  { library }: Context,
): string | undefined {
  const text = textOf(value);
  const read = reads && readLiteral(text, number, reads, library.language);
  if (here !== undefined && (number !== undefined || isFixed(value))) {
    const phrase = inNumber(format(here, text), library);
    const named = number !== undefined && value[0]?.kind === "word" ? [`${text} = ${number}`] : [];
    const known = read === undefined || phrase.includes(read) || read.startsWith(`${text} `);
    const notes = [...named, ...(known ? [] : [read])];
    const words = WORDS[library.language];
    return notes.length > 0 ? format(words.note, phrase, notes.join(words.list)) : phrase;
  }
  // `0644` = `rw-r--r--`; but of 2 seconds only "2 s" is worth saying.
  return read !== undefined && /^[`\d]/.test(read) && !read.startsWith(`${text} `) ? `\`${text}\` = ${read}` : read;
}

/** `kill(pid, 9)`: a bare number that is one of the constants of the place. */
function explainNumber(
  value: readonly Token[],
  number: number | undefined,
  { families }: Place,
  { library }: Context,
): string | undefined {
  if (number === undefined || families.length === 0) return undefined;
  const entry = library
    .members(families)
    .find((member) => member.value !== undefined && Number(member.value) === number);
  return entry && `\`${textOf(value)}\` = \`${entry.name}\` ${brief(entry.summary)}`;
}

interface Compound {
  /** The name of its struct, or of a plain type such as int. */
  readonly type: string;
  readonly parts: readonly (readonly Token[])[];
}

/** `&(struct timeval){ .tv_sec = 2 }` */
function compoundLiteral(value: readonly Token[]): Compound | undefined {
  const tokens = value[0]?.text === "&" ? value.slice(1) : value;
  const brace = tokens.findIndex(({ text }) => text === "{");
  if (tokens[0]?.text !== "(" || tokens[brace - 1]?.text !== ")" || tokens.at(-1)?.text !== "}") return undefined;
  const typed = parseType(tokens.slice(1, brace - 1), 0);
  return typed && { type: typed.type.name, parts: splitAtCommas(tokens.slice(brace + 1, -1)) };
}

/** What each field is set to; of `(int){1}` what the 1 means in the place. */
function explainCompound({ type, parts }: Compound, place: Place, context: Context): string | undefined {
  const owner = context.source.outline.definesStruct(type) ? undefined : context.library.entry(type, "struct");
  if (owner?.kind !== "struct") return parts.length === 1 ? explainValue(parts[0] ?? [], place, context) : undefined;
  const phrases = parts.map((part, index) => {
    const designated = part[0]?.text === "." && part[2]?.text === "=";
    const field = designated ? owner.fields.find(({ name }) => name === part[1]?.text) : owner.fields[index];
    if (!field || (part[0]?.text === "." && !designated)) return undefined;
    const inner = { meanings: field, families: field.accepts ?? [] };
    const meaning = explainValue(designated ? part.slice(3) : part, inner, context);
    return meaning === undefined ? undefined : `\`${field.name}\`: ${meaning}`;
  });
  const said = phrases.filter((phrase) => phrase !== undefined);
  return said.length > 0 ? said.join(WORDS[context.library.language].list) : undefined;
}

/** The first clause of a summary, beginning small, to stand inside a sentence. */
export function brief(summary: string): string {
  const end = summary.search(/(?<=[^\d])[.;](?:\s|$)|[。；]/);
  const clause = (end < 0 ? summary : summary.slice(0, end)).replace(/\.$/, "");
  const first = clause.charAt(0);
  const isName = /^[A-Z0-9_]{2,}|^`|^Ctrl/.test(clause);
  return isName ? `— ${clause}` : `— ${first.toLowerCase()}${clause.slice(1)}`;
}

/** `1 bytes` is one byte. */
function inNumber(phrase: string, library: Library): string {
  if (library.language !== "en") return phrase;
  return phrase.replace(
    /(?<![\w.])1 (entries|\w+[^s]s)\b/,
    (_, noun: string) => `1 ${noun.replace(/ies$/, "y").replace(/s$/, "")}`,
  );
}

/** A constant in capitals, a string, or a size: something that the reader of the code can see. */
function isFixed(value: readonly Token[]): boolean {
  const [first] = value;
  if (!first) return false;
  if (first.text === "sizeof") return true;
  return value.length === 1 && (first.kind === "string" || /^[A-Z][A-Z0-9_]+$/.test(first.text));
}
