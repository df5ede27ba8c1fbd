import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { compile } from "./compile.ts";
import { fail } from "./fail.ts";
import { read, sockets, stateOf } from "./proc.ts";
import { SLOW, until } from "./time.ts";

export interface ProgramOptions {
  /** Seconds until the cage ends the program, times SLOW. */
  readonly seconds?: number;
  /** RLIMIT_NOFILE. */
  readonly descriptors?: number;
  /** RLIMIT_AS; 1024 unless said otherwise. */
  readonly mebibytes?: number;
}

/** Output beyond this is thrown away: a program may print without end. */
const LARGEST_OUTPUT = 1 << 20;

/** The learner's program, running in the cage; see native/cage.c for what that promises. */
export class Program {
  readonly #cage: ChildProcess;
  readonly #folder: string;
  readonly #exited: Promise<void>;
  #output = "";
  #errors = "";
  #over = false;
  pid = 0;
  port = 0;

  private constructor(cage: ChildProcess, folder: string) {
    this.#cage = cage;
    this.#folder = folder;
    this.#exited = new Promise((resolve) => {
      cage.once("close", () => {
        this.#over = true;
        resolve();
      });
      cage.once("error", () => resolve());
    });
    cage.stdout?.on("data", (data: Buffer) => (this.#output = capped(this.#output, data)));
    cage.stderr?.on("data", (data: Buffer) => (this.#errors = capped(this.#errors, data)));
  }

  static async start(native: string, binary: string, args: readonly string[], options: ProgramOptions = {}): Promise<Program> {
    const cage = compile(path.join(native, "cage.c"), ["-O2"]);
    if (!cage.binary) throw new Error(`the cage does not compile: ${cage.output}`);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-lab-"));
    const limits = [
      ...["-t", String(Math.ceil((options.seconds ?? 20) * SLOW))],
      ...["-m", String(options.mebibytes ?? 1024)],
      ...(options.descriptors === undefined ? [] : ["-n", String(options.descriptors)]),
    ];
    const status = path.join(folder, "status");
    const child = spawn(cage.binary, ["-s", status, ...limits, "--", binary, ...args], {
      cwd: folder,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    });
    const program = new Program(child, folder);
    program.pid = (await until(() => Number(/^pid (\d+)/.exec(read(status))?.[1]), 5000)) ?? 0;
    return program;
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  get over(): boolean {
    return this.#over;
  }

  get input(): NodeJS.WritableStream | null {
    return this.#cage.stdin;
  }

  /** How it ended, once it has: exit status or signal, and why the cage stopped waiting. */
  get end(): { reason: string; exit: number; signal: number; processes: number } | undefined {
    const match = /^end (\w+) exit (-?\d+) signal (-?\d+) processes (\d+)/m.exec(read(path.join(this.#folder, "status")));
    return match ? { reason: match[1] ?? "", exit: Number(match[2]), signal: Number(match[3]), processes: Number(match[4]) } : undefined;
  }

  /** Waits for a listening TCP socket, whatever its port; fails when the program ends before, or never listens. */
  async listening(ms = 4000): Promise<number> {
    const found = await until(() => this.#over || sockets(this.pid).find((socket) => socket.state === "LISTEN"), ms);
    if (typeof found === "object") {
      this.port = found.localPort;
      return found.localPort;
    }
    const said = this.#errors.trim().split("\n").at(-1)?.slice(0, 200);
    const tail = said ? ` (stderr: ${said})` : "";
    if (this.#over) fail(`The program ended before it listened${tail}.`, `程序在开始监听之前就结束了${tail}。`, { saw: this.#howItEnded() });
    return fail("No listening TCP socket appeared.", "没有出现处于监听状态的 TCP 套接字。", {
      expected: { en: "socket(), bind() and listen() on the port given as the first argument", "zh-cn": "对第一个参数给出的端口调用 socket()、bind() 和 listen()" },
    });
  }

  /** Stops the program in time, so that what arrives meanwhile arrives all at once for it. */
  async freeze(): Promise<void> {
    process.kill(this.pid, "SIGSTOP");
    await until(() => /[Tt]/.test(stateOf(this.pid)?.state ?? "T"), 2000);
  }

  thaw(): void {
    process.kill(this.pid, "SIGCONT");
  }

  /** Waits until the program ends by itself. */
  async ended(ms: number): Promise<boolean> {
    return (await until(() => this.#over, ms)) ?? false;
  }

  /** Ends the program and all its descendants. */
  async stop(): Promise<void> {
    if (!this.#over) this.#cage.kill("SIGTERM");
    await this.#exited;
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  #howItEnded() {
    const { exit = 0, signal = -1 } = this.end ?? {};
    return signal > 0 ? { en: `killed by signal ${signal}`, "zh-cn": `被信号 ${signal} 终止` } : { en: `exit status ${exit}`, "zh-cn": `退出状态 ${exit}` };
  }
}

function capped(text: string, data: Buffer): string {
  return text.length < LARGEST_OUTPUT ? text + data.toString("latin1") : text;
}
