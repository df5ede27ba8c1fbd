/**
 * Plain data with much repetition, written short: a text that occurs more than once stands in a table, and the keys
 * of objects stand once for all objects of the same shape. About half of what JSON takes.
 *
 * The file is one of lines, each JSON by itself: the head with the tables, the members, and the items of the one member
 * that is the shelf. Only what is looked at costs time and memory.
 *
 * A number is the index of a text; an array begins with a tag: LIST for a list, NUMBER for a number, else one more than
 * the index of the shape that its values fill.
 */

interface Head {
  readonly strings: readonly string[];
  /** For each shape the keys of its objects, in order; a key that occurs in several shapes is the index of a text. */
  readonly shapes: readonly (readonly (string | number)[])[];
  /** The members of the outermost object that follow, one a line. */
  readonly members: readonly string[];
  /** The name of the member whose items follow them, one a line; their names and kinds, packed. */
  readonly shelf: string;
  readonly names: unknown;
  readonly kinds: unknown;
}

/** A text by lines, of which some are read and others never. */
export interface LineSource {
  line(index: number): string;
}

const LIST = 0;
const NUMBER = -1;

/** Shorter texts are not worth an index. */
const SHORTEST = 3;

type Item = { readonly name: string; readonly kind?: string };

/** Packs an object of strings, numbers, booleans, arrays and objects; members that are undefined are left out. */
export function pack<K extends string, T extends { readonly [key in K]: readonly Item[] }>(data: T, shelf: K): string {
  const counts = new Map<string, number>();
  const shapes = new Map<string, readonly string[]>();
  count(data, counts, shapes);
  for (const keys of shapes.values()) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const repeated = [...counts].filter(([text, times]) => times > 1 && text.length >= SHORTEST);
  // The most frequent first, so that their indices are short.
  const strings = repeated.toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
  const packer = new Packer(strings, [...shapes.keys()]);
  const { [shelf]: items, ...members } = data;
  const head: Head = {
    strings,
    shapes: [...shapes.values()].map((keys) => keys.map((key) => packer.text(key))),
    members: keysOf(members),
    shelf,
    names: packer.value(items.map(({ name }) => name)),
    kinds: packer.value(items.map(({ kind = "" }) => kind)),
  };
  const packed = [...keysOf(members).map((key) => members[key]), ...items].map((value) => packer.value(value));
  return [head, ...packed].map((line) => JSON.stringify(line)).join("\n");
}

/** An object whose members, and the items of its shelf, are unpacked when they are first asked for. */
export function unpack<T extends object>(lines: LineSource): T {
  const { strings, shapes, members, shelf, names, kinds } = JSON.parse(lines.line(0)) as Head;
  const unpacker = new Unpacker(strings, shapes);
  const read = (line: number) => unpacker.value(JSON.parse(lines.line(line)));
  const items = 1 + members.length;
  const data = {
    [shelf]: {
      names: unpacker.value(names),
      kinds: unpacker.value(kinds),
      at: (index: number) => read(items + index),
    },
  };
  for (const [index, key] of members.entries()) {
    let value: unknown;
    Object.defineProperty(data, key, { get: () => (value ??= read(1 + index)), enumerable: true });
  }
  return data as T;
}

function count(value: unknown, texts: Map<string, number>, shapes: Map<string, readonly string[]>): void {
  if (typeof value === "string") texts.set(value, (texts.get(value) ?? 0) + 1);
  else if (Array.isArray(value)) for (const item of value) count(item, texts, shapes);
  else if (typeof value === "object" && value !== null) {
    const keys = keysOf(value);
    shapes.set(shapeOf(keys), keys);
    for (const key of keys) count(value[key], texts, shapes);
  }
}

function keysOf(value: object): (keyof typeof value)[] {
  return Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [key as never]));
}

function shapeOf(keys: readonly string[]): string {
  return keys.join("\u0000");
}

class Packer {
  readonly #strings: ReadonlyMap<string, number>;
  readonly #shapes: ReadonlyMap<string, number>;

  constructor(strings: readonly string[], shapes: readonly string[]) {
    this.#strings = new Map(strings.map((text, index) => [text, index]));
    this.#shapes = new Map(shapes.map((shape, index) => [shape, index]));
  }

  text(text: string): string | number {
    return this.#strings.get(text) ?? text;
  }

  value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value === "number") return [NUMBER, value];
    if (Array.isArray(value)) return [LIST, ...value.map((item) => this.value(item))];
    if (typeof value !== "object" || value === null) return value;
    const keys = keysOf(value);
    return [(this.#shapes.get(shapeOf(keys)) ?? 0) + 1, ...keys.map((key) => this.value(value[key]))];
  }
}

class Unpacker {
  readonly #strings: readonly string[];
  readonly #shapes: readonly (readonly string[])[];

  constructor(strings: readonly string[], shapes: Head["shapes"]) {
    this.#strings = strings;
    this.#shapes = shapes.map((keys) => keys.map((key) => (typeof key === "number" ? (strings[key] ?? "") : key)));
  }

  value(packed: unknown): unknown {
    if (typeof packed === "number") return this.#strings[packed];
    if (!Array.isArray(packed)) return packed;
    const tag = packed[0] as number;
    if (tag === NUMBER) return packed[1];
    if (tag === LIST) return packed.slice(1).map((item) => this.value(item));
    const object: Record<string, unknown> = {};
    const keys = this.#shapes[tag - 1] ?? [];
    for (let index = 0; index < keys.length; index++) object[keys[index] ?? ""] = this.value(packed[index + 1]);
    return object;
  }
}
