import {
  acceptQueueOf,
  checker,
  fail,
  need,
  needSleep,
  needSlowReaderServed,
  number,
  pattern,
  proc,
  same,
  socketFor,
  unreadOf,
  unreadText,
  until,
} from "#kit";
import type { Lab, Program, TcpClient } from "#kit";
import { SLOW_READER } from "./words.ts";

/** What fits into a new connection's receive buffer: it arrives as one edge. */
const EDGE = 64 * 1024;
const CROWD = 20;

let server: Program;
let client: TcpClient;

async function listens(lab: Lab): Promise<void> {
  server = await lab.start(["0"], { seconds: 60 });
  await server.listening();
}

/** The line is there before the server sees the connection, so that the first read finds it. */
async function echoes(lab: Lab): Promise<void> {
  await server.frozen(async () => {
    client = await lab.connect(server);
    await client.send("ping\n");
    await until(() => unreadOf(server, client) >= 5, 2000);
  });
  const answer = (await client.receive(5)).toString();
  const inAccept = server.sleepsIn === "accept";
  need(answer === "ping\n", "The line “ping” did not come back.", "发送的一行 “ping” 没有原样回来。", {
    expected: same("“ping\\n”"),
    saw: answer === "" ? unreadText(server, client) : same(JSON.stringify(answer)),
    ...(inAccept && {
      look: {
        en: "a loop that accepts until EAGAIN needs a listener that is non-blocking",
        "zh-cn": "循环 accept 到 EAGAIN，要求监听描述符是非阻塞的",
      },
    }),
    ...(answer === "" ? lab.whereItSleeps(server, "epoll_wait") : lab.at("send", "write")),
  });
}

async function survivesEagain(lab: Lab): Promise<void> {
  await client.send("again\n");
  const answer = (await client.receive(6)).toString();
  const closed = client.finished || client.error !== undefined;
  need(answer === "again\n", "A second line did not come back.", "第二行没有回来。", {
    saw: closed
      ? {
          en: "the server closed the connection after it had read everything",
          "zh-cn": "服务器把数据读空之后关闭了连接",
        }
      : unreadText(server, client),
    look: closed
      ? {
          en: "what your program does when recv() returns -1 and errno is EAGAIN: nothing more has come yet, and that is no error",
          "zh-cn": "recv() 返回 -1 且 errno 为 EAGAIN 时的处理：这只表示暂时没有数据，不是错误",
        }
      : { en: "what is read on the second edge", "zh-cn": "第二次边沿到来时读了什么" },
    ...lab.at("recv", "read"),
  });
}

function isEdgeTriggered(lab: Lab): void {
  const { fd } = connection();
  const watch = proc.watches(server.pid).find((each) => each.fd === fd);
  const place = lab.at("epoll_ctl");
  need(
    watch,
    `Descriptor ${fd} of the connection is in no epoll instance.`,
    `连接的描述符 ${fd} 不在任何 epoll 实例中。`,
    place,
  );
  const mask = `0x${watch.events.toString(16)}`;
  need(proc.hasEvent(watch, proc.EPOLLET), `Descriptor ${fd} is level-triggered.`, `描述符 ${fd} 是水平触发的。`, {
    expected: { en: "a mask with EPOLLET (0x80000000)", "zh-cn": "掩码中有 EPOLLET（0x80000000）" },
    saw: {
      en: `mask ${mask} in /proc/${server.pid}/fdinfo/${watch.epoll}`,
      "zh-cn": `/proc/${server.pid}/fdinfo/${watch.epoll} 中的掩码是 ${mask}`,
    },
    ...place,
  });
}

function isNonBlocking(lab: Lab): void {
  const { fd } = connection();
  const flags = proc.flagsOf(server.pid, fd);
  need(flags & proc.O_NONBLOCK, `Descriptor ${fd} of the connection blocks.`, `连接的描述符 ${fd} 是阻塞的。`, {
    expected: { en: "O_NONBLOCK (04000) among its flags", "zh-cn": "标志中有 O_NONBLOCK（04000）" },
    saw: {
      en: `flags 0${flags.toString(8)} in /proc/${server.pid}/fdinfo/${fd}; the server ${server.doing.en}`,
      "zh-cn": `/proc/${server.pid}/fdinfo/${fd} 中的标志是 0${flags.toString(8)}；服务器${server.doing["zh-cn"]}`,
    },
    look: {
      en: "a blocking descriptor never answers EAGAIN: a loop that reads until EAGAIN hangs in its last read",
      "zh-cn": "阻塞描述符永远不会返回 EAGAIN，循环读到最后一次时会卡住整个服务器",
    },
    ...lab.at("accept4", "accept"),
  });
}

