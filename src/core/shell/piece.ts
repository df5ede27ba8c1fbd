/** A piece of a command line: a stretch of its text, the part it plays, and what is known of it. */
import type { Command, Operand } from "../knowledge.ts";
import type { OptionUse } from "./options.ts";
import type { Span } from "./tree.ts";

export type Role =
  | "command"
  | "subcommand"
  | "option"
  | "cluster-member"
  | "option-argument"
  | "end-of-options"
  | "operand"
  | "expression"
  | "assignment"
  | "redirection"
  | "pipe"
  | "list"
  | "background"
  | "reserved"
  | "test"
  | "expansion"
  | "parameter";

export interface Piece extends Span {
  readonly role: Role;
  readonly text: string;
  /** The command that it belongs to, as it is called here. */
  readonly invocation?: Invocation;
  /** Of a command or subcommand. */
  readonly command?: Command;
  /** Of an option and its argument. */
  readonly use?: OptionUse;
  readonly operand?: Operand;
  /** The argument or operand without its quotes. */
  readonly value?: string;
  /** What this very value means, where that is known. */
  readonly meaning?: string;
  /** Name of the set and key under which the words for a piece of syntax are found. */
  readonly syntax?: SyntaxKey;
  readonly quoted?: boolean;
  /** It stands for something else, whatever the command that it is in would take it for. */
  readonly standsIn?: boolean;
}

export interface SyntaxKey {
  readonly set: SyntaxSet;
  readonly key: string;
  /** What stands for `{}` in the sentence. */
  readonly values?: readonly string[];
}

export type SyntaxSet =
  | "shell-operators"
  | "shell-redirections"
  | "shell-parameters"
  | "shell-reserved"
  | "shell-tests"
  | "shell-expansions";

/** One command as it is called here. */
export interface Invocation extends Span {
  /** The command, then its subcommand, and so on. */
  readonly path: Command[];
  /** As it is written. */
  readonly name: string;
  readonly pieces: Piece[];
}
