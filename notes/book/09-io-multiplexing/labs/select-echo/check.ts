import {
  acceptQueueOf,
  checker,
  fail,
  need,
  needSleep,
  needSlowReaderServed,
  needToWaitIn,
  pattern,
  proc,
  same,
  socketFor,
  unreadOf,
  unreadText,
  until,
} from "#kit";
import type { Lab, Program, TcpClient } from "#kit";
import { needTableLimit, SETSIZE } from "./limits.ts";
import { FIXED_SIZE, FULL, LEFT_IN_SET, OVERRUN, queued, SLOW_READER, SPINS, unfit } from "./words.ts";

const CROWD = 20;
/** Descriptors that are taken before the server begins, and clients that then go beyond FD_SETSIZE. */
const [TAKEN, GUESTS] = [900, 140];
/** How many of the guests any server must have room for; it may use some descriptors for itself. */
const FITTING = SETSIZE - TAKEN - 12;
/** A server that may open no more than this. */
const SMALL_TABLE = 24;

let server: Program;
let client: TcpClient;

async function listens(lab: Lab): Promise<void> {
  server = await lab.start(["0"], { seconds: 60 });
  await server.listening();
}

async function echoes(lab: Lab): Promise<void> {
  client = await lab.connect(server);
  await client.send("ping\n");
  const answer = (await client.receive(5)).toString();
  need(answer === "ping\n", "The line “ping” did not come back.", "发送的一行 “ping” 没有原样回来。", {
    expected: same("“ping\\n”"),
    saw: answer === "" ? unreadText(server, client) : same(JSON.stringify(answer)),
    ...(answer === "" ? lab.whereItSleeps(server, "select") : lab.at("send", "write")),
  });
}

/** Two clients by turns: in each round another descriptor is ready, and the one that was is not. */
async function listensOn(lab: Lab): Promise<void> {
  const second = await lab.connect(server);
  for (const round of [1, 2, 3]) {
    for (const [name, each] of [
      ["first", client],
      ["second", second],
    ] as const) {
      const line = `${name} ${round}\n`;
      await each.send(line);
      const answer = (await each.receive(line.length)).toString();
      const [en, zh] = [`The ${name} of two clients`, `两个客户端中的第${name === "first" ? "一" : "二"}个`];
      need(answer === line, `${en} got no answer in round ${round}.`, `${zh}在第 ${round} 轮没有得到回应。`, {
        expected: same(JSON.stringify(line)),
        saw: answer === "" ? unreadText(server, each) : same(JSON.stringify(answer)),
        look: {
          en: "select() leaves in a set only what is ready: fill it anew before each call",
          "zh-cn": "select() 返回后集合里只剩就绪的描述符：每次调用之前都要重新填",
        },
        ...lab.at("select", "pselect"),
      });
    }
  }
}

/** All are ready in the same round, each with data of its own. */
async function hearsAll(lab: Lab): Promise<void> {
  const clients = await Promise.all(Array.from({ length: CROWD }, () => lab.connect(server)));
  const texts = clients.map((_, index) => Buffer.concat([Buffer.from(`${index}:`), pattern(3000 + index)]));
  await server.frozen(async () => {
    await Promise.all(clients.map((each, index) => each.send(texts[index]!)));
    await until(() => clients.every((each, index) => unreadOf(server, each) >= texts[index]!.length), 2000);
  });
  const answers: Buffer[] = [];
  for (const [index, each] of clients.entries()) answers.push(await each.receive(texts[index]!.length, 800));
  const good = answers.filter((answer, index) => answer.equals(texts[index]!)).length;
  const mixed = answers.find(
    (answer, index) => answer.length > 0 && !texts[index]!.subarray(0, answer.length).equals(answer),
  );
  const waiting = acceptQueueOf(server);
  need(
    good === CROWD,
    `Only ${good} of ${CROWD} clients that were ready at once got back what they sent.`,
    `同时就绪的 ${CROWD} 个客户端，只有 ${good} 个收到了自己发出的内容。`,
    {
      saw: mixed
        ? { en: "a client got bytes that it had not sent", "zh-cn": "有客户端收到了不是它发出的字节" }
        : queued(waiting, server.doing),
      look: {
        en: "whether one call of select() leads to a look at every descriptor, up to the highest",
        "zh-cn": "select() 返回一次之后，是否一直检查到最大的描述符",
      },
      ...lab.at("FD_ISSET"),
    },
  );
}

