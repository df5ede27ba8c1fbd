import { need, type Finding, type Program, type Text } from "#kit";

/** What the program says in its first line, and the status it ends with. */
export interface Outcome {
  readonly line: string;
  readonly exit: number;
}

export const TIMED_OUT: Outcome = { line: "timed out", exit: 2 };

export function failure(line: string): Outcome {
  return { line, exit: 1 };
}

/** Waits for the program to end, and compares. `target` is what it was to connect to. */
export async function needOutcome(
  program: Program,
  target: Text,
  { line, exit }: Outcome,
  ms: number,
  finding: Finding,
): Promise<void> {
  const ended = await program.ended(ms);
  const expected = { en: `“${line}”, exit status ${exit}`, "zh-cn": `“${line}”，退出状态 ${exit}` };
  const evidence = { expected, saw: seen(program), ...finding };
  need(
    ended,
    `For ${target.en} the program does not come to an end.`,
    `连接${target["zh-cn"]}时，程序一直没有结束。`,
    evidence,
  );
  need(
    program.output.split("\n")[0] === line && program.end?.exit === exit,
    `For ${target.en} the program reports something else.`,
    `连接${target["zh-cn"]}时，程序报告的结果不对。`,
    evidence,
  );
}

/** What the program has said, and what it does. */
export function seen(program: Program): Text {
  const said = JSON.stringify(program.output.slice(0, 80));
  const last = program.lastWords ? ` (${program.lastWords})` : "";
  if (!program.over) {
    return {
      en: `it printed ${said} and ${program.doing.en}`,
      "zh-cn": `它输出了 ${said}，目前${program.doing["zh-cn"]}`,
    };
  }
  const status = program.end?.exit ?? -1;
  return {
    en: `it printed ${said}${last} and ended with status ${status}`,
    "zh-cn": `它输出了 ${said}${last}，退出状态为 ${status}`,
  };
}
