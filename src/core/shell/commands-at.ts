import type { Lines, Position } from "../document.ts";
import type { Library } from "../library.ts";
import type { ShellState } from "./frames.ts";
import { LineStates } from "./line-states.ts";
import { analyse, type Analysis } from "./pieces.ts";
import { windowAt, type Window } from "./window.ts";

/** The commands around a place, taken apart. */
export interface CommandsAt extends Analysis, Pick<Window, "offset" | "range"> {
  /** Whether the script defines a function or an alias of this name. */
  readonly defines: (name: string) => boolean;
}

/** What was made of a line, and all that it was made of. */
interface Kept {
  readonly version: number;
  readonly line: number;
  readonly state: ShellState;
  readonly library: Library;
  /** Where the line begins in the text that was taken apart. */
  readonly start: number;
  readonly commands: CommandsAt;
}

const kept = new WeakMap<LineStates, Kept>();

/** The commands of the last line are kept: a pointer goes along a command from word to word. */
export function commandsAt(lines: Lines, position: Position, library: Library): CommandsAt {
  const states = LineStates.of(lines);
  const { version } = states;
  const { line } = position;
  const state = states.soon(line);
  const last = kept.get(states);
  if (last?.version === version && last.line === line && last.state === state && last.library === library) {
    const character = Math.min(Math.max(position.character, 0), lines.line(line).length);
    return { ...last.commands, offset: last.start + character };
  }
  const { tree, offset, start, range } = windowAt(lines, states, position);
  const defines = (name: string) => states.defines(name);
  const commands = { ...analyse(tree, library, defines), offset, range, defines };
  if (start !== undefined) kept.set(states, { version, line, state, library, start, commands });
  return commands;
}
