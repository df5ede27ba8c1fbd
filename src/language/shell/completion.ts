/** Completion in a shell script: commands, options, subcommands, values, parameters. */
import { type CompletionItem, CompletionItemKind, CompletionItemTag, type Range } from "vscode-languageserver-types";
import type { Position } from "../../core/document.ts";
import type { Command, Option } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import type { ArgumentReader } from "../../core/shell/arguments.ts";
import { LineStates } from "../../core/shell/line-states.ts";
import { readOptions, spellings } from "../../core/shell/options.ts";
import { type Typing, typingAt } from "../../core/shell/typing.ts";
import { listedValues, type Slot } from "../../core/shell/values.ts";
import { type Window, windowAt } from "../../core/shell/window.ts";
import type { ShellDocument } from "./hover.ts";

export function provideShellCompletion(
  document: ShellDocument,
  position: Position,
  library: Library,
): CompletionItem[] {
  const states = LineStates.of(document.lines);
  const window = windowAt(document.lines, states, position, true);
  const typing = typingAt(window.tree, library, (name) => states.defines(name));
  return typing ? itemsFor(typing, window, library) : [];
}

function itemsFor(typing: Typing, window: Window, library: Library): CompletionItem[] {
  switch (typing.kind) {
    case "command":
      return commandItems(typing.word?.raw ?? "", window, library);
    case "argument":
      return argumentItems(typing, window, library);
    case "parameter":
      return parameterItems(window, library);
    case "test":
      return testItems(window, library);
  }
}

function commandItems(typed: string, window: Window, library: Library): CompletionItem[] {
  const range = behind(window, typed.length);
  const names = library.commands.flatMap((command) =>
    [command.name, ...(command.aliases ?? [])].map((name) =>
      item(name, range, CompletionItemKind.Function, command.summary, {
        sortText: `1${name}`,
        ...(command.replacedBy && { tags: [CompletionItemTag.Deprecated] }),
      }),
    ),
  );
  const begun = typed.length > 1 ? library.commands.filter((command) => command.name.startsWith(typed)) : [];
  const examples = begun.flatMap(({ name }) => library.command(name) ?? []);
  return [...names, ...examples.flatMap((command) => exampleItems(command, range))];
}

/** Command lines worth remembering, offered whole. */
function exampleItems(command: Command, range: Range): CompletionItem[] {
  return (command.examples ?? []).map(({ line, text }) =>
    item(line, range, CompletionItemKind.Snippet, text, { sortText: `2${line}` }),
  );
}

function argumentItems(typing: Typing & { kind: "argument" }, window: Window, library: Library): CompletionItem[] {
  const { reader, word, name } = typing;
  const waiting = reader.waiting[0]?.option?.argument;
  const typed = word?.value ?? "";
  if (waiting) return valueItems(library, waiting, typed, window);
  const use = readOptions(reader.path, typed)?.find(({ valueFrom }) => valueFrom !== undefined);
  if (use?.option?.argument) return valueItems(library, use.option.argument, typed.slice(use.valueFrom), window);
  const operand = reader.expected();
  const inside = operand ? partItems(library, operand, typed, window) : [];
  if (inside.length > 0) return inside;
  if (/^[-+]/.test(typed) && !reader.ended) return optionItems(reader, typed, window);
  const examples = reader.operands === 0 && reader.given.size === 0 && typed === "";
  return [
    ...reader.subcommands.map((sub) => subcommandItem(sub, behind(window, typed.length))),
    ...expressionItems(reader, typed, window),
    ...operandItems(reader, typed, window, library),
    ...(reader.ended ? [] : optionItems(reader, typed, window)),
    ...(examples ? exampleItems(reader.path[0] as Command, behind(window, window.offset - name.start)) : []),
  ];
}

function subcommandItem(command: Command, range: Range): CompletionItem {
  return item(command.name, range, CompletionItemKind.Method, command.summary, { sortText: `0${command.name}` });
}

function expressionItems(reader: ArgumentReader, typed: string, window: Window): CompletionItem[] {
  const range = behind(window, /[^\s()!]*$/.exec(typed)?.[0].length ?? 0);
  const words = reader.path.flatMap(({ operands = [] }) =>
    operands.flatMap((operand) => Object.entries(operand.words ?? {})),
  );
  return words.map(([word, text]) => item(word, range, CompletionItemKind.Keyword, text, { sortText: `0${word}` }));
}

function operandItems(reader: ArgumentReader, typed: string, window: Window, library: Library): CompletionItem[] {
  const operand = reader.expected();
  return operand ? valueItems(library, operand, typed, window) : [];
}

/** What has been typed of a value inside a text; the letters of sed are too short to be completed. */
const BEGUN = { directives: /%[\w:@+]*$/, words: /[$@.]?\w+$/, sed: undefined } as const;

