import { fail, need, proc, same, SLOW, sleep, socketFor, unreadOf, until } from "#kit";
import type { Client, Finding, Lab, Program, TcpClient, Text } from "#kit";

const LINE = 1000;
const SETTLE_MS = 100;
const LINES_AT_ONCE = 16;
/** More than the kernel's buffers hold for a slow listener, and than ever should wait in the program. */
const MOST = 8 * 1024 * 1024;

/** What the server does, as evidence. */
export function doing(server: Program): Text {
  return { en: `the server ${server.doing.en}`, "zh-cn": `服务器${server.doing["zh-cn"]}` };
}

/** A client that the server has accepted: before, it would rightly miss what is said. */
export async function join(lab: Lab, server: Program): Promise<TcpClient> {
  const client = await lab.connect(server);
  need(await until(() => socketFor(server, client), 1500), "A client is not let in.", "客户端没有被接受。", {
    saw: doing(server),
    ...lab.whereItSleeps(server, "accept4", "accept"),
  });
  return client;
}

/** A client that does not read until it is told. */
export class SlowListener {
  readonly #program: Program;
  readonly localPort: number;

  private constructor(program: Program, localPort: number) {
    this.#program = program;
    this.localPort = localPort;
  }

  static async join(lab: Lab, server: Program): Promise<SlowListener> {
    const program = await lab.helper("reader.c", [String(server.port)], { seconds: 60 });
    const port = await until(
      () => proc.sockets(program.pid).find(({ state }) => state === "ESTABLISHED")?.localPort,
      1500,
    );
    if (port === undefined) throw new Error(`the slow listener did not connect: ${program.lastWords}`);
    const listener = new SlowListener(program, port);
    await until(() => socketFor(server, listener), 1500);
    return listener;
  }

  read(): void {
    this.#program.write("read\n");
  }

  finish(): void {
    this.#program.write("finish\n");
  }

  /** What it hears, up to so many bytes; gives up when there is no progress. */
  async hear(length: number): Promise<string> {
    this.read();
    for (let before = -1; before < this.#heard.length && this.#heard.length < length;) {
      before = this.#heard.length;
      await until(() => this.#heard.length > before, 1500);
    }
    return this.#heard;
  }

  async leave(): Promise<void> {
    await this.#program.stop();
  }

  get #heard(): string {
    return this.#program.output;
  }

  /** How much has left the server for it and waits in the kernel, on either side; undefined when it was dropped. */
  inKernel(server: Program): number | undefined {
    const [ours, theirs] = proc.bothEnds(server.pid, this.localPort, server.port);
    return ours && theirs?.state === "ESTABLISHED" ? ours.receiveQueue + theirs.sendQueue : undefined;
  }
}

/** Sends, and waits until the server has read it. */
export async function say(server: Program, speaker: TcpClient, text: string): Promise<void> {
  await speaker.send(text);
  await until(() => unreadOf(server, speaker) === 0, 1500);
}

/** Fails unless the next that a client hears is this; `who` tells which client it is. */
export async function needHeard(
  server: Program,
  [who, wer]: readonly [string, string],
  listener: TcpClient,
  text: string,
  finding: Finding,
): Promise<void> {
  const heard = (await listener.receive(text.length)).toString("latin1");
  need(heard === text, `${who} does not hear what was said.`, `${wer}没有听到别人说的话。`, {
    expected: same(brief(text)),
    saw: { en: `${brief(heard)}; ${doing(server).en}`, "zh-cn": `${brief(heard)}；${doing(server)["zh-cn"]}` },
    ...finding,
  });
}

function brief(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

/** What was said to a client that does not read, and how much of it waits in the program. */
export interface Backlog {
  readonly said: string;
  readonly waiting: number;
  /** Whether the server has closed its connection. */
  readonly dropped: boolean;
}

/**
 * One talks to one that does not read, until `enough` bytes wait in the program or the server has
 * dropped the latter. A third hears each piece before the next is said, so that it is never behind.
 */
export async function talkTo(
  server: Program,
  { speaker, slow, third }: { speaker: TcpClient; slow: SlowListener; third: TcpClient },
  enough: number,
  finding: Finding,
): Promise<Backlog> {
  let said = "";
  let waiting = 0;
  while (said.length < MOST) {
    const piece = Array.from({ length: LINES_AT_ONCE }, (_, index) => line(said.length / LINE + index)).join("");
    await speaker.send(piece);
    await needHeard(
      server,
      ["While one client does not read, another", "有一个客户端不读数据时，其他客户端"],
      third,
      piece,
      finding,
    );
    said += piece;
    const now = await waitingFor(server, slow, said.length, enough);
    if (now === undefined) return { said, waiting, dropped: true };
    waiting = now;
    if (waiting >= enough) break;
  }
  return { said, waiting, dropped: false };
}

/** Of so many bytes, those that wait in the program and stay there; undefined when the listener was dropped. */
async function waitingFor(
  server: Program,
  slow: SlowListener,
  said: number,
  enough: number,
): Promise<number | undefined> {
  const look = () => {
    const inKernel = slow.inKernel(server);
    // What has come and is not acknowledged yet is counted on both sides.
    return inKernel === undefined ? undefined : Math.max(0, said - inKernel);
  };
  if ((look() ?? 0) < enough) return look();
  // The kernel makes its buffer larger when it finds that it is full.
  await sleep(SETTLE_MS * SLOW);
  return look();
}

/** A line that tells where it is. */
function line(index: number): string {
  return `${index} `.padEnd(LINE - 1, "abcdefghijklmnopqrstuvwxyz") + "\n";
}

/** Waits until the server has let go of a client. */
export async function needGone(
  server: Program,
  client: Client,
  [en, zh]: readonly [string, string],
  finding: Finding,
): Promise<void> {
  if (await until(() => !socketFor(server, client), 1500)) return;
  fail(en, zh, { saw: doing(server), ...finding });
}
