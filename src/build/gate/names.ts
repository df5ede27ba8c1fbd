import { cppNames } from "./cpp-entries.ts";
import { sectionsOf, type Contents } from "../../core/contents.ts";
import { commandsOf, holdsOptions } from "../commands.ts";
import { authoredPython } from "../python-reference.ts";
import type { ReferenceSources } from "../reference.ts";

/** Everything that a link or a reference may point at. */
export interface Names {
  /** `epoll_wait`, `EPOLLIN`, `epoll_event.events`, `sys/epoll.h`, `threading.Lock.acquire`. */
  readonly api: ReadonlySet<string>;
  readonly commands: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly valueSets: ReadonlySet<string>;
  readonly optionSets: ReadonlySet<string>;
  /** `git`, `git commit`, `docker network create`. */
  readonly commandPaths: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
  readonly labs: ReadonlySet<string>;
  readonly diagrams: ReadonlySet<string>;
}

export function namesOf(
  contents: Contents,
  labs: readonly { id: string }[],
  { c, cpp, shell, python }: ReferenceSources,
): Names {
  const files = c.map((source) => source.value);
  return {
    api: new Set([
      ...files.flatMap(apiNames),
      ...cpp.flatMap(cppNames),
      ...python.flatMap(({ value }) => pythonNames(value)),
    ]),
    commands: new Set(
      shell.flatMap(({ value }) => (value.kind === "command" ? [value.name, ...(value.aliases ?? [])] : [])),
    ),
    families: new Set(files.flatMap((file) => (file.kind === "family" ? [file.name] : []))),
    valueSets: new Set(shell.flatMap(({ value }) => (value.kind === "values" ? [value.name] : []))),
    optionSets: new Set(shell.flatMap(({ value }) => (holdsOptions(value) ? [value.name] : []))),
    commandPaths: new Set(commandsOf(shell.map(({ value }) => value)).flatMap((command) => pathsOf(command, ""))),
    sections: new Set(sectionsOf(contents).map((section) => section.id)),
    labs: new Set(labs.map((lab) => lab.id)),
    diagrams: new Set(contents.diagrams.map((diagram) => diagram.id)),
  };
}

function pathsOf({ name, subcommands = [] }: ReturnType<typeof commandsOf>[number], before: string): string[] {
  return [`${before}${name}`, ...subcommands.flatMap((inner) => pathsOf(inner, `${before}${name} `))];
}

/** The names that a file of the C reference defines. */
export function apiNames(file: ReferenceSources["c"][number]["value"]): string[] {
  switch (file.kind) {
    case "function":
    case "macro":
      return [file.name];
    case "struct":
      return [file.name, ...Object.keys(file.fields).map((field) => `${file.name}.${field}`)];
    case "family":
      return Object.keys(file.members);
    case "types":
      return Object.keys(file.types);
    case "variables":
      return Object.keys(file.variables);
    case "headers":
      return Object.keys(file.headers);
    case "errno":
      return Object.keys(file.errors);
  }
}

/** The names that a file of the Python reference defines, those that it takes from C too. */
export function pythonNames(file: ReferenceSources["python"][number]["value"]): string[] {
  return [
    ...authoredPython(file).map(({ name }) => name),
    ...(file.fromC ?? []).map((name) => `${file.module}.${name}`),
  ];
}
