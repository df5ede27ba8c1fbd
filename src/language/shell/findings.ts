/** Applies the rules to a document, command by command; what has not changed is not looked at again. */
import type { Lines, Range } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { HostDocument } from "../../core/shell/embedded/index.ts";
import { islandsBefore } from "../../core/shell/embedded/index.ts";
import { INITIAL } from "../../core/shell/frames.ts";
import { LineStates } from "../../core/shell/line-states.ts";
import { analyse } from "../../core/shell/pieces.ts";
import { parse } from "../../core/shell/tree.ts";
import type { TextLines } from "../../core/lines.ts";
import { givesValue } from "./given-variables.ts";
import { RULES } from "./rules/index.ts";
import type { Finding, Fix, RuleName } from "./rules/rule.ts";

export type EnabledRules = Readonly<Partial<Record<RuleName, boolean>>>;

export interface Found {
  readonly rule: RuleName;
  readonly range: Range;
  readonly message: string;
  readonly fixes: readonly { readonly title: string; readonly range: Range; readonly newText: string }[];
}

/** Longer documents are data or logs; their beginning is looked at. */
const MAX_LINES = 5_000;
const MAX_BLOCK = 20_000;
const MAX_FOUND = 100;

/** What the rules find; a rule that is not named is on. */
export function findIn(document: HostDocument, library: Library, enabled: EnabledRules = {}): Found[] {
  const memory = new Memory(document.lines, library);
  const found = partsOf(document).flatMap((part) => findInPart(part, document.lines, memory));
  memory.keep();
  return found.filter(({ rule }) => enabled[rule] ?? true).slice(0, MAX_FOUND);
}

interface Part {
  readonly lines: Lines;
  /** From the part to the document. */
  readonly outside: (range: Range) => Range;
}

function partsOf(document: HostDocument): Part[] {
  if (document.languageId === "shellscript") return [{ lines: document.lines, outside: (range) => range }];
  return islandsBefore(document, MAX_LINES).map((lines) => ({ lines, outside: (range) => lines.rangeOutside(range) }));
}

function findInPart({ lines, outside }: Part, document: Lines, memory: Memory): Found[] {
  const states = LineStates.of(lines);
  return blocksOf(lines, states).flatMap(({ first, text }) =>
    memory
      .findings(text)
      .filter(({ command }) => command === undefined || !states.defines(command))
      .filter(({ variable }) => variable === undefined || !givesValue(document, variable))
      .map((finding) => inDocument(finding, text, first, outside)),
  );
}

interface Block {
  readonly first: number;
  readonly text: string;
}

/** Lines that are complete commands by themselves. */
function blocksOf(lines: Lines, states: LineStates): Block[] {
  const blocks: Block[] = [];
  let first = 0;
  const count = Math.min(lines.count, MAX_LINES);
  for (let next = 1; next <= count; next++) {
    const open = states.at(next) !== INITIAL || lines.line(next - 1).endsWith("\\");
    if (open && next < count) continue;
    const text = textOf(lines, first, next);
    if (/\S/.test(text) && text.length <= MAX_BLOCK) blocks.push({ first, text });
    first = next;
  }
  return blocks;
}

function textOf(lines: Lines, from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => lines.line(from + index)).join("\n");
}

function inDocument(finding: Finding, text: string, first: number, outside: (range: Range) => Range): Found {
  const place = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return { line: first + before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  const range = ({ start, end }: Finding | Fix) => outside({ start: place(start), end: place(end) });
  const fixes = finding.fixes.map((fix) => ({ title: fix.title, newText: fix.newText, range: range(fix) }));
  return { rule: finding.rule, message: finding.message, range: range(finding), fixes };
}

/** The findings of each text that the document had at the last question. */
class Memory {
  readonly #lines: TextLines;
  readonly #library: Library;
  readonly #before: ReadonlyMap<string, readonly Finding[]>;
  readonly #now = new Map<string, readonly Finding[]>();

  constructor(lines: TextLines, library: Library) {
    const last = remembered.get(lines);
    this.#lines = lines;
    this.#library = library;
    this.#before = last?.library === library ? last.findings : new Map();
  }

  findings(text: string): readonly Finding[] {
    const known = this.#now.get(text) ?? this.#before.get(text) ?? this.#look(text);
    this.#now.set(text, known);
    return known;
  }

  keep(): void {
    remembered.set(this.#lines, { library: this.#library, findings: this.#now });
  }

  #look(text: string): readonly Finding[] {
    const tree = parse(text);
    const analysis = analyse(tree, this.#library, () => false);
    return RULES.flatMap((rule) => rule({ tree, analysis, library: this.#library }));
  }
}

const remembered = new WeakMap<TextLines, { library: Library; findings: ReadonlyMap<string, readonly Finding[]> }>();