/** Data and its end are there together; afterwards nobody may feel that a descriptor is gone. */
async function closes(lab: Lab): Promise<void> {
  const guest = await lab.connect(server);
  await guest.send("hello\n");
  await guest.receive(6);
  await server.frozen(async () => {
    await guest.send("bye\n");
    guest.finish();
    await until(() => socketFor(server, guest)?.state === "CLOSE_WAIT", 2000);
  });
  const answer = (await guest.receive(4)).toString();
  need(
    answer === "bye\n",
    "What a client sent right before it closed did not come back.",
    "客户端关闭前最后发的数据没有送回来。",
    { saw: unreadText(server, guest), ...lab.at("recv", "read") },
  );
  need(
    await until(() => !socketFor(server, guest), 1500),
    "The server keeps a connection whose client is done.",
    "客户端已经发完，服务器却没有关闭连接。",
    {
      expected: { en: "close() when recv() returns 0", "zh-cn": "recv() 返回 0 时调用 close()" },
      saw: {
        en: "the connection stays in CLOSE_WAIT, and is readable for ever",
        "zh-cn": "连接停在 CLOSE_WAIT，并且一直可读",
      },
      ...lab.at("recv", "read"),
    },
  );
  await client.send("still here\n");
  const other = (await client.receive(11)).toString();
  need(
    other === "still here\n",
    "After one client left, another gets no answer.",
    "一个客户端离开后，其他客户端得不到回应。",
    {
      saw: { en: `the server ${server.doing.en}`, "zh-cn": `服务器${server.doing["zh-cn"]}` },
      look: LEFT_IN_SET,
      ...lab.at("close"),
    },
  );
}

async function slowReader(lab: Lab): Promise<void> {
  await needSlowReaderServed(lab, server, SLOW_READER);
}

/** A client vanishes while much waits for it; whoever gets its descriptor must not get its bytes. */
async function forgets(lab: Lab): Promise<void> {
  const gone = await lab.connect(server);
  gone.pause();
  gone.pour(pattern(16 * 1024 * 1024));
  await until(() => server.sleepsIn !== "" && unreadOf(server, gone) > 0, 1000);
  gone.reset();
  await until(() => !socketFor(server, gone), 1500);
  const heir = await lab.connect(server);
  await heir.send("mine\n");
  const answer = (await heir.receive(6, 500)).toString("latin1");
  need(answer === "mine\n", "A new client does not get just what it sent.", "新客户端收到的不只是它自己发出的内容。", {
    expected: same("“mine\\n”"),
    saw: answer === "" ? unreadText(server, heir) : same(JSON.stringify(answer)),
    look: {
      en: "what belongs to a client must go with it: the next one may get the same descriptor",
      "zh-cn": "客户端离开时，属于它的数据要一起清掉：下一个客户端可能拿到同一个描述符",
    },
    ...lab.at("accept4", "accept"),
  });
  heir.close();
}

async function sleeps(lab: Lab): Promise<void> {
  await needSleep(lab, server, "select", SPINS);
  await needToWaitIn(lab, server, "select");
}

/** A few descriptors from the end of the set; what does not fit must be closed, and nobody else may notice. */
async function refuses(lab: Lab): Promise<void> {
  const limit = SETSIZE + GUESTS;
  needTableLimit(limit);
  await server.stop();
  const options = { seconds: 60, descriptors: limit };
  server = await lab.helper("crowd.c", [String(TAKEN), await lab.build(), "0"], options);
  await server.listening();
  const guests = await crowd(lab, GUESTS);
  if (guests.length < GUESTS) fail("The server is gone.", "服务器退出了。", { look: OVERRUN, ...lab.at("FD_SET") });
  const settled = await until(() => server.over || (acceptQueueOf(server) === 0 && !beyond()), 3000);
  const kept = beyond();
  need(
    settled,
    kept ? `Descriptor ${kept.fd} is kept, which select() cannot watch.` : "Connections are left waiting.",
    kept ? `留着描述符 ${kept.fd}，而 select() 无法监视它。` : "有连接一直没有被接受。",
    { ...unfit(kept?.fd, acceptQueueOf(server), server.doing), ...lab.at("accept4", "accept") },
  );
  await needGuestsServed(lab, guests);
}

