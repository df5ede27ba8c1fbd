import fs from "node:fs";
import path from "node:path";
import type { Text } from "../../core/language.ts";
import { Cage, type End } from "./cage.ts";
import { howItEnded, isAccident } from "./endings.ts";
import { fail } from "./fail.ts";
import { blockedIn, sockets, stateOf } from "./proc.ts";
import { SLOW, until } from "./time.ts";

export interface ProgramOptions {
  /** Seconds until the cage ends the program, times SLOW; 20 unless said otherwise. */
  readonly seconds?: number;
  /** RLIMIT_NOFILE. */
  readonly descriptors?: number;
  /** Of memory for all its processes together; 1024 unless said otherwise, 0 for no limit, as sanitizers need it. */
  readonly mebibytes?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** The learner's program, running in the cage, in an empty folder of its own. */
export class Program {
  readonly #cage: Cage;
  readonly folder: string;
  #serves = false;
  #stopped = false;
  /** The port it listens on, once `listening` has found it. */
  port = 0;

  private constructor(cage: Cage, folder: string) {
    this.#cage = cage;
    this.folder = folder;
  }

  static async start(
    native: string,
    scratch: string,
    command: readonly string[],
    options: ProgramOptions = {},
  ): Promise<Program> {
    const folder = fs.mkdtempSync(path.join(scratch, "run-"));
    const cage = await Cage.open(native, command, {
      folder,
      seconds: Math.ceil((options.seconds ?? 20) * SLOW),
      mebibytes: options.mebibytes ?? 1024,
      descriptors: options.descriptors,
      env: { TMPDIR: folder, ...options.env },
    });
    return new Program(cage, folder);
  }

  get pid(): number {
    return this.#cage.pid;
  }

  /** What it has printed, up to 1 MiB. */
  get output(): string {
    return this.#cage.output;
  }

  /** What it has printed on standard error, up to 1 MiB. */
  get errors(): string {
    return this.#cage.errors;
  }

  get over(): boolean {
    return this.#cage.end !== undefined;
  }

  /** How it ended, once it has: exit status or signal, and why the cage stopped waiting. */
  get end(): End | undefined {
    return this.#cage.end;
  }

  /** "was killed by SIGSEGV (…)": why it is gone although it should not be; undefined while all is well. */
  get accident(): Text | undefined {
    const { end } = this;
    return end && !this.#stopped && (this.#serves || isAccident(end)) ? howItEnded(end) : undefined;
  }

  /** The last line on standard error, where a program says what went wrong. */
  get lastWords(): string {
    return (this.errors.trim().split("\n").at(-1) ?? "").slice(0, 200);
  }

  /** What it does at this moment: "sleeps in epoll_wait()". */
  get doing(): Text {
    const where = this.over ? undefined : blockedIn(this.pid);
    if (where === undefined) return { en: "has ended", "zh-cn": "已经结束" };
    if (where === "") return { en: "is running and waits for nothing", "zh-cn": "正在运行，没有在等待" };
    return { en: `sleeps in ${where}()`, "zh-cn": `停在 ${where}() 中` };
  }

  /** The function in which it sleeps, such as `epoll_wait`; empty when it runs. */
  get sleepsIn(): string {
    return blockedIn(this.pid) ?? "";
  }

  /** Writes to its standard input. */
  write(text: string): void {
    this.#cage.input?.write(text);
  }

  /** Lets it read the end of its standard input. */
  closeInput(): void {
    this.#cage.input?.end();
  }

  signal(name: NodeJS.Signals): void {
    // Once it is over its number may be another's.
    if (this.over) return;
    try {
      process.kill(this.pid, name);
    } catch {
      // It has just ended, and the cage is about to tell.
    }
  }

  /** Waits for a listening TCP socket, whatever its port; fails when the program ends before, or never listens. */
  async listening(ms = 3000): Promise<number> {
    this.#serves = true;
    const found = await until(() => this.over || sockets(this.pid).find((socket) => socket.state === "LISTEN"), ms);
    if (typeof found === "object") return (this.port = found.localPort);
    if (this.over) return this.#failToListen();
    return fail("No listening TCP socket appeared.", "没有出现处于监听状态的 TCP 套接字。", {
      expected: {
        en: "socket(), bind() and listen() on the port given as the first argument",
        "zh-cn": "对第一个参数给出的端口调用 socket()、bind() 和 listen()",
      },
      saw: { en: `the program ${this.doing.en}`, "zh-cn": `程序${this.doing["zh-cn"]}` },
    });
  }

  /** Stops the program in time, so that what arrives during `work` arrives all at once for it. */
  async frozen<T>(work: () => Promise<T>): Promise<T> {
    await this.freeze();
    try {
      return await work();
    } finally {
      this.thaw();
    }
  }

  async freeze(): Promise<void> {
    this.signal("SIGSTOP");
    await until(() => this.over || /[TtZ]/.test(stateOf(this.pid)?.state ?? "T"), 2000);
  }

  thaw(): void {
    this.signal("SIGCONT");
  }

  /** Waits until the program ends by itself. */
  async ended(ms: number): Promise<boolean> {
    return (await until(() => this.over, ms)) ?? false;
  }

  /** Ends the program and all its descendants. */
  async stop(): Promise<void> {
    this.#stopped ||= !this.over;
    await this.#cage.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  #failToListen(): never {
    const said = this.lastWords;
    if (/address already in use/i.test(said)) {
      return fail("The port is in use by another program.", "端口已被其他程序占用。", {
        saw: { en: said, "zh-cn": said },
        expected: {
          en: "the port given as the first argument; the checker passes 0, so that the kernel chooses a free one",
          "zh-cn": "使用第一个参数给出的端口；检查时传入 0，由内核挑一个空闲端口",
        },
      });
    }
    return fail("The program ended before it listened.", "程序在开始监听之前就结束了。");
  }
}
