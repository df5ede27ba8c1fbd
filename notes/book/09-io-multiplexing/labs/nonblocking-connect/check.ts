import { checker, fail, need, needSleep, proc, same, SLOW, sleep, TcpClient, until } from "#kit";
import type { Lab, Program, Text } from "#kit";
import { failure, needOutcome, seen, TIMED_OUT } from "./outcome.ts";
import { CLOCK, EINPROGRESS_LOOK, flagsText, NON_BLOCKING, SO_ERROR_LOOK, UNIT } from "./words.ts";

/** Long enough that nobody who waits it out is taken for one who was quick. */
const LONG_MS = 20_000;
/** What is quick, and how late one may be; both are stretched on a slow machine. */
const QUICK_MS = 3000;
const LATE_MS = 1000;
const DEADLINE_MS = 700;
const SIGNAL_EVERY_MS = 40;
/** An address to which no TCP connection can even be begun, with or without a network. */
const NOWHERE = "255.255.255.255";
const SILENT: Text = { en: "a port that does not answer", "zh-cn": "没有应答的端口" };

/** The server says nothing before, so that only the connection itself can wake the program. */
async function connects(lab: Lab): Promise<void> {
  const { program } = await meet(lab);
  const connected = await until(() => program.over || program.output.startsWith("connected\n"), QUICK_MS);
  need(
    connected && program.output.startsWith("connected\n"),
    "A server is there, and the program does not say “connected”.",
    "服务器在监听，程序却没有输出 “connected”。",
    {
      expected: same("“connected\\n”"),
      saw: seen(program),
      look: EINPROGRESS_LOOK,
      ...(program.over ? lab.at("connect") : lab.whereItSleeps(program, "poll", "select", "epoll_wait", "connect")),
    },
  );
}

async function refused(lab: Lab): Promise<void> {
  const server = await lab.listen();
  // The port of a client is taken, so that nobody else can come to listen there.
  const client = await TcpClient.connect(server.port);
  const program = await lab.start(["127.0.0.1", String(client.localPort), String(LONG_MS)], { seconds: 30 });
  const target = { en: "a port where nobody listens", "zh-cn": "没有人监听的端口" };
  await needOutcome(program, target, failure("Connection refused"), QUICK_MS, {
    look: SO_ERROR_LOOK,
    ...lab.at("getsockopt", "poll", "select", "epoll_wait", "connect"),
  });
  client.close();
}

async function unreachable(lab: Lab): Promise<void> {
  const program = await lab.start([NOWHERE, "9", String(LONG_MS)], { seconds: 30 });
  const target = { en: `the address ${NOWHERE}`, "zh-cn": `地址 ${NOWHERE}` };
  await needOutcome(program, target, failure("Network is unreachable"), QUICK_MS, {
    look: {
      en: "connect() that fails at once: only EINPROGRESS means that the attempt goes on",
      "zh-cn": "connect() 立即失败的情形：只有 EINPROGRESS 才表示连接仍在进行",
    },
    ...lab.at("connect"),
  });
}

async function timesOut(lab: Lab): Promise<void> {
  const { program, begun, trying } = await intoHole(lab, DEADLINE_MS);
  const ended = await program.ended(DEADLINE_MS / SLOW + LATE_MS);
  const [least, most] = [performance.now() - trying, performance.now() - begun].map(Math.round) as [number, number];
  const place = ended ? lab.at("poll", "select", "epoll_wait", "connect") : lab.whereItSleeps(program, "connect");
  need(
    ended,
    `Nobody answers, and ${least} ms after the attempt began the program still waits; it was given ${DEADLINE_MS} ms.`,
    `没有人应答，连接发起 ${least} 毫秒之后程序还在等，而给它的时限是 ${DEADLINE_MS} 毫秒。`,
    { saw: seen(program), look: NON_BLOCKING, ...place },
  );
  need(
    most >= DEADLINE_MS,
    `The program gave up after ${most} ms at most; it was given ${DEADLINE_MS} ms.`,
    `程序最多只等了 ${most} 毫秒就放弃了，而给它的时限是 ${DEADLINE_MS} 毫秒。`,
    {
      look: UNIT,
      saw: seen(program),
      ...place,
    },
  );
  await needOutcome(program, SILENT, TIMED_OUT, 0, place);
}

/** The server is silent for a while and then sends in two pieces, which only a read that waits can bear. */
async function handsOver(lab: Lab): Promise<void> {
  const { program, guest } = await meet(lab);
  await until(() => program.over || program.sleepsIn === "read" || program.sleepsIn === "recv", QUICK_MS);
  const socket = proc.sockets(program.pid).find(({ remotePort }) => remotePort === guest.localPort);
  const flags = socket ? proc.flagsOf(program.pid, socket.fd) : 0;
  const place = lab.at("fcntl", "connect");
  need(
    socket && !program.over,
    "The program does not wait for what the server sends.",
    "程序没有等待服务器发送的数据。",
    { saw: seen(program), look: flagsText(undefined), ...place },
  );
  need(
    !(flags & proc.O_NONBLOCK),
    `Descriptor ${socket.fd} of the connection is still non-blocking.`,
    `连接的描述符 ${socket.fd} 仍是非阻塞的。`,
    { look: flagsText(flags), ...place },
  );
  await guest.send("hel");
  await sleep(100);
  await guest.send("lo\n");
  guest.finish();
  await program.ended(QUICK_MS);
  need(
    program.output === "connected\nhello\n" && program.end?.exit === 0,
    "What the server sent was not printed to its end.",
    "服务器发送的内容没有完整输出。",
    { expected: same("“connected\\nhello\\n”, 0"), saw: seen(program), ...lab.at("read", "recv") },
  );
}