/** So many clients, or fewer when the server is gone before. */
async function crowd(lab: Lab, count: number): Promise<TcpClient[]> {
  const clients: TcpClient[] = [];
  try {
    while (clients.length < count) clients.push(await lab.connect(server));
  } catch {
    // What became of the server says more than that nobody can connect to it.
  }
  return clients;
}

function beyond(): proc.Socket | undefined {
  return proc.sockets(server.pid).find((socket) => socket.fd >= SETSIZE);
}

async function needGuestsServed(lab: Lab, guests: readonly TcpClient[]): Promise<void> {
  const open = new Set(proc.sockets(server.pid).map((socket) => socket.remotePort));
  const inside = guests.filter((guest) => open.has(guest.localPort));
  need(
    inside.length >= FITTING,
    `Only ${inside.length} of ${GUESTS} clients were let in, though ${FITTING} and more fit into a set.`,
    `${GUESTS} 个客户端只接纳了 ${inside.length} 个，而集合里至少放得下 ${FITTING} 个。`,
    { look: FIXED_SIZE, ...lab.at("FD_SETSIZE", "accept4", "accept") },
  );
  await Promise.all(inside.map((guest, index) => guest.send(`guest ${index}\n`)));
  let served = 0;
  for (const [index, guest] of inside.entries()) {
    const wanted = `guest ${index}\n`;
    if ((await guest.receive(wanted.length, served === index ? 800 : 50)).toString() === wanted) served++;
  }
  need(
    served === inside.length,
    `After some were refused, only ${served} of the ${inside.length} others are served.`,
    `拒绝了一些连接之后，其余 ${inside.length} 个客户端只有 ${served} 个得到服务。`,
    { saw: { en: `the server ${server.doing.en}`, "zh-cn": `服务器${server.doing["zh-cn"]}` }, look: OVERRUN },
  );
}

/** accept() fails for want of descriptors: the others must not notice, and whoever waits gets in later. */
async function survivesEmfile(lab: Lab): Promise<void> {
  await server.stop();
  server = await lab.start(["0"], { seconds: 60, descriptors: SMALL_TABLE });
  await server.listening();
  const guests = await crowd(lab, SMALL_TABLE + 4);
  need(guests.length > 8, "The server lets nobody in.", "服务器不接受任何连接。", { look: FULL });
  const first = guests[0]!;
  await first.send("first\n");
  const answer = (await first.receive(6)).toString();
  need(
    answer === "first\n",
    "When no descriptor is left, nobody is served any more.",
    "描述符用完之后，谁都得不到服务了。",
    {
      saw: { en: `the server ${server.doing.en}`, "zh-cn": `服务器${server.doing["zh-cn"]}` },
      look: FULL,
      ...lab.at("accept4", "accept"),
    },
  );
  await needSleep(lab, server, "select", FULL);
  const last = guests.at(-1)!;
  if (last.finished) return;
  for (const each of guests.slice(0, 8)) each.close();
  await last.send("last\n");
  const late = (await last.receive(5)).toString();
  need(
    late === "last\n",
    "Descriptors are free again, and still nobody new is let in.",
    "描述符又有了空余，等待的连接却仍然没被接受。",
    {
      saw: queued(acceptQueueOf(server), server.doing),
      look: FULL,
      ...lab.at("accept4", "accept"),
    },
  );
}

checker(
  {
    listens,
    echoes,
    "listens-on": listensOn,
    "hears-all": hearsAll,
    closes,
    "slow-reader": slowReader,
    forgets,
    sleeps,
    refuses,
    "survives-emfile": survivesEmfile,
  },
  // FD_SET() then aborts the program when it is given a descriptor that has no place in the set.
  { flags: ["-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=2"] },
);
