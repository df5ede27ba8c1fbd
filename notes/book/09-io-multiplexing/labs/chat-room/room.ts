import { fail, need, proc, same, socketFor, unreadOf, until } from "#kit";
import type { Finding, Lab, Program, TcpClient, Text } from "#kit";

const LINE = 1000;
const LINES_AT_ONCE = 8;
/** To look at the queues costs more than to talk. */
const LOOK_EVERY = 4;
/** More than the kernel buffers of both sides hold. */
const MOST = 16 * 1024 * 1024;

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
  { speaker, slow, third }: { speaker: TcpClient; slow: TcpClient; third: TcpClient },
  enough: number,
  finding: Finding,
): Promise<Backlog> {
  let said = "";
  let waiting = 0;
  for (let pieces = 1; said.length < MOST; pieces++) {
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
    if (pieces % LOOK_EVERY !== 0) continue;
    const inKernel = held(server, slow);
    if (inKernel === undefined) return { said, waiting, dropped: true };
    waiting = said.length - inKernel;
    if (waiting >= enough) break;
  }
  return { said, waiting, dropped: false };
}

/** A line that tells where it is. */
function line(index: number): string {
  return `${index} `.padEnd(LINE - 1, "abcdefghijklmnopqrstuvwxyz") + "\n";
}

/** How much has left the program for a client: read by it, or in the buffers of either side. */
function held(server: Program, client: TcpClient): number | undefined {
  const ours = proc.connection(server.pid, client.localPort, server.port);
  const theirs = proc.connection(server.pid, server.port, client.localPort);
  if (!ours || theirs?.state !== "ESTABLISHED") return undefined;
  return client.taken + ours.receiveQueue + theirs.sendQueue;
}

/** Waits until the server has let go of a client. */
export async function needGone(
  server: Program,
  client: TcpClient,
  [en, zh]: readonly [string, string],
  finding: Finding,
): Promise<void> {
  if (await until(() => !socketFor(server, client), 1500)) return;
  fail(en, zh, { saw: doing(server), ...finding });
}
