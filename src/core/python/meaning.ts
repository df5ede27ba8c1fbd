/** What a name or an expression of a file stands for: a module, an entry of the reference, an instance of a class. */
import type { Position } from "../document.ts";
import type { Value } from "./bindings.ts";
import type { Expression, Step } from "./expressions.ts";
import type { PythonEntry, ResultType } from "./knowledge.ts";
import type { PythonLibrary } from "./library.ts";
import { type BoundName, methodAround, type Scope } from "./scopes.ts";

export type Meaning =
  | { readonly kind: "module"; readonly name: string }
  | { readonly kind: "entry"; readonly entry: PythonEntry }
  /** An object of a class of the reference. */
  | { readonly kind: "instance"; readonly type: string }
  /** A class of the file's own, or an object of it. */
  | { readonly kind: "own"; readonly scope: Scope; readonly instance: boolean }
  | { readonly kind: "tuple"; readonly parts: readonly (string | null)[] }
  | { readonly kind: "list"; readonly of: Meaning };

/** How many assignments are followed one behind the other. */
const DEEPEST = 12;

export class Resolver {
  readonly #library: PythonLibrary;
  /** Names that a lambda or a comprehension around the place binds. */
  readonly #hidden: ReadonlySet<string>;

  constructor(library: PythonLibrary, hidden: ReadonlySet<string>) {
    this.#library = library;
    this.#hidden = hidden;
  }

  /** The meaning of a bare name; undefined for names of the file's own that stand for nothing known. */
  name(name: string, scope: Scope, at: Position, depth = 0): Meaning | undefined {
    if (depth > DEEPEST || (depth === 0 && this.#hidden.has(name))) return undefined;
    for (let around: Scope | undefined = scope; around; around = around.parent) {
      if (around.kind === "class" && around !== scope) continue;
      if (name === around.self && around.parent) return { kind: "own", scope: around.parent, instance: true };
      const bindings = around.bindings(name);
      const bound = choose(bindings, at);
      if (bound) return this.#bound(bound, bindings ?? [], depth + 1);
      const starred = around.starred.toReversed().find((module) => this.#library.entry(`${module}.${name}`));
      if (starred !== undefined) return this.#entry(`${starred}.${name}`);
    }
    return name === "super" ? undefined : this.#entry(name, (entry) => entry.kind !== "module");
  }

  /** The meaning of an expression as it is written. */
  expression(expression: Expression, scope: Scope, at: Position, depth = 0): Meaning | undefined {
    if (depth > DEEPEST) return undefined;
    if (expression.element) {
      const of = this.expression(expression.element, scope, at, depth + 1);
      return of && { kind: "list", of };
    }
    if (expression.name === "super" && expression.steps[0] === "call") {
      const base = this.#superclass(scope, at);
      return this.#steps(base, expression.steps.slice(1), expression.awaited, depth);
    }
    return this.#steps(this.name(expression.name, scope, at, depth), expression.steps, expression.awaited, depth);
  }

  /** What stands behind the dot of something known. */
  member(owner: Meaning | undefined, name: string, depth = 0): Meaning | undefined {
    switch (owner?.kind) {
      case "module":
        return this.#entry(`${owner.name}.${name}`);
      case "instance":
        return this.#wrap(this.#library.member(owner.type, name));
      case "entry":
        return this.#memberOfEntry(owner.entry, name);
      case "own":
        return this.#memberOfOwn(owner.scope, name, depth);
      default:
        return undefined;
    }
  }

  /** The class of the reference whose members an object has. */
  classOf(meaning: Meaning | undefined): string | undefined {
    if (meaning?.kind === "instance") return meaning.type;
    if (meaning?.kind === "own") return this.#baseOf(meaning.scope);
    if (meaning?.kind !== "entry") return undefined;
    const { entry } = meaning;
    if (entry.kind === "class" || entry.kind === "exception") return entry.name;
    return isValue(entry) && typeof entry.type === "string" ? entry.type : undefined;
  }

  #steps(start: Meaning | undefined, steps: readonly Step[], awaited: boolean, depth: number): Meaning | undefined {
    let meaning = start;
    steps.forEach((step, index) => {
      if (step === "call") meaning = this.#called(meaning, awaited && index === steps.length - 1);
      else if (step === "index") meaning = indexed(meaning);
      else meaning = this.member(meaning, step.attribute, depth);
    });
    return meaning;
  }

  #called(callee: Meaning | undefined, awaited: boolean): Meaning | undefined {
    if (callee?.kind === "own") return callee.instance ? undefined : { ...callee, instance: true };
    if (callee?.kind !== "entry") return undefined;
    const { entry } = callee;
    if (entry.kind === "class" || entry.kind === "exception") return { kind: "instance", type: entry.name };
    if (entry.async && !awaited) return undefined;
    if (entry.each !== undefined) {
      const of = resultOf(entry.each);
      return of && { kind: "list", of };
    }
    return resultOf(entry.type);
  }

  #bound(bound: BoundName, all: readonly BoundName[], depth: number): Meaning | undefined {
    const { value, scope } = bound;
    switch (value.kind) {
      case "module":
        return this.#module(value.module);
      case "member":
        return this.#entry(`${value.module}.${value.name}`);
      case "own":
        return value.block.kind === "class" ? { kind: "own", scope: value.inner(), instance: false } : undefined;
      default: {
        const meaning = this.#value(value, bound, depth);
        // An empty list says nothing; what is appended to it does.
        const appended = all.find((other) => other.value.kind === "appended");
        return (
          meaning ??
          (appended && appended !== bound && value.kind === "unknown"
            ? this.#value(appended.value as Value, { ...appended, scope }, depth)
            : undefined)
        );
      }
    }
  }

