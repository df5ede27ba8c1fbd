import { checker, need, needSleep, needToWaitIn, number, proc, socketFor, unreadOf, until } from "#kit";
import type { Lab, Program, TcpClient } from "#kit";
import { doing, join, needGone, needHeard, say, SlowListener, talkTo } from "./room.ts";
import {
  ANN,
  BOB,
  CAT,
  DROPPED_LOOK,
  FLOOD_LOOK,
  HELD_LOOK,
  LEAVES_LOOK,
  LINES_LOOK,
  thrownOut,
  unbounded,
} from "./words.ts";

/** The longest line, its newline included, and how much may wait for a client in the program. */
const [LONGEST, QUEUE] = [1024, 64 * 1024];
/** So much may surely wait, and beyond so much too much does. */
const [SOME, FAR_TOO_MUCH] = [QUEUE / 4, 3 * QUEUE];
const ENDLESS = 1024 * 1024;

let server: Program;
let ann: TcpClient;
let bob: TcpClient;
let cat: TcpClient;

async function listens(lab: Lab): Promise<void> {
  server = await lab.start(["0"], { seconds: 90 });
  await server.listening();
}

async function broadcasts(lab: Lab): Promise<void> {
  ann = await join(lab, server);
  bob = await join(lab, server);
  cat = await join(lab, server);
  await say(server, ann, "hello\n");
  const place = lab.whereItSleeps(server, "poll", "send", "write");
  await needHeard(server, BOB, bob, "hello\n", place);
  await needHeard(server, CAT, cat, "hello\n", place);
}

/** What comes to the speaker next is what another says. */
async function othersOnly(lab: Lab): Promise<void> {
  await say(server, bob, "from bob\n");
  const finding = {
    look: { en: "whether the speaker is left out when a line is passed on", "zh-cn": "转发一行时是否跳过了说话的人" },
    ...lab.at("send", "write"),
  };
  await needHeard(server, ANN, ann, "from bob\n", finding);
  await say(server, ann, "from ann\n");
  await needHeard(server, BOB, bob, "from ann\n", finding);
  await needHeard(server, CAT, cat, "from bob\nfrom ann\n", finding);
}

/** Pieces of one client's lines come between those of another's. */
async function wholeLines(lab: Lab): Promise<void> {
  const finding = { look: LINES_LOOK, ...lab.at("recv", "read") };
  await say(server, ann, "hel");
  await say(server, bob, "one\n");
  await needHeard(server, CAT, cat, "one\n", finding);
  await say(server, ann, "lo\nsecond\nthi");
  await needHeard(server, CAT, cat, "hello\nsecond\n", finding);
  await say(server, ann, "rd\n");
  await needHeard(server, CAT, cat, "third\n", finding);
  const longest = `${"x".repeat(LONGEST - 1)}\n`;
  await say(server, ann, longest.slice(0, 700));
  await say(server, ann, longest.slice(700));
  await needHeard(server, CAT, cat, longest, finding);
  await needHeard(server, BOB, bob, `hello\nsecond\nthird\n${longest}`, finding);
  await needHeard(server, ANN, ann, "one\n", finding);
}

/** The last line, the beginning of another and the end are there together. */
async function leaves(lab: Lab): Promise<void> {
  const guest = await join(lab, server);
  await server.frozen(async () => {
    await guest.send("last words\nunfin");
    guest.finish();
    await until(() => socketFor(server, guest)?.state === "CLOSE_WAIT", 2000);
  });
  const finding = { look: LEAVES_LOOK, ...lab.at("recv", "read") };
  await needHeard(server, ANN, ann, "last words\n", finding);
  await needGone(
    server,
    guest,
    ["The server keeps a client that has left.", "客户端已经离开，服务器却没有关闭连接。"],
    finding,
  );
  await say(server, bob, "next\n");
  await needHeard(server, ANN, ann, "next\n", finding);
  await needHeard(server, CAT, cat, "last words\nnext\n", finding);
  await needHeard(server, BOB, bob, "last words\n", finding);
}

/** Two connections break, one before and one after the speaker, and the server hears of all three at once. */
async function vanishes(lab: Lab): Promise<void> {
  const before = await join(lab, server);
  const speaker = await join(lab, server);
  const after = await join(lab, server);
  const open = proc.descriptors(server.pid).size;
  await server.frozen(async () => {
    for (const each of [before, after]) await breakOff(each);
    await speaker.send("anyone here?\n");
    await until(() => unreadOf(server, speaker) > 0, 2000);
  });
  const place = lab.at("send", "write");
  await needHeard(server, ANN, ann, "anyone here?\n", place);
  await needHeard(server, BOB, bob, "anyone here?\n", place);
  await needHeard(server, CAT, cat, "anyone here?\n", place);
  const closed = await until(() => proc.descriptors(server.pid).size <= open - 2, 1500);
  need(closed, "The server keeps descriptors of broken connections.", "服务器没有关闭已断开的连接的描述符。", {
    saw: {
      en: `${proc.descriptors(server.pid).size} descriptors are open, ${open - 2} would be right; ${doing(server).en}`,
      "zh-cn": `打开的描述符有 ${proc.descriptors(server.pid).size} 个，应为 ${open - 2} 个；${doing(server)["zh-cn"]}`,
    },
    look: {
      en: "recv() that returns -1: only EAGAIN and EINTR are harmless",
      "zh-cn": "recv() 返回 -1 的处理：只有 EAGAIN 和 EINTR 无害",
    },
    ...lab.at("recv", "read"),
  });
  speaker.close();
}

