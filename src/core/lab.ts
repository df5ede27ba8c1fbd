/** What a lab is, and what a checker says about a program. Plain data, in every language at once. */
import type { Text } from "./language.ts";

export interface LabInfo {
  /** `book/09/epoll-edge-triggered`. */
  readonly id: string;
  readonly title: Text;
  readonly minutes: number;
  readonly language: "c" | "cpp" | "python" | "shell";
  /** Programs and kernel facilities it cannot do without: `gcc`, `strace`, `namespaces`. */
  readonly needs: readonly string[];
  /** The file that the learner writes. */
  readonly main: string;
  /** Its arguments when it is run by hand; `{port}` becomes a free port. */
  readonly run: readonly string[];
  readonly sections: readonly string[];
  /** Where its texts are, under `dist/notes/`. */
  readonly folder: string;
  readonly checks: readonly CheckInfo[];
}

export interface CheckInfo {
  readonly id: string;
  readonly title: Text;
  readonly hints: readonly Text[];
}

/** `error` is a failure of the tools, not of the learner's program; `skipped` was not reached. */
export type Outcome = "passed" | "failed" | "error" | "skipped";

/** What came of one check. */
export interface Verdict {
  readonly check: string;
  readonly outcome: Outcome;
  readonly ms: number;
  readonly message?: Text;
  readonly expected?: Text;
  readonly saw?: Text;
  /** What to look at, or to try. */
  readonly look?: Text;
  /** The line of the learner's that matters; `file` is relative to the lab's folder, `line` one-based. */
  readonly location?: { readonly file: string; readonly line: number };
}

/** What came of checking a whole lab. */
export interface Report {
  readonly lab: string;
  readonly verdicts: readonly Verdict[];
  /** Why it could not be checked at all. */
  readonly problem?: Text;
}

/** How many checks have passed. */
export function countPassed(report: Report): number {
  return report.verdicts.filter(({ outcome }) => outcome === "passed").length;
}

/** Whether every check of a lab has passed. */
export function passed(report: Report): boolean {
  return (
    report.problem === undefined &&
    report.verdicts.length > 0 &&
    report.verdicts.every(({ outcome }) => outcome === "passed")
  );
}

/** The exit status of the command line: 0 passed, 1 did not pass, 2 could not be run. */
export function exitStatus(report: Report): 0 | 1 | 2 {
  if (report.problem !== undefined || report.verdicts.some(({ outcome }) => outcome === "error")) return 2;
  return passed(report) ? 0 : 1;
}
