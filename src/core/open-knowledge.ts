/** Puts the parts of the compiled reference together; that of the shell is read when a command is first asked for. */
import type { Command, Entry, Knowledge, OpenKnowledge } from "./knowledge.ts";
import { unpack, type LineSource } from "./packed.ts";
import { shelfOf } from "./shelf.ts";

/** `dist/knowledge.<language>.jsonl` holds everything but the commands, `dist/shell.<language>.jsonl` these. */
export type Part = "knowledge" | "shell";

type Shell = Pick<OpenKnowledge, "commands" | "values" | "index">;

/** `recover` is told of a part that cannot be read, and may stop it by throwing; that part is empty then. */
export function openKnowledge(
  language: Knowledge["language"],
  open: (part: Part) => LineSource,
  recover: (part: Part, error: unknown) => void,
): OpenKnowledge {
  const read = <T extends object>(part: Part, empty: T): T => {
    try {
      return unpack<T>(open(part));
    } catch (error) {
      recover(part, error);
      return empty;
    }
  };
  const data = read<Omit<OpenKnowledge, keyof Shell>>("knowledge", { language, ...EMPTY });
  let shell: Shell | undefined;
  const commands = () => (shell ??= read<Shell>("shell", { commands: shelfOf<Command>([]), values: [], index: [] }));
  return Object.defineProperties(data, {
    commands: { get: () => commands().commands, enumerable: true },
    values: { get: () => commands().values, enumerable: true },
    index: { get: () => commands().index, enumerable: true },
  }) as OpenKnowledge;
}

const EMPTY = { entries: shelfOf<Entry>([]), families: [], cpp: [], titles: {} };
