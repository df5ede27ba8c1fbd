import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { compileHelper } from "./helpers.ts";

/** Why the cage stopped waiting for its program; `ended` is by itself. */
export type Reason = "ended" | "time" | "processes" | "memory" | "output" | "told";

export interface End {
  readonly reason: Reason;
  /** -1 when a signal ended it. */
  readonly exit: number;
  /** -1 when no signal ended it. */
  readonly signal: number;
  /** How many processes were left, and were ended. */
  readonly processes: number;
  readonly printed: number;
}

export interface CageOptions {
  readonly folder: string;
  readonly seconds: number;
  readonly descriptors?: number | undefined;
  /** Of memory for all its processes together; 0 is without limit. */
  readonly mebibytes: number;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Output beyond this is not kept. */
const LARGEST_OUTPUT = 1 << 20;
/** How long a cage that was told to stop may take. */
const PATIENCE_MS = 8000;
const SOURCES = ["cage.c", "processes.c", "relay.c"];

/** A command in the cage; see native/cage.c for what that promises. */
export class Cage {
  readonly #child: ChildProcess;
  readonly #lines = new Map<string, string>();
  readonly ended: Promise<End>;
  pid = 0;
  output = "";
  errors = "";
  end: End | undefined;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on("data", (data: Buffer) => (this.output = capped(this.output, data)));
    child.stderr?.on("data", (data: Buffer) => (this.errors = capped(this.errors, data)));
    child.stdin?.on("error", () => undefined);
    this.ended = new Promise((resolve) => {
      const finish = () => resolve((this.end ??= endOf(this.#lines.get("end"))));
      child.once("close", finish);
      child.once("error", finish);
    });
  }

  /** Resolves once the program has a number. */
  static async open(native: string, command: readonly string[], options: CageOptions): Promise<Cage> {
    const limits = ["-t", options.seconds, "-m", options.mebibytes];
    if (options.descriptors !== undefined) limits.push("-n", options.descriptors);
    const child = spawn(await compileHelper(native, SOURCES), [...limits.map(String), "--", ...command], {
      cwd: options.folder,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      // The runtime of the checker is no business of the program's.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, LC_ALL: "C", ...options.env },
    });
    const cage = new Cage(child);
    cage.pid = await cage.#started();
    if (!cage.pid) throw new Error(`the cage did not start: ${cage.errors}`);
    return cage;
  }

  get input(): Writable | null {
    return this.#child.stdin;
  }

  /** Ends the program and all its descendants. */
  async close(): Promise<End> {
    if (!this.end) this.#child.kill("SIGTERM");
    const last = setTimeout(() => this.#child.kill("SIGKILL"), PATIENCE_MS);
    const end = await this.ended;
    clearTimeout(last);
    return end;
  }

  #started(): Promise<number> {
    return new Promise((resolve) => {
      createInterface({ input: this.#child.stdio[3] as Readable }).on("line", (line) => {
        const [name = "", ...values] = line.split(" ");
        this.#lines.set(name, values.join(" "));
        if (name === "pid") resolve(Number(values[0]));
      });
      void this.ended.then(() => resolve(0));
    });
  }
}

function endOf(line = ""): End {
  const match = /^(\w+) exit (-?\d+) signal (-?\d+) processes (\d+) printed (\d+)$/.exec(line);
  const number = (index: number) => Number(match?.[index] ?? -1);
  const reason = (match?.[1] ?? "told") as Reason;
  return { reason, exit: number(2), signal: number(3), processes: number(4), printed: number(5) };
}

function capped(text: string, data: Buffer): string {
  return text.length < LARGEST_OUTPUT ? text + data.toString("utf8") : text;
}