function partItems(library: Library, slot: Slot, typed: string, window: Window): CompletionItem[] {
  const begun = slot.parts && BEGUN[slot.parts]?.exec(typed)?.[0];
  return begun ? itemsOf(library, slot, behind(window, begun.length)) : [];
}

/** Values of a set; behind a separator or a `key=`, the next of them. */
function valueItems(library: Library, slot: Slot, typed: string, window: Window): CompletionItem[] {
  if (slot.parts) return partItems(library, slot, typed, window);
  const separators = slot.separator ? [slot.separator, "="] : [];
  const from = Math.max(
    0,
    ...separators.map((mark) => typed.lastIndexOf(mark) + mark.length).filter((at) => at > 0 && typed !== ""),
  );
  const begun = separators.some((mark) => typed.includes(mark)) ? typed.slice(from) : typed;
  const taken = new Set(typed.split(slot.separator ?? " ").slice(0, -1));
  const range = behind(window, begun.length);
  return itemsOf(library, slot, range).filter(({ label }) => !taken.has(label));
}

function itemsOf(library: Library, slot: Slot, range: Range): CompletionItem[] {
  return listedValues(library, slot).map(([value, text]) =>
    item(value, range, CompletionItemKind.EnumMember, text, { sortText: `0${value}` }),
  );
}

function optionItems(reader: ArgumentReader, typed: string, window: Window): CompletionItem[] {
  const range = behind(window, typed.length);
  const options = reader.path
    .toReversed()
    .flatMap((command) => command.options)
    .filter((option) => !reader.given.has(option));
  const whole = options.flatMap((option) => option.names.map((name) => optionItem(option, name, range)));
  return [...whole, ...clusterItems(reader, options, typed, range)];
}

function optionItem(option: Option, name: string, range: Range): CompletionItem {
  const dashes = name.startsWith("--") ? 2 : 1;
  return item(name, range, CompletionItemKind.Property, spellings(option), {
    documentation: {
      kind: "markdown",
      value: [option.text, ...(option.pitfall ? [`⚠ ${option.pitfall}`] : [])].join("\n\n"),
    },
    sortText: `3${dashes}${name}`,
    textEdit: { range, newText: needsEquals(option, name) ? `${name}=` : name },
  });
}

function needsEquals({ argument }: Option, name: string): boolean {
  if (!argument || name.endsWith("=") || name.length < 3 || argument.commandUntil) return false;
  return name.startsWith("--") ? argument.form !== "attached" : argument.form === "attached-required";
}

/** `-zx` goes on with each letter that is not in it. */
function clusterItems(
  reader: ArgumentReader,
  options: readonly Option[],
  typed: string,
  range: Range,
): CompletionItem[] {
  const uses = /^-[A-Za-z\d]+$/.test(typed) ? (readOptions(reader.path, typed) ?? []) : [];
  const last = uses.at(-1);
  if (!last?.option || last.option.argument || last.to - last.from > 2 || uses.some((use) => !use.option)) return [];
  return options.flatMap((option) => {
    const short = option.names.find((name) => /^-[A-Za-z\d]$/.test(name));
    if (!short || uses.some((use) => use.option === option)) return [];
    const newText = typed + short.charAt(1);
    return [item(newText, range, CompletionItemKind.Property, `${short}: ${option.text}`, { sortText: `2${newText}` })];
  });
}

function parameterItems(window: Window, library: Library): CompletionItem[] {
  const typed = /\$\{?[#!]?\w*$/.exec(window.tree.text)?.[0] ?? "";
  const brace = typed.startsWith("${");
  const range = behind(window, typed.length);
  const known = Object.entries(library.valueSet("shell-parameters")?.values ?? {}).filter(([key]) => key !== "$name");
  return known.map(([key, text]) => {
    const label = brace ? `\${${key.slice(1)}}` : key;
    return item(label, range, CompletionItemKind.Variable, text, {});
  });
}

function testItems(window: Window, library: Library): CompletionItem[] {
  const typed = /(?:^|\s)(-\w*)$/.exec(window.tree.text)?.[1];
  if (typed === undefined) return [];
  const range = behind(window, typed.length);
  return Object.entries(library.valueSet("shell-tests")?.values ?? {})
    .filter(([key]) => key.startsWith("-"))
    .map(([key, text]) => item(key, range, CompletionItemKind.Operator, text, {}));
}

/** The range of the last characters before the place. */
function behind(window: Window, length: number): Range {
  return window.range(Math.max(0, window.offset - length), window.offset);
}

function item(
  label: string,
  range: Range,
  kind: CompletionItemKind,
  detail: string,
  more: Partial<CompletionItem>,
): CompletionItem {
  return { label, kind, detail, filterText: label, textEdit: { range, newText: label }, ...more };
}
