/** Puts together the commands of the shell reference: subcommands from files of their own, and shared options. */
import type { ShellFile } from "./schema.ts";

type CommandFile = Extract<ShellFile, { kind: "command" }>;
type Authored = NonNullable<CommandFile["subcommands"]>[number];
type AuthoredOption = Authored["options"][number];

/** A subcommand, and the way to the command that it belongs to. */
interface Placed {
  readonly of: string;
  readonly command: Authored;
}

/** Every command, with the subcommands that have files of their own behind those that stand in its file. */
export function commandsOf(files: readonly ShellFile[]): Authored[] {
  const placed = files.flatMap(placesOf);
  const shared = sharedOptions(files);
  const complete = ({ includes, ...command }: Authored, path: string): Authored => {
    const apart = placed.filter(({ of }) => of === path).map((place) => place.command);
    const subcommands = [...(command.subcommands ?? []), ...apart];
    return {
      ...command,
      options: withIncluded(command.options, includes ?? [], shared),
      ...(subcommands.length > 0 && {
        subcommands: subcommands.map((inner) => complete(inner, `${path} ${inner.name}`)),
      }),
    };
  };
  return files.flatMap((file) => {
    if (file.kind !== "command") return [];
    const { kind: _kind, like: _like, ...command } = file;
    return [complete(command, command.name)];
  });
}

/** Every way to a subcommand, as words joined by blanks; the first one is its own. */
export function waysTo(file: Extract<ShellFile, { kind: "subcommand" }>): string[] {
  return [`${file.of} ${file.name}`, ...(file.also ?? [])];
}

function placesOf(file: ShellFile): Placed[] {
  if (file.kind !== "subcommand") return [];
  const { kind: _kind, of: _of, also: _also, ...command } = file;
  return waysTo(file).map((way) => {
    const cut = way.lastIndexOf(" ");
    return { of: way.slice(0, cut), command: { ...command, name: way.slice(cut + 1) } };
  });
}

/** The options of every set, by its name; those of a command may be included too, as clang takes those of gcc. */
export function sharedOptions(files: readonly ShellFile[]): ReadonlyMap<string, readonly AuthoredOption[]> {
  return new Map(files.filter(holdsOptions).map((file) => [file.name, file.options]));
}

export function holdsOptions(file: ShellFile): file is Extract<ShellFile, { kind: "options" | "command" }> {
  return file.kind === "options" || file.kind === "command";
}

/** A spelling that the command describes itself means there what it says itself. */
export function withIncluded(
  own: readonly AuthoredOption[],
  includes: readonly string[],
  shared: ReadonlyMap<string, readonly AuthoredOption[]>,
): AuthoredOption[] {
  const taken = new Set(own.flatMap((option) => option.names));
  const included = includes.flatMap((name) => shared.get(name) ?? []);
  return [...own, ...included.flatMap((option) => without(option, taken))];
}

function without(option: AuthoredOption, taken: ReadonlySet<string>): AuthoredOption[] {
  const names = option.names.filter((name) => !taken.has(name));
  return names.length > 0 ? [{ ...option, names }] : [];
}