async function sleeps(lab: Lab): Promise<void> {
  const { program } = await intoHole(lab, LONG_MS);
  await needSleep(lab, program, "poll");
  await program.stop();
}

/** Signals come all the time; whoever begins to wait anew after each never comes to an end. */
async function interrupted(lab: Lab): Promise<void> {
  const { program, begun, trying } = await intoHole(lab, DEADLINE_MS);
  const late = trying + DEADLINE_MS + LATE_MS * SLOW;
  let signals = 0;
  for (; !program.over && performance.now() < late; signals++) {
    program.signal("SIGUSR1");
    await sleep(SIGNAL_EVERY_MS);
  }
  const [least, most] = [performance.now() - trying, performance.now() - begun].map(Math.round) as [number, number];
  const finding = { saw: seen(program), look: CLOCK, ...lab.at("poll", "select", "epoll_wait", "connect") };
  need(
    program.over,
    `With ${signals} signals in between, the program still waits after ${least} ms; it was given ${DEADLINE_MS} ms.`,
    `其间来了 ${signals} 个信号，${least} 毫秒之后程序还在等，而给它的时限是 ${DEADLINE_MS} 毫秒。`,
    finding,
  );
  need(
    most >= DEADLINE_MS,
    `With ${signals} signals in between, the program gave up after ${most} ms at most; it was given ${DEADLINE_MS} ms.`,
    `其间来了 ${signals} 个信号，程序最多只等了 ${most} 毫秒就放弃了，而给它的时限是 ${DEADLINE_MS} 毫秒。`,
    finding,
  );
  await needOutcome(program, SILENT, TIMED_OUT, 0, finding);
}

/** The port begins to answer while the program waits; the kernel repeats the SYN after a second. */
async function answersLate(lab: Lab): Promise<void> {
  const hole = await openHole(lab);
  const program = await lab.start(["127.0.0.1", String(hole.port), String(LONG_MS)], { seconds: 30 });
  await needAttempt(lab, program);
  program.signal("SIGUSR1");
  hole.write("open\n");
  await program.ended(QUICK_MS + 4000);
  need(
    program.output === "connected\nhello\n" && program.end?.exit === 0,
    "A server answered after a second, well within the deadline, and its “hello” was not printed.",
    "服务器在一秒之后、远在时限之前应答了，它的 “hello” 却没有输出。",
    {
      expected: same("“connected\\nhello\\n”, 0"),
      saw: seen(program),
      ...lab.at("poll", "select", "epoll_wait", "connect"),
    },
  );
}

/** The program, and its connection seen from the server. */
async function meet(lab: Lab): Promise<{ program: Program; guest: TcpClient }> {
  const server = await lab.listen();
  const program = await lab.start(["127.0.0.1", String(server.port), String(LONG_MS)], { seconds: 30 });
  const guest = await server.guest(QUICK_MS);
  return guest
    ? { program, guest }
    : fail("The program does not connect.", "程序没有发起连接。", { saw: seen(program) });
}

interface Attempt {
  readonly program: Program;
  /** When the program was started, and when it was first seen to try. */
  readonly begun: number;
  readonly trying: number;
}

/** The program as it tries a port that does not answer. */
async function intoHole(lab: Lab, ms: number): Promise<Attempt> {
  const hole = await openHole(lab);
  await lab.build();
  const begun = performance.now();
  const program = await lab.start(["127.0.0.1", String(hole.port), String(ms)], { seconds: 30 });
  await needAttempt(lab, program);
  return { program, begun, trying: performance.now() };
}

async function openHole(lab: Lab): Promise<Program> {
  const hole = await lab.helper("hole.c", [], { seconds: 60 });
  await hole.listening();
  const full = () => proc.sockets(hole.pid).some(({ state, receiveQueue }) => state === "LISTEN" && receiveQueue > 0);
  if (!(await until(full, QUICK_MS))) throw new Error("the port that is not to answer has room for connections");
  return hole;
}

async function needAttempt(lab: Lab, program: Program): Promise<void> {
  const trying = () => proc.sockets(program.pid).some(({ state }) => state === "SYN_SENT");
  await until(() => program.over || trying(), QUICK_MS);
  need(!program.over, "The program ended at once instead of waiting.", "程序没有等待，立即结束了。", {
    saw: seen(program),
    look: program.output.startsWith(TIMED_OUT.line) ? UNIT : EINPROGRESS_LOOK,
    ...lab.at("poll", "select", "epoll_wait", "connect"),
  });
}

checker({
  connects,
  refused,
  unreachable,
  "times-out": timesOut,
  "hands-over": handsOver,
  sleeps,
  interrupted,
  "answers-late": answersLate,
});
