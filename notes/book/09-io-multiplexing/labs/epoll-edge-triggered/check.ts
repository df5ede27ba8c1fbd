import { checker, fail, need, pattern, proc, same, SLOW, sleep, until } from "#kit";
import type { Lab, Program, TcpClient, Text } from "#kit";
import { DROPPED, DROPPED_LOOK, number, STALLED_LOOK } from "./words.ts";

/** What fits into a new connection's receive buffer: it arrives as one edge. */
const EDGE = 64 * 1024;
/** More than the kernel buffers of both sides hold, so that send() must come up short. */
const FLOOD = 16 * 1024 * 1024;
const CROWD = 20;
/** Processor time that a server may use in half a second without work. */
const IDLE_MS = 150;

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
    await until(() => queueOf(client) >= 5, 2000);
  });
  const answer = (await client.receive(5)).toString();
  const inAccept = server.sleepsIn === "accept";
  need(answer === "ping\n", "The line “ping” did not come back.", "发送的一行 “ping” 没有原样回来。", {
    expected: same("“ping\\n”"),
    saw: answer === "" ? unread(client) : same(JSON.stringify(answer)),
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
      : unread(client),
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
  const { fd } = connectionOf(client);
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
  const { fd } = connectionOf(client);
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
    await until(() => queueOf(client) >= EDGE, 2000);
  });
  const back = await client.receive(EDGE);
  const [got, all] = [number(back.length), number(EDGE)];
  need(back.length === EDGE, `Only ${got} of ${all} bytes came back.`, `${all} 字节只回来 ${got} 字节。`, {
    saw: unread(client),
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
  if (await until(() => guest.finished && !isOpen(guest), 1500)) return;
  need(
    !isOpen(guest),
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
  const waiting = proc.sockets(server.pid).find((socket) => socket.state === "LISTEN")?.receiveQueue ?? 0;
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
  const slow = await lab.connect(server);
  const data = pattern(FLOOD);
  slow.pause();
  slow.pour(data);
  await sleep(300 * SLOW);
  await isServed(lab);
  slow.resume();
  const back = await slow.receive(FLOOD);
  const waiting = queueOf(slow);
  const place = lab.at("send", "write");
  const [got, all] = [number(back.length), number(FLOOD)];
  need(
    back.length === FLOOD,
    `A slow reader got only ${got} of ${all} bytes.`,
    `读得慢的客户端只收到 ${all} 字节中的 ${got} 字节。`,
    {
      saw: waiting > 0 ? unread(slow) : DROPPED,
      look: waiting > 0 ? STALLED_LOOK : DROPPED_LOOK,
      ...(waiting > 0 ? lab.at("recv", "read") : place),
    },
  );
  need(
    back.equals(data),
    "Bytes were lost or swapped on the way to a slow reader.",
    "送给慢客户端的数据有丢失或错位。",
    {
      look: DROPPED_LOOK,
      ...place,
    },
  );
  slow.close();
}

/** Another client gets its answer while one does not read. */
async function isServed(lab: Lab): Promise<void> {
  const other = await lab.connect(server);
  await other.send("hi\n");
  const answer = (await other.receive(3)).toString();
  need(
    answer === "hi\n",
    "While one client does not read, another gets no answer.",
    "有一个客户端不读数据时，其他客户端得不到回应。",
    {
      saw: { en: `the server ${server.doing.en}`, "zh-cn": `服务器${server.doing["zh-cn"]}` },
      look: {
        en: "send() that answers EAGAIN: keep the rest, and go back to epoll_wait()",
        "zh-cn": "send() 返回 EAGAIN 时：留下剩余部分，回到 epoll_wait()",
      },
      ...lab.at("send", "write"),
    },
  );
  other.close();
}

async function sleeps(lab: Lab): Promise<void> {
  const before = proc.stateOf(server.pid)?.cpuMs ?? 0;
  await sleep(500);
  const ms = (proc.stateOf(server.pid)?.cpuMs ?? before) - before;
  need(
    ms < IDLE_MS,
    `The server used ${ms} ms of processor time in 500 ms without work.`,
    `没有任何事做的 500 毫秒里，服务器用掉了 ${ms} 毫秒 CPU。`,
    {
      expected: { en: "that it sleeps in epoll_wait()", "zh-cn": "睡在 epoll_wait() 里" },
      look: {
        en: "a loop that does not wait: a time-out of 0, or a retry on EAGAIN",
        "zh-cn": "没有等待的循环：超时为 0，或者遇到 EAGAIN 就原地重试",
      },
      ...lab.at("epoll_wait"),
    },
  );
}

/** The server's end of a client's connection. */
function connectionOf(each: TcpClient): proc.Socket {
  const found = proc.sockets(server.pid).find((socket) => socket.remotePort === each.localPort);
  return found ?? fail("The server no longer has the connection.", "服务器已经没有这个连接了。");
}

function isOpen(each: TcpClient): boolean {
  return proc.sockets(server.pid).some((socket) => socket.remotePort === each.localPort);
}

/** How many bytes of a client the server has not read. */
function queueOf(each: TcpClient): number {
  return proc.connection(server.pid, server.port, each.localPort)?.receiveQueue ?? 0;
}

/** What the kernel still holds for the server, as evidence of a stall. */
function unread(each: TcpClient): Text {
  const bytes = number(queueOf(each));
  return {
    en: `${bytes} bytes wait unread in the receive queue while the server ${server.doing.en}`,
    "zh-cn": `接收队列里还有 ${bytes} 字节没读，而服务器${server.doing["zh-cn"]}`,
  };
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
