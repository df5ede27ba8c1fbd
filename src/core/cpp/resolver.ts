/** Says what names and expressions mean: which entry of the library, or which type. */
import type { CSource } from "../c/source.ts";
import type { Token } from "../c/tokens.ts";
import { matching, opening } from "../c/declarations.ts";
import { elementOf, heldBy } from "./containers.ts";
import { cppFileOf, type CppFile } from "./file.ts";
import type { CppEntry } from "./knowledge.ts";
import { simpleName, type CppFound, type CppLibrary } from "./library.ts";
import { scopesAt, type CppScopes } from "./scopes.ts";
import { resultOf, templateParametersOf } from "./signature.ts";
import { parseCppType, parseName, type CppType, type CppVariable } from "./syntax.ts";

/** Aliases of aliases, and `auto` that is initialized by `auto`, are followed this far. */
const STEPS = 8;

export class CppResolver {
  readonly file: CppFile;
  readonly #library: CppLibrary;
  readonly #tokens: readonly Token[];
  readonly #position: number;
  #scopes: CppScopes | undefined;

  /** `tokens` are those of the enclosing declaration; names are looked up as seen from the one at `position`. */
  constructor(source: CSource, tokens: readonly Token[], library: CppLibrary, position = tokens.length) {
    this.#position = position;
    this.file = cppFileOf(source);
    this.#tokens = tokens;
    this.#library = library;
  }

  /** A variable, member or function of the program. */
  variable(name: string): CppVariable | undefined {
    return this.#scope.variable(name) ?? this.#ownMember(this.#scope.className, name) ?? this.file.global(name);
  }

  /** The full name of what is written as `mutex`, `chrono::seconds` or `std::mutex`; undefined for the program's own. */
  qualify(name: string): string | undefined {
    const [first = ""] = name.split("::");
    if (first === "std") return name;
    const { names, namespaces } = this.file.usings;
    const known = names.get(first);
    if (known !== undefined) return this.qualify(known + name.slice(first.length));
    if (this.file.ownClass(first)) return undefined;
    return namespaces
      .flatMap((namespace) => [namespace, this.qualify(namespace) ?? namespace])
      .map((namespace) => `${namespace}::${name}`)
      .find((candidate) => candidate.startsWith("std") && this.#library.find(candidate) !== undefined);
  }

  /** What a name as it is written means in the library, through the aliases of the file. */
  find(name: string): CppFound | undefined {
    const full = this.qualify(name);
    const found = full === undefined ? undefined : this.#library.find(full);
    if (found) return found;
    const at = name.lastIndexOf("::");
    if (at < 0) return undefined;
    const owner = this.entryOf({ name: name.slice(0, at), args: [] });
    return owner && this.#library.member(owner, name.slice(at + 2));
  }

  /** The class of the library that a type is. */
  entryOf(type: CppType): CppEntry | undefined {
    return this.#library.entry(this.real(type).name);
  }

  /** Follows `using Lock = …` of the file and `milliseconds` of the library to the class itself, by its full name. */
  real(type: CppType, steps = STEPS): CppType {
    if (steps === 0) return type;
    const own = type.name.includes("::") ? undefined : this.file.alias(type.name);
    if (own && own.name !== type.name) return this.real(own, steps - 1);
    const full = this.qualify(type.name);
    if (full === undefined) return this.#ofOwnAlias(type, steps);
    const found = this.#library.find(full);
    const signature = (found?.member ?? found?.entry)?.signatures?.[0];
    const alias = signature?.startsWith("using") ? resultOf(signature, simpleName(full)) : undefined;
    const target = alias && this.#inLibrary(alias, found?.entry.name ?? full);
    return target && target.name !== full ? this.real(target, steps - 1) : { name: full, args: type.args };
  }

  /** `Clock::time_point`, where `Clock` is an alias of the file. */
  #ofOwnAlias(type: CppType, steps: number): CppType {
    const at = type.name.indexOf("::");
    const own = at < 0 ? undefined : this.file.alias(type.name.slice(0, at));
    return own ? this.real({ name: own.name + type.name.slice(at), args: type.args }, steps - 1) : type;
  }

