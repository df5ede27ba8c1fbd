import type { Hover } from "vscode-languageserver-types";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { PythonEntry } from "../../core/python/knowledge.ts";
import type { Meaning } from "../../core/python/meaning.ts";
import { Place } from "../../core/python/place.ts";
import { pythonSourceOf, type PythonSource } from "../../core/python/source.ts";
import type { Token } from "../../core/python/tokens.ts";
import type { FeatureOptions } from "../document.ts";
import { explainPython, hereLine, paramOf, paramOfFrame } from "./here.ts";
import { renderParam, renderPython } from "./render.ts";

export function providePythonHover(
  lines: TextLines,
  position: Position,
  library: Library,
  options: FeatureOptions,
): Hover | undefined {
  const source = pythonSourceOf(lines);
  const token = tokenAt(source, position);
  if (!token) return undefined;
  const place = new Place(source, { line: position.line, character: token.start }, library.python);
  const value = explain(place, library, options);
  const range = {
    start: { line: position.line, character: token.start },
    end: { line: position.line, character: token.end },
  };
  return value === undefined ? undefined : { contents: { kind: "markdown", value }, range };
}

/** The word or number at a position, also just behind its end. */
function tokenAt(source: PythonSource, { line, character }: Position): Token | undefined {
  const fits = ({ kind }: Token) => kind === "word" || kind === "number";
  const { tokens } = source.line(line);
  const inside = tokens.find(({ start, end }) => start <= character && character < end);
  if (inside && fits(inside)) return inside;
  if (inside && inside.kind !== "punctuator") return undefined;
  return tokens.find((token) => token.end === character && fits(token));
}

function explain(place: Place, library: Library, options: FeatureOptions): string | undefined {
  const { tokens, index } = place;
  if (place.isKeywordName(index)) return explainKeyword(place, library);
  const entry = entryOf(place.meaningOf(index), library);
  if (!entry) return explainLiteral(place, library);
  const called = tokens[index + 1]?.text === "(" && entry.signature !== undefined;
  const here = called ? hereLine(entry, place.argumentsOf(index + 1), library) : undefined;
  return renderPython(entry, here, library, options);
}

function entryOf(meaning: Meaning | undefined, library: Library): PythonEntry | undefined {
  if (meaning?.kind === "module") return library.python.entry(meaning.name);
  return meaning?.kind === "entry" ? meaning.entry : undefined;
}

/** `timeout` of `lock.acquire(timeout=5)`: what it means, and what the value does. */
function explainKeyword(place: Place, library: Library): string | undefined {
  const name = place.tokens[place.index]?.text ?? "";
  const frame = place.frames(place.index).at(-1);
  const entry = frame && place.callee(frame.open);
  const param = entry && paramOf(entry, name);
  if (!entry || !param) return undefined;
  const argument = place.argumentsOf(frame.open).find(({ keyword }) => keyword === name);
  const here = argument && explainPython(argument.tokens, param, library);
  return renderParam(name, here === undefined ? param.text : `${param.text}\n\n→ ${here}`, entry, param);
}

/** A literal that is a whole argument, where its parameter gives it a meaning. */
function explainLiteral(place: Place, library: Library): string | undefined {
  const token = place.tokens[place.index];
  const isLiteral = token?.kind === "number" || /^(True|False|None)$/.test(token?.text ?? "");
  const frame = isLiteral ? place.frames(place.index).at(-1) : undefined;
  const entry = frame && place.callee(frame.open);
  if (!entry || !token) return undefined;
  const param = paramOf(entry, paramOfFrame(entry, frame)?.name ?? "");
  const argument = place.argumentsOf(frame.open)[frame.argument];
  if (!param || !argument?.tokens.includes(token)) return undefined;
  const meaning = explainPython(argument.tokens, param, library);
  const text = argument.tokens.map((part) => part.text).join("");
  return meaning === undefined ? undefined : renderParam(text, meaning, entry, param);
}
