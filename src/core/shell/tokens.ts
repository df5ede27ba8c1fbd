/** Finds what may have a meaning inside a text: directives of a format, words of a program, commands of sed. */
import type { Parts } from "../knowledge.ts";
import { readSed } from "./sed-script.ts";

/** A part of the text, and the listed value that explains it. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

export function tokensOf(parts: Parts, text: string, keys: readonly string[]): readonly Token[] {
  switch (parts) {
    case "directives":
      return directives(text, keys);
    case "words":
      return words(text);
    case "sed":
      return readSed(text);
  }
}

/** Flags and a width may stand between the sign and its letter: `%-10s`, `%_d`. */
const DIRECTIVE = /%[-_0^#+]*\d*(?:\.\d+)?(?=.)|\\(?=.)/g;

function directives(text: string, keys: readonly string[]): Token[] {
  const longestFirst = keys.toSorted((a, b) => b.length - a.length);
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: sign, index: from } of text.matchAll(DIRECTIVE)) {
    if (from < end) continue;
    const bare = sign.charAt(0) + text.slice(from + sign.length);
    const key = longestFirst.find((key) => bare.startsWith(key));
    if (key === undefined) continue;
    end = from + sign.length + key.length - 1;
    tokens.push({ from, to: end, key });
  }
  return tokens;
}

/** Strings, expressions between slashes and comments are passed over as a whole. */
const WORD = /"(?:\\.|[^"\\])*"|\/(?:\\.|[^/\\\n])*\/|#.*|[$@.]?[A-Za-z_]\w*|\$\d+|\.\[\]|[^\s\w"#$@./]+/g;

function words(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: key, index: from }) => ({ from, to: from + key.length, key }));
}