  /** What stands before the `.` or `->` at `dot`: its class in the library. */
  ownerBefore(dot: number): CppEntry | undefined {
    const type = this.typeOf(this.#tokens.slice(this.#startOfChain(dot), dot));
    const reached = type && this.#tokens[dot]?.text === "->" ? this.#through(type) : type;
    return reached && this.entryOf(reached);
  }

  /** The type of an expression such as `pool->workers[0]`; undefined where it cannot be seen. */
  typeOf(tokens: readonly Token[], steps = STEPS): CppType | undefined {
    if (steps === 0) return undefined;
    const first = tokens[0]?.text ?? "";
    if (first === "&" || first === "co_await") return this.typeOf(tokens.slice(1), steps);
    if (first === "*") {
      const pointer = this.typeOf(tokens.slice(1), steps);
      return pointer && this.#through(pointer);
    }
    const primary = this.#primary(tokens, steps);
    return primary && this.#postfix(primary.type, tokens, primary.end, steps);
  }

  #primary(tokens: readonly Token[], steps: number): { type: CppType; end: number } | undefined {
    const first = tokens[0]?.text;
    if (first === "(") {
      const close = matching(tokens, 0);
      const type = this.typeOf(tokens.slice(1, close), steps);
      return type && { type, end: close + 1 };
    }
    if (first === "this") return { type: { name: this.#scope.className ?? "", args: [] }, end: 1 };
    if (first === "new") {
      const typed = parseCppType(tokens, 1);
      return typed && { type: typed.type, end: skipCall(tokens, typed.end) };
    }
    const named = parseName(tokens, 0);
    if (!named) return undefined;
    const called = /^[({]$/.test(tokens[named.end]?.text ?? "");
    const type = this.#typeOfName(named, tokens, called, steps);
    return type && { type, end: called ? matching(tokens, named.end) + 1 : named.end };
  }

  #typeOfName(
    { name, args, end }: { name: string; args: readonly CppType[]; end: number },
    tokens: readonly Token[],
    called: boolean,
    steps: number,
  ): CppType | undefined {
    const own = name.includes("::") ? undefined : this.variable(name);
    // A call of an object has the type of its call operator, which is not looked into.
    if (own) return called && !own.called ? undefined : this.typeOfVariable(own, steps);
    const full = this.qualify(name);
    if (full === "std::move" || full === "std::forward" || full === "std::ref") {
      return this.typeOf(tokens.slice(end + 1, matching(tokens, end)), steps - 1);
    }
    if (!called) return undefined;
    const found = this.find(name);
    if (!found) return this.file.ownClass(name) && { name, args };
    if (!found.member && found.entry.kind !== "function") return { name, args };
    return this.#result(found, { name: found.entry.name, args });
  }

  typeOfVariable(variable: CppVariable, steps = STEPS): CppType | undefined {
    const { type, value, element } = variable;
    if (type.name !== "auto") return type;
    const whole = this.typeOf(value, steps - 1);
    return whole && element ? this.#element(whole) : whole;
  }

  #postfix(start: CppType, tokens: readonly Token[], from: number, steps: number): CppType | undefined {
    let type: CppType | undefined = start;
    let at = from;
    while (type && at < tokens.length) {
      const text = tokens[at]?.text;
      if (text === "[") {
        type = this.#element(type);
        at = matching(tokens, at) + 1;
      } else if (text === "." || text === "->") {
        const reached: CppType = text === "->" ? this.#through(type) : type;
        const called = tokens[at + 2]?.text === "(";
        type = this.#member(reached, tokens[at + 1]?.text ?? "", called, steps);
        at = called ? matching(tokens, at + 2) + 1 : at + 2;
      } else return this.#operated(type, text, tokens.slice(at + 1), steps);
    }
    return type;
  }

  /** The difference of two moments is a duration; else a sum has the type of its first part. */
  #operated(type: CppType, operator: string | undefined, rest: readonly Token[], steps: number): CppType | undefined {
    if (operator !== "-" && operator !== "+") return undefined;
    const isMoment = (one: CppType | undefined) =>
      one !== undefined && this.real(one).name === "std::chrono::time_point";
    const isLength = operator === "-" && isMoment(type) && isMoment(this.typeOf(rest, steps - 1));
    return isLength ? { name: "std::chrono::duration", args: [] } : type;
  }

  #member(type: CppType, name: string, called: boolean, steps: number): CppType | undefined {
    const real = this.real(type);
    const entry = this.#library.entry(real.name);
    const found = entry && this.#library.member(entry, name);
    if (found) return this.#result(found, real);
    const own = this.#ownMember(real.name, name);
    if (own) return own.called === called ? this.typeOfVariable(own, steps) : undefined;
    return called || name === "second" ? heldBy(real, name) : undefined;
  }

