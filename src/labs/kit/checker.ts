import fs from "node:fs";
import type { Verdict } from "../../core/lab.ts";
import type { Text } from "../../core/language.ts";
import { LabProblem } from "../messages.ts";
import { Failure } from "./fail.ts";
import { Lab, placesOf, type LabOptions } from "./lab.ts";
import type { Program } from "./program.ts";
import { SLOW } from "./time.ts";

export type Check = (lab: Lab) => Promise<void> | void;

/** Every wait in a check is bounded, so one that takes so long hangs. */
const CHECK_LIMIT_MS = 40_000;

/**
 * Runs the checks in order, each verdict a line of JSON on standard output; after the first that
 * does not pass the others are skipped, because they build on each other.
 */
export function checker(checks: Readonly<Record<string, Check>>, options: LabOptions = {}): void {
  const places = placesOf(process.argv.slice(2));
  const lab = new Lab(places, options);
  process.once("exit", () => fs.rmSync(places.scratch, { recursive: true, force: true }));
  const stop = () => void lab.end().finally(() => process.exit(1));
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, stop);
  // Whoever asked for the checking holds the other end; when it closes, nobody waits for an answer.
  process.stdin.once("end", stop).once("error", stop).resume();
  void runAll(lab, checks).then(() => process.exit(0));
}

async function runAll(lab: Lab, checks: Readonly<Record<string, Check>>): Promise<void> {
  let going = true;
  for (const [check, run] of Object.entries(checks)) {
    const verdict: Verdict = going ? await judge(lab, check, run) : { check, outcome: "skipped", ms: 0 };
    going &&= verdict.outcome === "passed";
    if (!going) await lab.end();
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
  }
  await lab.end();
}

async function judge(lab: Lab, check: string, run: Check): Promise<Verdict> {
  const begun = performance.now();
  const ms = () => Math.round(performance.now() - begun);
  try {
    await Promise.race([run(lab), limit()]);
    await lab.news();
    if (lab.casualty) throw new Error("a program has died");
    return { check, outcome: "passed", ms: ms() };
  } catch (error) {
    await lab.news();
    const { casualty } = lab;
    if (casualty?.accident) return { check, ms: ms(), ...ofAccident(casualty, casualty.accident, error) };
    if (error instanceof Failure) return { check, outcome: "failed", ms: ms(), message: error.text, ...error.finding };
    return { check, outcome: "error", ms: ms(), message: ofError(error) };
  }
}

/** Whatever a check complains about after the program has died, that it died is what matters. */
function ofAccident(program: Program, how: Text, error: unknown): Omit<Verdict, "check" | "ms"> {
  const words = program.lastWords ? `: ${program.lastWords}` : "";
  const message = { en: `The program ${how.en}${words}.`, "zh-cn": `程序${how["zh-cn"]}${words}。` };
  if (!(error instanceof Failure)) return { outcome: "failed", message };
  return { outcome: "failed", ...error.finding, message, saw: error.finding.saw ?? error.text };
}

function ofError(error: unknown): Text {
  if (error instanceof LabProblem) return error.text;
  const cause = error instanceof Error ? error.message : String(error);
  return { en: `The check itself could not be run: ${cause}`, "zh-cn": `检查程序本身没能运行：${cause}` };
}

function limit(): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => reject(new Error(`the check did not end within ${(CHECK_LIMIT_MS * SLOW) / 1000} s`));
    setTimeout(late, CHECK_LIMIT_MS * SLOW).unref();
  });
}