/** The server is stopped in time while the data arrives, so that all of it is one edge. */
async function drains(lab: Lab): Promise<void> {
  await server.frozen(async () => {
    await client.send(pattern(EDGE));
    await until(() => unreadOf(server, client) >= EDGE, 2000);
  });
  const back = await client.receive(EDGE);
  const [got, all] = [number(back.length), number(EDGE)];
  need(back.length === EDGE, `Only ${got} of ${all} bytes came back.`, `${all} 字节只回来 ${got} 字节。`, {
    saw: unreadText(server, client),
    look: {
      en: "with EPOLLET, read until EAGAIN before the next epoll_wait()",
      "zh-cn": "使用 EPOLLET 时，下一次 epoll_wait() 之前要读到 EAGAIN",
    },
    ...lab.at("recv", "read"),
  });
  need(
    back.equals(pattern(EDGE)),
    "The bytes that came back are not those that were sent.",
    "送回的字节和发出的不一致。",
    lab.at("send", "write"),
  );
}

/** Data and end arrive as one edge: who stops reading after the data never sees the end. */
async function closes(lab: Lab): Promise<void> {
  const guest = await lab.connect(server);
  const stateOf = () => proc.connection(server.pid, server.port, guest.localPort)?.state;
  await guest.send("hello\n");
  await guest.receive(6);
  await server.frozen(async () => {
    await guest.send("bye\n");
    guest.finish();
    await until(() => stateOf() === "CLOSE_WAIT", 2000);
  });
  const answer = (await guest.receive(4)).toString();
  need(
    answer === "bye\n",
    "What a client sent right before it closed did not come back.",
    "客户端关闭前最后发的数据没有送回来。",
    {
      look: {
        en: "EPOLLRDHUP comes together with the data that is still to be read",
        "zh-cn": "EPOLLRDHUP 和还没读的数据会一起到来",
      },
      ...lab.at("recv", "read"),
    },
  );
  if (await until(() => guest.finished && !socketFor(server, guest), 1500)) return;
  need(
    !socketFor(server, guest),
    "The server keeps a connection whose client is done.",
    "客户端已经发完，服务器却没有关闭连接。",
    {
      expected: { en: "close() when recv() returns 0", "zh-cn": "recv() 返回 0 时调用 close()" },
      saw: {
        en: "the data and its end came as one edge; the data came back, and the connection is in CLOSE_WAIT since",
        "zh-cn": "数据和结束标志作为同一次边沿到来；数据送回来了，连接却一直停在 CLOSE_WAIT",
      },
      look: {
        en: "whether you read until 0 or EAGAIN on every edge (once is not enough, however large the buffer), and what you do on 0",
        "zh-cn": "每次边沿是否都读到 0 或 EAGAIN（只读一次不够，缓冲区再大也一样），以及读到 0 时的处理",
      },
      ...lab.at("recv", "read"),
    },
  );
}

async function acceptsAll(lab: Lab): Promise<void> {
  const clients = await server.frozen(() => Promise.all(Array.from({ length: CROWD }, () => lab.connect(server))));
  await Promise.all(clients.map((each, index) => each.send(`client ${index}\n`)));
  let served = 0;
  for (const [index, each] of clients.entries()) {
    const wanted = `client ${index}\n`;
    // Once one was not served, the others that will not be need no patience.
    if ((await each.receive(wanted.length, served === index ? 800 : 50)).toString() === wanted) served++;
  }
  const waiting = acceptQueueOf(server);
  for (const each of clients) each.close();
  need(
    served === CROWD,
    `Only ${served} of ${CROWD} clients were served.`,
    `${CROWD} 个客户端只有 ${served} 个得到服务。`,
    {
      saw: {
        en: `${waiting} connections still wait in the accept queue while the server ${server.doing.en}`,
        "zh-cn": `全连接队列里还有 ${waiting} 个连接没被取走，而服务器${server.doing["zh-cn"]}`,
      },
      look: { en: "accept in a loop until EAGAIN", "zh-cn": "循环 accept 到 EAGAIN" },
      ...lab.at("accept4", "accept"),
    },
  );
}

async function slowReader(lab: Lab): Promise<void> {
  await needSlowReaderServed(lab, server, SLOW_READER);
}

async function sleeps(lab: Lab): Promise<void> {
  await needSleep(lab, server, "epoll_wait");
}

/** The server's end of the client's connection. */
function connection(): proc.Socket {
  return socketFor(server, client) ?? fail("The server no longer has the connection.", "服务器已经没有这个连接了。");
}

checker({
  listens,
  echoes,
  "survives-eagain": survivesEagain,
  "edge-triggered": isEdgeTriggered,
  "non-blocking": isNonBlocking,
  drains,
  closes,
  "accepts-all": acceptsAll,
  "slow-reader": slowReader,
  sleeps,
});