  #ownMember(className: string | undefined, name: string, steps = STEPS): CppVariable | undefined {
    const own = className === undefined || steps === 0 ? undefined : this.file.ownClass(className);
    if (!own) return undefined;
    const direct = own.members.find((member) => member.name === name);
    if (direct) return direct;
    for (const base of own.bases) {
      const inherited = this.#ownMember(base, name, steps - 1);
      if (inherited) return inherited;
    }
    return undefined;
  }

  /** What `->` and `*` reach: of a smart pointer what it points at, of a plain pointer the thing itself. */
  #through(type: CppType): CppType {
    const real = this.real(type);
    const entry = this.#library.entry(real.name);
    const arrow = entry && this.#library.member(entry, "operator->");
    return (arrow && this.#result(arrow, real)) ?? heldBy(real, "operator->") ?? type;
  }

  /** An element of an array is of the type that its declaration names. */
  #element(type: CppType): CppType {
    return elementOf(this.real(type)) ?? type;
  }

  /** What a function returns, with the template's arguments of the object it belongs to. */
  #result({ entry, member }: CppFound, of: CppType): CppType | undefined {
    const { signatures } = member ?? entry;
    const signature = signatures?.[0] ?? "";
    const result = resultOf(signature, simpleName(member?.name ?? entry.name));
    if (!result) return undefined;
    const parameters = templateParametersOf((member ? entry.signatures?.[0] : signature) ?? "");
    const index = parameters.indexOf(result.name);
    if (index >= 0) return of.args[index];
    const args = result.args.map((arg) => of.args[parameters.indexOf(arg.name)] ?? arg);
    return this.#inLibrary({ name: result.name, args }, entry.name);
  }

  /** The standard writes `future<R>` within std, and `id` within thread. */
  #inLibrary(type: CppType, within: string): CppType {
    const scopes = within.split("::");
    for (let length = scopes.length; length > 0; length--) {
      const name = `${scopes.slice(0, length).join("::")}::${type.name}`;
      if (this.#library.find(name)) return { name, args: type.args };
    }
    return { name: `std::${type.name.replace(/^std::/, "")}`, args: type.args };
  }

  get #scope(): CppScopes {
    this.#scopes ??= scopesAt(this.#tokens, this.#position);
    return this.#scopes;
  }

  /** Where the postfix expression begins that ends before `end`: `this->workers_[i]`, `std::async(f)`, `cast<T>(x)`. */
  #startOfChain(end: number): number {
    let at = end - 1;
    for (;;) {
      const text = this.#tokens[at]?.text ?? "";
      if (text === ")" || text === "]" || text === "}") {
        at = opening(this.#tokens, at) - 1;
        if (this.#tokens[at]?.text === ">") at = openingAngle(this.#tokens, at) - 1;
        if (text === "]" || this.#tokens[at]?.kind === "word") continue;
        return at + 1;
      }
      if (this.#tokens[at]?.kind !== "word") return at + 1;
      const before = this.#tokens[at - 1]?.text;
      if (before === "::" && this.#tokens[at - 2]?.text === ">") at = openingAngle(this.#tokens, at - 2) - 1;
      else if (before === "." || before === "->" || before === "::") at -= 2;
      else return at;
    }
  }
}

function skipCall(tokens: readonly Token[], at: number): number {
  return /^[({]$/.test(tokens[at]?.text ?? "") ? matching(tokens, at) + 1 : at;
}

/** The `<` of the `>` at `close`. */
export function openingAngle(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= Math.max(0, close - 200); at--) {
    const text = tokens[at]?.text;
    depth += text === ">" ? 1 : text === ">>" ? 2 : text === "<" ? -1 : 0;
    if (depth === 0) return at;
  }
  return 0;
}
