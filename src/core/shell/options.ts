/** Finds the options that a word spells, by the conventions of its command. */
import type { Command, Option } from "../knowledge.ts";

/** One option as it stands in a word. Indices count in the value of the word. */
export interface OptionUse {
  readonly from: number;
  readonly to: number;
  /** With its dashes, as a reader would name it: `-z` inside `-xzf`. */
  readonly spelled: string;
  readonly option?: Option;
  /** The spelling of the option that it stands for, when it is abbreviated. */
  readonly name?: string;
  /** `--no-color` of `--color`. */
  readonly negated?: boolean;
  /** Where its argument begins in the same word. */
  readonly valueFrom?: number;
  /** Its argument is the next word. */
  readonly takesNext: boolean;
  readonly inCluster?: boolean;
}

/** The options in a word, or undefined when it is none. `path` goes from the command to its subcommand. */
export function readOptions(path: readonly Command[], value: string): readonly OptionUse[] | undefined {
  const exact = find(path, value);
  if (exact) return [whole(value, exact)];
  const placed = byEquals(path, value) ?? byPlaceholder(path, value);
  if (placed) return [placed];
  if (value.startsWith("--")) return value === "--" ? undefined : [readLong(path, value)];
  if (!/^[-+]./.test(value)) return undefined;
  const sign = value.charAt(0);
  if (/^[-+][\d.]/.test(value) && !find(path, value.slice(0, 2))) return undefined;
  const single = byLongestName(path, value) ?? byNegation(path, value);
  if (single) return [single];
  if (usesClusters(path)) return readCluster(path, value, 1, sign);
  return sign === "-" ? [unknown(value)] : undefined;
}

/** A word such as `zxf` of tar or `aux` of ps; undefined unless every letter is an option. */
export function readBareCluster(path: readonly Command[], value: string): readonly OptionUse[] | undefined {
  if (!/^[A-Za-z]+$/.test(value)) return undefined;
  const own = value.split("").every((letter) => find(path, letter));
  if (!own && !value.split("").every((letter) => find(path, `-${letter}`))) return undefined;
  return value.split("").map((letter, index) => {
    const spelled = own ? letter : `-${letter}`;
    const option = find(path, spelled);
    const takesNext = option !== undefined && awaitsWord(option);
    return { from: index, to: index + 1, spelled, takesNext, inCluster: value.length > 1, ...(option && { option }) };
  });
}

/** Whether the command has options without a dash, as ps has. */
export function hasBareOptions(command: Command): boolean {
  return indexOf(command).bare;
}

export function find(path: readonly Command[], spelled: string): Option | undefined {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const option = indexOf(path[depth] as Command).exact.get(spelled);
    if (option) return option;
  }
  return undefined;
}

/** The spellings of an option as completion and hover show them, with the placeholder of its argument. */
export function spellings(option: Option): string {
  return option.names.map((name) => spell(name, option)).join(", ");
}

function spell(name: string, { argument }: Option): string {
  if (!argument || name.slice(1) === argument.name || name.slice(1) === `-${argument.name}`) return name;
  if (name.endsWith("=")) return `${name}${argument.name}`;
  if (argument.form === "separate") return `${name} ${argument.name}`;
  if (argument.form === "optional") return `${name} [${argument.name}]`;
  const glue = name.startsWith("--") ? "=" : "";
  return argument.form === "attached" ? `${name}[${glue}${argument.name}]` : `${name}${glue}${argument.name}`;
}

interface Index {
  readonly exact: ReadonlyMap<string, Option>;
  readonly options: readonly Option[];
  /** Names whose argument may follow directly, the longest first. */
  readonly attached: readonly (readonly [string, Option])[];
  /** Options such as `-NUM`, and their sign. */
  readonly placeholders: readonly (readonly [string, Option])[];
  readonly bare: boolean;
}

const indexes = new WeakMap<Command, Index>();

function indexOf(command: Command): Index {
  const known = indexes.get(command);
  if (known) return known;
  const named = command.options.flatMap((option) => option.names.map((name) => [name, option] as const));
  const index = {
    exact: new Map(
      named
        .toReversed()
        .filter(([name]) => !/^[^-].*=$/.test(name))
        .flatMap(withoutEquals),
    ),
    options: command.options,
    attached: named.filter(([, option]) => option.argument).toSorted(([a], [b]) => b.length - a.length),
    placeholders: named.filter(([name, option]) => option.argument && name.slice(1) === option.argument.name),
    bare: named.some(([name]) => /^[A-Za-z]$/.test(name)),
  };
  indexes.set(command, index);
  return index;
}

function withoutEquals([name, option]: readonly [string, Option]): (readonly [string, Option])[] {
  return name.startsWith("-") && name.endsWith("=")
    ? [
        [name, option],
        [name.slice(0, -1), option],
      ]
    : [[name, option]];
}

function whole(value: string, option: Option): OptionUse {
  return { from: 0, to: value.length, spelled: value, option, takesNext: awaitsWord(option) };
}

/** Whether the next word may be its argument. */
function awaitsWord({ argument }: Option): boolean {
  if (argument?.commandUntil) return true;
  return argument?.form === "separate" || argument?.form === "optional";
}

function unknown(value: string): OptionUse {
  return { from: 0, to: value.length, spelled: value, takesNext: false };
}

