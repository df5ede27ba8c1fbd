/**
 * Plain data with much repetition, written short: a text that occurs more than once stands in a table, and the keys
 * of objects stand once for all objects of the same shape. About half of what JSON takes, and quicker to read.
 *
 * A number is the index of a text; an array begins with a tag: LIST for a list, NUMBER for a number, else one more than
 * the index of the shape that its values fill.
 */

export interface Packed {
  readonly strings: readonly string[];
  /** For each shape the keys of its objects, in order; a key that occurs in several shapes is the index of a text. */
  readonly shapes: readonly (readonly (string | number)[])[];
  /** The members of the outermost object, each to be unpacked by itself. */
  readonly members: Readonly<Record<string, unknown>>;
}

const LIST = 0;
const NUMBER = -1;

/** Shorter texts are not worth an index. */
const SHORTEST = 3;

/** Packs an object of strings, numbers, booleans, arrays and objects; members that are undefined are left out. */
export function pack(data: object): Packed {
  const counts = new Map<string, number>();
  const shapes = new Map<string, readonly string[]>();
  count(data, counts, shapes);
  for (const keys of shapes.values()) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const repeated = [...counts].filter(([text, times]) => times > 1 && text.length >= SHORTEST);
  // The most frequent first, so that their indices are short.
  const strings = repeated.toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
  const packer = new Packer(strings, [...shapes.keys()]);
  return {
    strings,
    shapes: [...shapes.values()].map((keys) => keys.map((key) => packer.text(key))),
    members: Object.fromEntries(Object.entries(data).map(([key, member]) => [key, packer.value(member)])),
  };
}

/** An object whose members are unpacked when they are first asked for. */
export function unpack<T extends object>({ strings, shapes, members }: Packed): T {
  const unpacker = new Unpacker(strings, shapes);
  const data = {};
  for (const [key, member] of Object.entries(members)) {
    let value: unknown;
    let packed: unknown = member;
    const get = () => {
      if (packed !== undefined) {
        value = unpacker.value(packed);
        packed = undefined;
      }
      return value;
    };
    Object.defineProperty(data, key, { get, enumerable: true });
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

  constructor(strings: readonly string[], shapes: Packed["shapes"]) {
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
