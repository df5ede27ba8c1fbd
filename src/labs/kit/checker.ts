import path from "node:path";
import type { Verdict } from "../../core/lab.ts";
import { compile } from "./compile.ts";
import { fail, Failure } from "./fail.ts";
import { Program, type ProgramOptions } from "./program.ts";
import { lineOf } from "./source-lines.ts";
import { TcpClient } from "./tcp-client.ts";

/** What the checks of a lab share: the learner's folder, and programs and clients that are ended for them. */
export class Lab {
  readonly folder: string;
  readonly main: string;
  readonly #native: string;
  readonly #programs: Program[] = [];
  readonly #clients: TcpClient[] = [];
  #binary: string | undefined;

  constructor(folder: string, main: string, native: string) {
    this.folder = folder;
    this.main = main;
    this.#native = native;
  }

  /** Compiles the learner's program, or fails with the compiler's first complaint at its line. */
  build(): string {
    if (this.#binary !== undefined) return this.#binary;
    const { binary, output } = compile(path.join(this.folder, this.main));
    if (binary === undefined) return failToCompile(output);
    this.#binary = binary;
    return binary;
  }

  async start(args: readonly string[] = [], options?: ProgramOptions): Promise<Program> {
    const program = await Program.start(this.#native, this.build(), args, options);
    this.#programs.push(program);
    return program;
  }

  /** Compiles a helper of the kit and starts it in a cage of its own. */
  async helper(source: string, args: readonly string[]): Promise<Program> {
    const { binary, output } = compile(path.join(this.#native, source), ["-O2", "-pthread"]);
    if (binary === undefined) throw new Error(output);
    const program = await Program.start(this.#native, binary, args);
    this.#programs.push(program);
    return program;
  }

  async connect(program: Program): Promise<TcpClient> {
    const client = await TcpClient.connectOrFail(program.port);
    this.#clients.push(client);
    return client;
  }

  /** The learner's first call of one of these functions, for a message to point at. */
  at(...calls: string[]): { location?: NonNullable<Verdict["location"]> } {
    const location = lineOf(this.folder, this.main, ...calls);
    return location ? { location } : {};
  }

  async end(): Promise<void> {
    for (const client of this.#clients) client.close();
    await Promise.all(this.#programs.map((program) => program.stop()));
  }
}

type Check = (lab: Lab) => Promise<void> | void;

/**
 * Runs the checks in order, each verdict a line of JSON on standard output; after the first that
 * does not pass the others are skipped, because they build on each other.
 * Called as `check.js FOLDER MAIN NATIVE`.
 */
export function checker(checks: Readonly<Record<string, Check>>): void {
  const [folder = ".", main = "main.c", native = "."] = process.argv.slice(2);
  const lab = new Lab(folder, main, native);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void lab.end().then(() => process.exit(1)));
  }
  void runAll(lab, checks).then(() => process.exit(0));
}

async function runAll(lab: Lab, checks: Readonly<Record<string, Check>>): Promise<void> {
  let going = true;
  for (const [check, run] of Object.entries(checks)) {
    const verdict: Verdict = going ? await judge(lab, check, run) : { check, outcome: "skipped", ms: 0 };
    going &&= verdict.outcome === "passed";
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
  }
  await lab.end();
}

async function judge(lab: Lab, check: string, run: Check): Promise<Verdict> {
  const begun = performance.now();
  const ms = () => Math.round(performance.now() - begun);
  try {
    await run(lab);
    return { check, outcome: "passed", ms: ms() };
  } catch (error) {
    if (error instanceof Failure) return { check, outcome: "failed", ms: ms(), message: error.text, ...error.finding };
    const cause = error instanceof Error ? error.message : String(error);
    return {
      check,
      outcome: "error",
      ms: ms(),
      message: { en: `The check itself could not be run: ${cause}`, "zh-cn": `检查程序本身没能运行：${cause}` },
    };
  }
}

function failToCompile(output: string): never {
  const match = /^([^\n:]+):(\d+):\d+: (?:fatal )?error: (.*)$/m.exec(output) ?? /^()()(.*(?:undefined reference|error).*)$/m.exec(output);
  const message = match?.[3] ?? output.split("\n")[0] ?? "";
  const location = match?.[1] ? { location: { file: match[1], line: Number(match[2]) } } : {};
  return fail(`The program does not compile: ${message}`, `程序编译不通过：${message}`, location);
}