/** FIN, and then RST: whoever writes now gets EPIPE, and SIGPIPE with it. */
async function breakOff(client: TcpClient): Promise<void> {
  client.finish();
  await until(() => socketFor(server, client)?.state === "CLOSE_WAIT", 2000);
  client.reset();
  await until(() => !proc.connection(server.pid, server.port, client.localPort), 2000);
}

/** As it begins to read, there is room again and a new line to pass on: what waits goes first. */
async function slowListener(lab: Lab): Promise<void> {
  const slow = await SlowListener.join(lab, server);
  const place = lab.at("send", "write");
  const backlog = await talkTo(server, { speaker: ann, slow, third: bob }, SOME, { look: HELD_LOOK, ...place });
  need(
    !backlog.dropped,
    "A client that does not read for a moment is thrown out.",
    "客户端只是暂时不读，就被断开了。",
    {
      ...thrownOut(number(backlog.waiting)),
      ...place,
    },
  );
  await server.frozen(async () => {
    slow.read();
    await until(() => slow.inKernel(server) === 0, 1500);
    await ann.send("one more\n");
    await until(() => unreadOf(server, ann) > 0, 1500);
  });
  await needHeard(server, BOB, bob, "one more\n", place);
  const said = `${backlog.said}one more\n`;
  const heard = await slow.hear(said.length);
  need(
    heard.length === said.length,
    `A client that did not read for a while hears ${number(heard.length)} of ${number(said.length)} bytes.`,
    `客户端过了一会儿才读，${number(said.length)} 字节只收到 ${number(heard.length)} 字节。`,
    { look: DROPPED_LOOK, ...place },
  );
  need(
    heard === said,
    "A client that did not read for a while hears lines out of order.",
    "客户端过了一会儿才读，收到的各行顺序乱了。",
    {
      look: DROPPED_LOOK,
      ...place,
    },
  );
  await slow.leave();
}

/** Who has said everything may still listen. */
async function seesOut(lab: Lab): Promise<void> {
  const slow = await SlowListener.join(lab, server);
  const place = lab.at("send", "write");
  const backlog = await talkTo(server, { speaker: ann, slow, third: bob }, SOME, { look: HELD_LOOK, ...place });
  slow.finish();
  await until(() => socketFor(server, slow)?.state !== "ESTABLISHED", 1500);
  await say(server, bob, "goodbye\n");
  // Whoever has passed this on has also been told of the FIN, which came before it.
  await needHeard(server, ANN, ann, "goodbye\n", place);
  const { length } = backlog.said;
  const heard = await slow.hear(length);
  // A server that learns of the FIN and of "goodbye" in one round may serve the speaker first.
  need(
    heard.startsWith(backlog.said),
    `A client that sent FIN before it read hears ${number(heard.length)} of the ${number(length)} bytes said before.`,
    `客户端先发 FIN、后读数据，此前的 ${number(length)} 字节只收到 ${number(heard.length)} 字节。`,
    {
      look: {
        en: "recv() that returns 0: the client says no more, but what is in its queue is still to be sent before close()",
        "zh-cn": "recv() 返回 0 的处理：对方不再说话，但队列里的内容要发完才能 close()",
      },
      ...lab.at("recv", "read"),
    },
  );
  await needGone(
    server,
    slow,
    ["A client that was sent everything after its FIN is kept.", "已发 FIN 的客户端收完了全部内容，连接却没有关闭。"],
    { look: LEAVES_LOOK, ...lab.at("close") },
  );
}

async function bounded(lab: Lab): Promise<void> {
  const slow = await SlowListener.join(lab, server);
  const place = lab.at("send", "write");
  const backlog = await talkTo(server, { speaker: ann, slow, third: bob }, FAR_TOO_MUCH, { look: HELD_LOOK, ...place });
  need(
    backlog.dropped,
    `For a client that does not read, ${number(backlog.waiting)} bytes wait in the program.`,
    `有一个客户端一直不读，程序里为它积压了 ${number(backlog.waiting)} 字节。`,
    { ...unbounded(number(QUEUE)), ...place },
  );
  await slow.leave();
}

async function longLine(lab: Lab): Promise<void> {
  const flooder = await join(lab, server);
  flooder.pour(Buffer.alloc(ENDLESS, "a"));
  const finding = { look: FLOOD_LOOK, ...lab.at("recv", "read") };
  const [en, zh] = [
    `A line without end is taken: more than ${LONGEST} bytes have come without a newline.`,
    `一行超过 ${LONGEST} 字节、始终没有换行符，服务器却一直照收。`,
  ];
  await needGone(server, flooder, [en, zh], finding);
  await say(server, bob, "quiet again\n");
  await needHeard(server, ANN, ann, "quiet again\n", finding);
}

async function sleeps(lab: Lab): Promise<void> {
  await needSleep(lab, server, "poll", {
    en: "POLLOUT that is asked for while nothing waits to be sent, an entry whose descriptor is closed (POLLNVAL), or a time-out of 0",
    "zh-cn": "没有数据待发时还在等 POLLOUT、元素里的描述符已经关闭（POLLNVAL），或者超时为 0",
  });
  await needToWaitIn(lab, server, "poll");
}

checker({
  listens,
  broadcasts,
  "others-only": othersOnly,
  "whole-lines": wholeLines,
  leaves,
  vanishes,
  "slow-listener": slowListener,
  "sees-out": seesOut,
  bounded,
  "long-line": longLine,
  sleeps,
});