/** `if=/dev/zero` of dd: a name without a dash that ends with `=`. */
function byEquals(path: readonly Command[], value: string): OptionUse | undefined {
  const equals = value.indexOf("=");
  if (equals < 1 || value.startsWith("-")) return undefined;
  const spelled = value.slice(0, equals + 1);
  const option = path.flatMap((command) => command.options).find(({ names }) => names.includes(spelled));
  return option && { from: 0, to: equals + 1, spelled, option, valueFrom: equals + 1, takesNext: false };
}

/** `-9` of `-SIGNAL`, `-20` of `-NUM`. */
function byPlaceholder(path: readonly Command[], value: string): OptionUse | undefined {
  if (value.length < 2 || !/^[-+]\w+$/.test(value)) return undefined;
  for (const command of path.toReversed()) {
    for (const [name, option] of indexOf(command).placeholders) {
      if (name.charAt(0) !== value.charAt(0) || !fills(value.slice(1), option)) continue;
      return { from: 0, to: value.length, spelled: value, option, name, valueFrom: 1, takesNext: false };
    }
  }
  return undefined;
}

function fills(value: string, { argument }: Option): boolean {
  if (/^\d+$/.test(value)) return true;
  if (!argument?.values && !argument?.accepts && argument?.reads !== "signal") return false;
  return argument.values?.[value] !== undefined || /^[A-Z][A-Z\d+]+$/.test(value);
}

function readLong(path: readonly Command[], value: string): OptionUse {
  const equals = value.indexOf("=");
  const spelled = equals < 0 ? value : value.slice(0, equals);
  const found = findLong(path, spelled);
  if (!found) return { ...unknown(value), to: spelled.length, spelled };
  const takesNext = equals < 0 && awaitsWord(found.option);
  return { from: 0, to: spelled.length, spelled, ...found, takesNext, ...(equals > 0 && { valueFrom: equals + 1 }) };
}

type Found = Pick<OptionUse, "name" | "negated"> & { option: Option };

function findLong(path: readonly Command[], spelled: string): Found | undefined {
  const exact = find(path, spelled);
  if (exact) return { option: exact };
  const positive = spelled.startsWith("--no-") ? find(path, `--${spelled.slice(5)}`) : undefined;
  if (positive?.negatable) return { option: positive, negated: true };
  return byAbbreviation(path, spelled);
}

/** GNU programs accept the beginning of a long option when only one option begins so. */
function byAbbreviation(path: readonly Command[], spelled: string): Found | undefined {
  if (spelled.length < 3) return undefined;
  const fitting = path
    .flatMap((command) => command.options)
    .flatMap((option) => {
      const name = option.names.find((name) => name.startsWith(spelled));
      return name ? [{ option, name: name.replace(/=$/, "") }] : [];
    });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** `-std=c11`, `-O2`, `-Idir` where names are longer than a letter. */
function byLongestName(path: readonly Command[], value: string): OptionUse | undefined {
  if (!path.some((command) => command.syntax?.singleDashLong)) return undefined;
  for (const command of path.toReversed()) {
    for (const [name, option] of indexOf(command).attached) {
      if (value.length <= name.length || !value.startsWith(name)) continue;
      const glued = name.endsWith("=") || value.charAt(name.length) !== "=";
      // Only one-letter names run together with their argument: `-namefoo` is no `-name` of find.
      if (glued && !name.endsWith("=") && name.length > 2 && option.argument?.form === "separate") continue;
      const to = glued ? name.length : name.length + 1;
      return { from: 0, to: to, spelled: name, option, valueFrom: to, takesNext: false };
    }
  }
  return undefined;
}

/** `-Wno-unused` of `-Wunused`, `-fno-builtin` of `-fbuiltin`. */
function byNegation(path: readonly Command[], value: string): OptionUse | undefined {
  const parts = /^(-[A-Za-z]?)no-(.+)$/.exec(value);
  const option = parts ? find(path, `${parts[1]}${parts[2]}`) : undefined;
  return option?.negatable ? { ...whole(value, option), negated: true } : undefined;
}

/** `-e`, or `+e` as the opposite of a negatable `-e`. */
function findSigned(path: readonly Command[], spelled: string): Found | undefined {
  const exact = find(path, spelled);
  if (exact) return { option: exact };
  const opposite = spelled.startsWith("+") ? find(path, `-${spelled.slice(1)}`) : undefined;
  return opposite?.negatable ? { option: opposite, negated: true } : undefined;
}

function usesClusters(path: readonly Command[]): boolean {
  const syntax = path[0]?.syntax;
  return syntax?.clusters ?? !syntax?.singleDashLong;
}

function readCluster(
  path: readonly Command[],
  value: string,
  from: number,
  sign: string,
): readonly OptionUse[] | undefined {
  const uses: OptionUse[] = [];
  for (let index = from; index < value.length; index++) {
    const spelled = sign + value.charAt(index);
    const found = findSigned(path, spelled);
    const option = found?.option;
    const place = { from: index, to: index + 1, spelled, inCluster: value.length > 2, ...found };
    const more = index + 1 < value.length;
    if (option?.argument && more) {
      uses.push({ ...place, valueFrom: index + 1, takesNext: false });
      break;
    }
    uses.push({ ...place, takesNext: option !== undefined && awaitsWord(option) });
  }
  if (uses.every((use) => !use.option)) return sign === "-" ? [unknown(value)] : undefined;
  const [first] = uses;
  return first ? [{ ...first, from: first.from - 1 }, ...uses.slice(1)] : uses;
}
