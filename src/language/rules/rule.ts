import type { Text } from "../../core/language.ts";
import type { PlacedToken } from "../../core/c/tokens.ts";
import type { Names } from "../../core/c/evaluate.ts";

/** A complete call of a function that is not the program's own. */
export interface Call {
  readonly name: string;
  readonly args: readonly (readonly PlacedToken[])[];
  /** An argument as it is written, with its spaces and line ends. */
  readonly text: (argument: number) => string;
  /** Whether the call is a statement of its own, so that nobody looks at what it returns. */
  readonly statement: boolean;
  /** C++ has no compound literals whose address may be taken. */
  readonly language: "c" | "cpp";
  /** What the file's macros stand for. */
  readonly macros: Names;
}

/** What may stand instead of a call. */
export interface Replacement {
  readonly title: Text;
  readonly newText: string;
  /** The headers that it needs. */
  readonly headers: readonly string[];
}

/** Looks at one call; undefined where the rule has nothing to offer, or the replacement would not be the same. */
export type Rule = (call: Call) => Replacement | undefined;

/** `Replace bzero() by memset()` */
export function replaces(name: string, successor: string): Text {
  return { en: `Replace ${name}() by ${successor}()`, "zh-cn": `用 ${successor}() 取代 ${name}()` };
}
