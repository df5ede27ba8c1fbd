import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Verdict } from "../../core/lab.ts";
import { compile } from "./compile.ts";
import { failToCompile } from "./compile-errors.ts";
import { compileHelper } from "./helpers.ts";
import { Program, type ProgramOptions } from "./program.ts";
import { stateOf } from "./proc.ts";
import { lineOf } from "./source-lines.ts";
import { ALIASES } from "./syscalls.ts";
import { TcpClient } from "./tcp-client.ts";
import { TcpServer } from "./tcp-server.ts";
import { until } from "./time.ts";

/** How long the cage may take to notice that its program has ended, and to end what is left of it. */
const NEWS_MS = 2000;

export interface LabOptions {
  /** More flags for the compiler, such as `-fsanitize=thread`. */
  readonly flags?: readonly string[];
  readonly libraries?: readonly string[];
}

export interface Places {
  /** What the learner has written. */
  readonly folder: string;
  readonly main: string;
  /** The C sources of the kit. */
  readonly native: string;
  /** For whatever the checking leaves behind; removed at its end. */
  readonly scratch: string;
}

/** What the checks of a lab share: the learner's folder, and programs and clients that are ended for them. */
export class Lab {
  readonly folder: string;
  readonly main: string;
  readonly #places: Places;
  readonly #options: LabOptions;
  readonly #programs: Program[] = [];
  readonly #clients: TcpClient[] = [];
  readonly #servers: TcpServer[] = [];
  #binary: string | undefined;

  constructor(places: Places, options: LabOptions) {
    this.folder = places.folder;
    this.main = places.main;
    this.#places = places;
    this.#options = options;
  }

  /** Compiles the learner's program, or fails with the compiler's first complaint at its line. */
  async build(): Promise<string> {
    if (this.#binary !== undefined) return this.#binary;
    const { flags, libraries } = this.#options;
    const compiled = await compile(this.#places.native, path.join(this.folder, this.main), flags, libraries);
    this.#binary = compiled.binary ?? failToCompile(compiled);
    return this.#binary;
  }

  /** Builds the learner's program if need be, and starts it in the cage. */
  async start(args: readonly string[] = [], options?: ProgramOptions): Promise<Program> {
    return this.run([await this.build(), ...args], options);
  }

  /** Compiles a helper of the kit, such as `peer.c`, and starts it in a cage of its own. */
  async helper(source: string, args: readonly string[] = [], options?: ProgramOptions): Promise<Program> {
    return this.run([await compileHelper(this.#places.native, [source]), ...args], options);
  }

  /** Starts any command in the cage: `["strace", "-f", "-o", file, binary]`. */
  async run(command: readonly string[], options?: ProgramOptions): Promise<Program> {
    const program = await Program.start(this.#places.native, this.#places.scratch, command, options);
    this.#programs.push(program);
    return program;
  }

  /** A client of what the program listens on, closed at the end. */
  async connect(program: Program): Promise<TcpClient> {
    const client = await TcpClient.connectOrFail(program.port);
    this.#clients.push(client);
    return client;
  }

  /** A server for the program to connect to, closed at the end. */
  async listen(): Promise<TcpServer> {
    const server = await TcpServer.listen();
    this.#servers.push(server);
    return server;
  }

  /** The learner's first call of one of these functions, for a finding to point at: `...lab.at("recv", "read")`. */
  at(...calls: string[]): { location?: NonNullable<Verdict["location"]> } {
    const location = lineOf(this.folder, this.main, ...calls);
    return location ? { location } : {};
  }

  /** The learner's call in which the program sleeps now, else the first of `calls`. */
  whereItSleeps(program: Program, ...calls: string[]): { location?: NonNullable<Verdict["location"]> } {
    const { sleepsIn } = program;
    return this.at(...(ALIASES[sleepsIn] ?? [sleepsIn]), ...calls);
  }

  /** A program that is gone although it should not be. */
  get casualty(): Program | undefined {
    return this.#programs.find((program) => program.accident !== undefined);
  }

  /** Waits for the cage to tell of programs that are dead already. */
  async news(): Promise<void> {
    if (this.#programs.some(isDying)) await until(() => !this.#programs.some(isDying), NEWS_MS);
  }

  async end(): Promise<void> {
    for (const client of this.#clients) client.close();
    for (const server of this.#servers) server.close();
    await Promise.all(this.#programs.map((program) => program.stop()));
  }
}

function isDying(program: Program): boolean {
  const task = stateOf(program.pid);
  return !program.over && (!task || task.exiting || task.state === "Z");
}

/** The places that a checker is called with: `check.js FOLDER MAIN NATIVE SCRATCH`. */
export function placesOf(args: readonly string[]): Places {
  const [folder = ".", main = "main.c", native = "."] = args;
  const scratch = args[3] ?? fs.mkdtempSync(path.join(os.tmpdir(), "syslab-check-"));
  return { folder, main, native, scratch };
}
