/** Reads the words behind a command by its conventions: options, their arguments, subcommands, operands. */
import type { Command, Operand, Option } from "../knowledge.ts";
import type { Library } from "../library.ts";
import { find, hasBareOptions, type OptionUse, readBareCluster, readOptions } from "./options.ts";
import type { Invocation, Piece, Role } from "./piece.ts";
import type { Word } from "./tree.ts";
import { meaningOf, partMeanings, type Slot } from "./values.ts";
import { spanOf } from "./word-value.ts";

/** How commands inside a command are read; the caller knows the text around. */
export interface Nest {
  words(words: readonly Word[]): void;
  script(word: Word): void;
}

export class ArgumentReader {
  readonly path: Command[];
  readonly given = new Set<Option>();
  /** Options whose arguments are the next words. */
  readonly waiting: OptionUse[] = [];
  /** How many operands have been seen. */
  operands = 0;
  /** After `--`. */
  ended = false;
  /** Words that stand for something else in the command inside: that of `xargs -I`. */
  readonly #stands = new Map<string, string>();
  /** The word of an expression that the next one belongs to. */
  #keyword: string | undefined;
  #first = true;
  readonly #library: Library;
  readonly #invocation: Invocation;
  readonly #nest: Nest;

  constructor(library: Library, invocation: Invocation, nest: Nest) {
    this.#library = library;
    this.#invocation = invocation;
    this.#nest = nest;
    this.path = invocation.path;
  }

  readAll(words: readonly Word[]): void {
    for (let index = 0; index < words.length; index++) {
      const taken = this.read(words, index);
      index += taken - 1;
    }
  }

  /** Reads the word at an index and says how many words that took. */
  read(words: readonly Word[], index: number): number {
    const word = words[index];
    if (!word) return 1;
    const first = this.#first;
    this.#first = false;
    const use = this.waiting.shift();
    if (use && !lacksArgument(use, word)) return this.#argument(use, words, index);
    const { value } = word;
    if (this.ended || isDynamic(word)) return this.#operand(words, index);
    if (value === "--" && !find(this.path, value)) return this.#endOptions(word);
    const uses = this.#readOptions(word, first);
    if (uses && !this.#isMode(uses, value)) return this.#options(uses, word);
    return this.#subcommand(word) ? 1 : this.#operand(words, index);
  }

  /** The operand that the next word would be. */
  expected(total = this.operands + 1): Operand | undefined {
    return this.#operandAt(this.operands, Math.max(total, this.operands + 1));
  }

  /** The subcommands that the next word may name. */
  get subcommands(): readonly Command[] {
    return this.operands === 0 ? (this.#current.subcommands ?? []) : [];
  }

  /** Whether the next word begins a command of its own. */
  get atCommand(): boolean {
    const { commandAt, commandUnless } = this.#current.syntax ?? {};
    return commandAt === this.operands && !this.#isGiven(commandUnless);
  }

  get #current(): Command {
    return this.path[this.path.length - 1] as Command;
  }

  #readOptions(word: Word, first: boolean): readonly OptionUse[] | undefined {
    if (this.#current.syntax?.optionsFirst && this.operands > 0) return undefined;
    const uses = readOptions(this.path, word.value);
    if (uses) return uses;
    const bare = this.path[0]?.syntax?.bareCluster && (first || hasBareOptions(this.#current));
    return bare ? readBareCluster(this.path, word.value) : undefined;
  }

  /** `chmod -x file`: what looks like an unknown option is the mode. */
  #isMode(uses: readonly OptionUse[], value: string): boolean {
    if (uses.some((use) => use.option) || this.expected()?.reads !== "mode") return false;
    return /^[-+=][rwxXst]+(?:,|$)/.test(value);
  }

  #endOptions(word: Word): number {
    this.ended = true;
    this.#add("end-of-options", word, 0, 2, { syntax: { set: "shell-operators", key: "--" } });
    return 1;
  }

  #options(uses: readonly OptionUse[], word: Word): number {
    this.#keyword = undefined;
    for (const use of uses) {
      if (use.option) this.given.add(use.option);
      this.#add(use.inCluster ? "cluster-member" : "option", word, use.from, use.to, { use });
      if (use.valueFrom !== undefined) this.#value(use, word, use.valueFrom);
      else if (use.takesNext) this.waiting.push(...Array.from({ length: use.option?.argument?.words ?? 1 }, () => use));
    }
    return 1;
  }