  #value(value: Value, { scope, ...at }: BoundName, depth: number): Meaning | undefined {
    if (!("of" in value)) return undefined;
    const before = { line: at.line, character: at.character - 1 };
    const meaning = this.expression(value.of, scope, before, depth + 1);
    switch (value.kind) {
      case "annotated": {
        const type = this.classOf(meaning);
        if (meaning?.kind === "own") return { ...meaning, instance: true };
        return type === undefined ? undefined : { kind: "instance", type };
      }
      case "entered":
        return this.#entered(meaning);
      case "appended":
        return meaning && { kind: "list", of: meaning };
      case "value": {
        const whole = value.item ? (meaning?.kind === "list" ? meaning.of : undefined) : meaning;
        return value.part === undefined ? asValue(whole) : partOf(whole, value.part);
      }
    }
  }

  #entered(manager: Meaning | undefined): Meaning | undefined {
    const type = this.classOf(manager);
    for (let owner = type; owner !== undefined; owner = this.#library.entry(owner)?.bases?.[0]) {
      const enter = this.#library.entry(owner)?.enter;
      if (enter !== undefined) return { kind: "instance", type: enter === "self" ? (type ?? owner) : enter };
    }
    return undefined;
  }

  #memberOfEntry(entry: PythonEntry, name: string): Meaning | undefined {
    if (entry.kind === "module") return this.#entry(`${entry.name}.${name}`);
    if (entry.kind === "class" || entry.kind === "exception") return this.#wrap(this.#library.member(entry.name, name));
    return isValue(entry) && typeof entry.type === "string"
      ? this.#wrap(this.#library.member(entry.type, name))
      : undefined;
  }

  /** What the class itself defines hides what it inherits. */
  #memberOfOwn(scope: Scope, name: string, depth: number): Meaning | undefined {
    if (depth > DEEPEST) return undefined;
    const given = scope.attribute(name) ?? scope.bindings(name);
    const known = given?.filter(({ value }) => value.kind !== "none" && value.kind !== "unknown") ?? [];
    const bound = known.at(-1) ?? given?.at(-1);
    const inherited = this.#inherited(scope, name, depth);
    if (!bound) return inherited;
    // `self.daemon = True` gives a value to what the base has.
    return this.#bound(bound, given ?? [], depth + 1) ?? (scope.bindings(name) ? undefined : inherited);
  }

  #inherited(scope: Scope, name: string, depth: number): Meaning | undefined {
    for (const base of scope.bases) {
      const meaning = this.expression(base, scope.parent ?? scope, END, depth + 1);
      const member = this.member(meaning, name, depth + 1);
      if (member) return member;
    }
    return undefined;
  }

  #superclass(scope: Scope, at: Position): Meaning | undefined {
    const own = methodAround(scope)?.parent;
    const base = own?.bases[0];
    const meaning = own && base && this.expression(base, own.parent ?? own, at, 1);
    return meaning && this.#called(meaning, false);
  }

  #baseOf(scope: Scope): string | undefined {
    for (const base of scope.bases) {
      const type = this.classOf(this.expression(base, scope.parent ?? scope, END, 1));
      if (type !== undefined) return type;
    }
    return undefined;
  }

  #module(name: string): Meaning {
    return { kind: "module", name };
  }

  #entry(name: string, fits: (entry: PythonEntry) => boolean = () => true): Meaning | undefined {
    const entry = this.#library.entry(name);
    return entry && fits(entry) ? this.#wrap(entry) : undefined;
  }

  #wrap(entry: PythonEntry | undefined): Meaning | undefined {
    if (!entry) return undefined;
    return entry.kind === "module" ? this.#module(entry.name) : { kind: "entry", entry };
  }
}

const END: Position = { line: Number.POSITIVE_INFINITY, character: 0 };

/** The last binding that is in effect; where none is yet, as inside functions that run later, the last of all. */
function choose(bindings: readonly BoundName[] | undefined, at: Position): BoundName | undefined {
  if (!bindings) return undefined;
  const real = bindings.filter(({ value }) => value.kind !== "none" && value.kind !== "appended");
  const before = real.findLast(
    ({ line, character }) => line < at.line || (line === at.line && character <= at.character),
  );
  return before ?? real.at(-1) ?? bindings.at(-1);
}

function isValue(entry: PythonEntry): boolean {
  return entry.kind === "attribute" || entry.kind === "constant";
}

function asValue(meaning: Meaning | undefined): Meaning | undefined {
  const isInstance = meaning?.kind === "entry" && isValue(meaning.entry);
  return isInstance ? resultOf(meaning.entry.type) : meaning;
}

function resultOf(type: ResultType | undefined): Meaning | undefined {
  if (type === undefined) return undefined;
  return typeof type === "string" ? { kind: "instance", type } : { kind: "tuple", parts: type };
}

function partOf(meaning: Meaning | undefined, part: number): Meaning | undefined {
  if (meaning?.kind === "list") return meaning.of;
  const type = meaning?.kind === "tuple" ? meaning.parts[part] : undefined;
  return typeof type === "string" ? { kind: "instance", type } : undefined;
}

function indexed(meaning: Meaning | undefined): Meaning | undefined {
  if (meaning?.kind === "list") return meaning.of;
  // `queue.Queue[int]` is the class still.
  return meaning?.kind === "entry" && meaning.entry.kind === "class" ? meaning : undefined;
}
