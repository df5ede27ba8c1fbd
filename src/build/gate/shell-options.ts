/**
 * Holds the options of every command against what its manual page spells: an option that no page knows is an error,
 * and the options that pages list but the reference lacks are counted. The facts are a table with the tests, so that
 * the check runs without manual pages; scripts/shell-facts.js makes it anew.
 */
import { sharedOptions, withIncluded } from "../commands.ts";
import { readJson } from "../json.ts";
import type { Problems } from "../problems.ts";
import type { ShellFile } from "../schema.ts";
import type { Source } from "../yaml.ts";

/** The options of a page: with a paragraph of their own, and those only named. Spellings are joined by blanks. */
interface Facts {
  readonly page: string;
  readonly listed: string;
  readonly named: string;
}

/** An option that exists although no page on Debian says so, or that a page names but is none. */
interface Difference {
  readonly command: string;
  /** `*` for all of a command, and of its subcommands, that no page on Debian describes. */
  readonly options: readonly string[];
  readonly reason: string;
}

type AuthoredOptions = Parameters<typeof withIncluded>[0];

interface Described {
  readonly name: string;
  readonly options: AuthoredOptions;
  readonly includes?: readonly string[] | undefined;
  readonly subcommands?: readonly Described[] | undefined;
}

export interface OptionCount {
  /** Options that pages list with a paragraph of their own. */
  readonly listed: number;
  /** Those of them that the reference lacks, by command. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

export function checkShellOptions(
  root: string,
  sources: readonly Source<ShellFile>[],
  problems: Problems,
): OptionCount {
  const facts = readJson<Record<string, Facts>>(root, "test/fixtures/shell-facts.json") ?? {};
  const differences = readJson<Difference[]>(root, "test/fixtures/shell-differences.json") ?? [];
  const shared = sharedOptions(sources.map(({ value }) => value));
  const check = new OptionCheck(facts, differences, shared, problems);
  const commands = sources.flatMap(({ value }) => (value.kind === "command" ? [value] : []));
  for (const source of sources) {
    const { value } = source;
    if (value.kind === "command") check.command(source, value, { names: [value.name], at: [], inherited: [] });
    if (value.kind !== "subcommand") continue;
    const way = value.of.split(" ");
    const inherited = commands.find(({ name }) => name === way[0])?.options ?? [];
    check.command(source, value, { names: [...way, value.name], at: [], inherited });
  }
  return { listed: check.listed, missing: check.missing };
}

interface Place {
  /** The way from the command to the subcommand. */
  readonly names: readonly string[];
  /** The way to it in the file. */
  readonly at: (string | number)[];
  /** Options of the commands above, which hold below too. */
  readonly inherited: Described["options"];
}

class OptionCheck {
  listed = 0;
  readonly missing = new Map<string, readonly string[]>();
  readonly #facts: Readonly<Record<string, Facts>>;
  readonly #differences: readonly Difference[];
  readonly #shared: ReturnType<typeof sharedOptions>;
  readonly #problems: Problems;

  constructor(
    facts: Readonly<Record<string, Facts>>,
    differences: readonly Difference[],
    shared: ReturnType<typeof sharedOptions>,
    problems: Problems,
  ) {
    this.#facts = facts;
    this.#differences = differences;
    this.#shared = shared;
    this.#problems = problems;
  }

  command(source: Source<ShellFile>, command: Described, { names, at, inherited }: Place): void {
    const pages = names.map((_, depth) => this.#facts[names.slice(0, depth + 1).join(" ")]).filter(isKnown);
    const own = this.#facts[names.join(" ")];
    const exceptions = this.#differences
      .filter((difference) => difference.command === names.join(" "))
      .flatMap((difference) => difference.options);
    if (pages.length > 0 && !this.#isUndescribed(names)) this.#checkAuthored(source, command, at, pages, exceptions);
    const options = [...inherited, ...withIncluded(command.options, command.includes ?? [], this.#shared)];
    if (own) this.#countMissing(options, names.join(" "), own, exceptions);
    command.subcommands?.forEach((inner, index) =>
      this.command(source, inner, {
        names: [...names, inner.name],
        at: [...at, "subcommands", index],
        inherited: options,
      }),
    );
  }

  #isUndescribed(names: readonly string[]): boolean {
    const ways = names.map((_, depth) => names.slice(0, depth + 1).join(" "));
    return this.#differences.some(({ command, options }) => options.includes("*") && ways.includes(command));
  }

  #checkAuthored(
    source: Source<ShellFile>,
    command: Described,
    at: (string | number)[],
    pages: readonly Facts[],
    exceptions: readonly string[],
  ): void {
    const known = new Set([
      ...pages.flatMap(({ listed, named }) => [...words(listed), ...words(named)]),
      ...exceptions,
    ]);
    command.options.forEach(({ names }, index) => {
      for (const name of names.filter((spelled) => isOption(spelled) && !isIn(known, spelled))) {
        this.#problems.add(
          source.file,
          source.lineOf(...at, "options", index),
          `${name} stands nowhere in ${pages.map(({ page }) => page).join(", ")}`,
          "take it out, or justify it in test/fixtures/shell-differences.json",
        );
      }
    });
  }

  #countMissing(options: Described["options"], path: string, { listed }: Facts, exceptions: readonly string[]): void {
    const authored = new Set([...options.flatMap(spellingsOf), ...exceptions]);
    const lacking = words(listed).filter((name) => !isIn(authored, name));
    this.listed += words(listed).length;
    if (lacking.length > 0) this.missing.set(path, lacking);
  }
}

function isKnown(facts: Facts | undefined): facts is Facts {
  return facts !== undefined;
}

function words(text: string): string[] {
  return text.split(" ").filter(Boolean);
}

/** Options without a dash, `-NUM` and its like are no spellings that a page could be searched for. */
function isOption(name: string): boolean {
  return /^-{1,2}[A-Za-z0-9#?@]/.test(name) && !/^-[A-Z]{3,}$/.test(name);
}

/**
 * `-std=` and `-std=standard` are `-std`, `-O2` is `-O`, and a page writes `-T#` for it; `-fno-x` and `-fx` are two sides
 * of one option, and `-vv` is `-v` given twice.
 */
function isIn(names: ReadonlySet<string>, name: string): boolean {
  const bare = name.replace(/[=:,].*$/, "");
  const variants = [
    name,
    bare,
    `${bare}=`,
    bare.replace(/[\d.#]+$/, ""),
    `${bare}#`,
    bare.replace(/^-(\w)\1+$/, "-$1"),
    bare.replace(/^(--|-[fWm])no-/, "$1"),
    bare.replace(/^--(?!no-)/, "--no-"),
  ];
  return variants.some((variant) => variant.length > 1 && names.has(variant));
}

function spellingsOf({ names, negatable }: AuthoredOptions[number]): string[] {
  if (!negatable) return [...names];
  const opposites = names.map((name) => name.replace(/^(--|-[fWm]?)/, "$1no-"));
  return [...names, ...opposites];
}