  #argument(use: OptionUse, words: readonly Word[], index: number): number {
    const word = words[index] as Word;
    const until = use.option?.argument?.commandUntil;
    if (!until) {
      this.#value(use, word, 0);
      return 1;
    }
    let end = index;
    while (end < words.length && !until.includes(words[end]?.value ?? "")) end++;
    this.#nest.words(words.slice(index, end));
    this.#standIns(words.slice(index, end), use.option?.argument?.values);
    const last = words[end];
    if (last) this.#value(use, last, 0);
    return end - index + 1;
  }

  /** The argument of an option, from this character of the word on. */
  #value(use: OptionUse, word: Word, from: number): void {
    const argument = use.option?.argument;
    const value = word.value.slice(from);
    if (argument?.script && word.quoted) this.#nest.script(word);
    const meaning = argument && meaningOf(this.#library, argument, value);
    this.#add("option-argument", word, from, word.value.length, { use, value, ...(meaning && { meaning }) });
    if (argument) this.#parts(argument, "option-argument", word, from, { use });
    if (argument?.standsIn && value !== "") this.#stands.set(value, meaning ?? "");
  }

  #parts(slot: Slot, role: Role, word: Word, from: number, more: Partial<Piece>): void {
    for (const part of partMeanings(this.#library, slot, word.value.slice(from))) {
      const value = word.value.slice(from + part.from, from + part.to);
      this.#add(role, word, from + part.from, from + part.to, { ...more, value, meaning: part.text });
    }
  }

  #subcommand(word: Word): boolean {
    const found = this.subcommands.find(({ name, aliases }) => name === word.value || aliases?.includes(word.value));
    if (!found) return false;
    this.path.push(found);
    this.#first = true;
    this.#add("subcommand", word, 0, word.value.length, { command: found });
    return true;
  }

  #operand(words: readonly Word[], index: number): number {
    const word = words[index] as Word;
    if (this.atCommand) return this.#command(words, index);
    if (this.#expression(word)) return 1;
    const rest = words.slice(index).filter((later) => !/^-./.test(later.value)).length;
    const operand = this.#operandAt(this.operands, this.operands + rest);
    this.operands++;
    if (operand?.script && word.quoted) this.#nest.script(word);
    const value = word.value;
    const meaning = operand && meaningOf(this.#library, operand, value);
    this.#add("operand", word, 0, value.length, {
      value,
      quoted: word.quoted,
      ...(operand && { operand }),
      ...(meaning && { meaning }),
    });
    if (operand) this.#parts(operand, operand.parts ? "expression" : "operand", word, 0, { operand });
    return 1;
  }

  /** `{}` of find and xargs stands for something else in the command inside, alone or within a word. */
  #standIns(words: readonly Word[], meanings: Readonly<Record<string, string>> = {}): void {
    const names = Object.keys(meanings).toSorted((a, b) => b.length - a.length);
    for (const word of words) {
      for (let at = 0; at < word.value.length; at++) {
        const name = names.find((name) => word.value.startsWith(name, at));
        if (name === undefined) continue;
        this.#add("expression", word, at, at + name.length, { meaning: meanings[name] ?? "", standsIn: true });
        at += name.length - 1;
      }
    }
  }

  /** The rest of the words is a command line: of `sudo`, `env`, `timeout 5`. */
  #command(words: readonly Word[], index: number): number {
    const word = words[index] as Word;
    if (/^[A-Za-z_]\w*=/.test(word.value)) {
      this.#add("assignment", word, 0, word.value.length, { value: word.value });
      return 1;
    }
    const until = this.#current.syntax?.commandUntil ?? [];
    const end = words.findIndex(({ value }, at) => at > index && until.includes(value));
    const own = words.slice(index, end < 0 ? words.length : end);
    const meanings = { ...this.expected()?.values, ...Object.fromEntries(this.#stands) };
    if (word.quoted && /\s/.test(word.value)) this.#nest.script(word);
    else this.#nest.words(own);
    this.#standIns(own, meanings);
    this.operands++;
    return own.length;
  }

  #operandAt(index: number, total: number): Operand | undefined {
    const operands = this.#described.filter((operand) => !this.#isGiven(operand.unless));
    const repeated = operands.findIndex((operand) => operand.repeats);
    if (repeated < 0) return operands[index] ?? beyond(operands.at(-1));
    if (index < repeated) return operands[index];
    const behind = operands.length - repeated - 1;
    return operands[index >= total - behind && index > repeated ? operands.length - (total - index) : repeated];
  }

  /** The operands of a subcommand; those of `ip route` and its like have all words of their language in common. */
  get #described(): readonly Operand[] {
    const { operands } = this.#current;
    return operands ?? this.path.at(-2)?.operands?.filter(({ words }) => words) ?? [];
  }

  #isGiven(names: readonly string[] = []): boolean {
    return [...this.given].some((option) => option.names.some((name) => names.includes(name)));
  }

  /** Words of a little language: the filter of tcpdump, the objects of ip. */
  #expression(word: Word): boolean {
    const languages = this.path
      .toReversed()
      .flatMap(({ operands = [] }) => operands.filter((operand) => operand.words));
    if (languages.length === 0) return false;
    let known = false;
    for (const found of word.value.matchAll(/[()]|!=?|&&|\|\|?|[^\s()!|]+/g)) {
      known = this.#expressionWord(languages, word, found[0], found.index) || known;
    }
    return known;
  }

  #expressionWord(languages: readonly Operand[], word: Word, text: string, from: number): boolean {
    const operand = languages.find(({ words }) => words && Object.hasOwn(words, text));
    const meaning = operand?.words?.[text];
    if (meaning) {
      // What follows an operator belongs to the word before it: `dport = :443`.
      if (/^\w/.test(text)) this.#keyword = text;
      this.#add("expression", word, from, from + text.length, { meaning, operand, value: text });
      return true;
    }
    if (this.#keyword === undefined) return false;
    this.#add("expression", word, from, from + text.length, { value: this.#keyword });
    return true;
  }

  #add(role: Role, word: Word, from: number, to: number, more: Partial<Piece>): void {
    const span = spanOf(word, from, to);
    const text = from === 0 && to === word.value.length ? word.raw : word.value.slice(from, to);
    const whole = text === word.raw ? { start: word.start, end: word.end } : span;
    this.#invocation.pieces.push({ role, ...whole, text, invocation: this.#invocation, ...more });
  }
}

/** Words beyond those that are described are more of the last, unless that is something single, such as a mode. */
function beyond(last: Operand | undefined): Operand | undefined {
  return last && !last.reads && !last.values && !last.here ? last : undefined;
}

/** `lsof -i -n`: where the argument may be missing, the next option is none. */
function lacksArgument({ option }: OptionUse, { value }: Word): boolean {
  return option?.argument?.form === "optional" && /^-./.test(value);
}

/** A word that begins with an expansion could become anything; it is taken for an operand. */
function isDynamic(word: Word): boolean {
  const first = word.parts[0];
  return first !== undefined && first.start === word.start && (first.kind === "variable" || first.kind === "parameter");
}
