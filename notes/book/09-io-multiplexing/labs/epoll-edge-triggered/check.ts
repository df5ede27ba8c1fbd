import { checker, fail, need, pattern, proc, SLOW, sleep, TcpClient, until, type Lab, type Program } from "#kit";

const EDGE = 64 * 1024;
/** More than the kernel buffers of both sides hold, so that send() must come up short. */
const FLOOD = 16 * 1024 * 1024;

let server: Program;
let client: TcpClient;

/** The server's end of the connection of our first client. */
function connectionOf(): proc.Socket {
  const found = proc.sockets(server.pid).find((socket) => socket.remotePort === client.localPort);
  return found ?? fail("The server closed the connection after the first line.", "服务器在第一行之后就关闭了连接。");
}

function watchOf(fd: number): proc.Watch | undefined {
  return proc.watches(server.pid).find((watch) => watch.fd === fd);
}

/** What the kernel still holds for the server, as evidence of a stall. */
function unread(): { en: string; "zh-cn": string } {
  const bytes = proc.connection(server.pid, server.port, client.localPort)?.receiveQueue ?? 0;
  const where = proc.sleepsIn(server.pid);
  return {
    en: `${bytes} bytes wait unread in the receive queue while the server is in ${where || "user code"}`,
    "zh-cn": `接收队列里还有 ${bytes} 字节没读，而服务器停在 ${where || "用户代码"} 中`,
  };
}

async function listens(lab: Lab): Promise<void> {
  server = await lab.start(["0"], { seconds: 60 });
  await server.listening();
}

async function echoes(lab: Lab): Promise<void> {
  client = await lab.connect(server);
  await client.send("ping\n");
  const answer = (await client.receive(5)).toString();
  need(answer === "ping\n", "The line “ping” did not come back.", "发送的一行 “ping” 没有原样回来。", {
    expected: { en: "“ping\\n”", "zh-cn": "“ping\\n”" },
    saw: { en: JSON.stringify(answer), "zh-cn": JSON.stringify(answer) },
    ...lab.at("send", "write", "recv", "read"),
  });
}

function isEdgeTriggered(lab: Lab): void {
  const { fd } = connectionOf();
  const watch = watchOf(fd);
  const place = lab.at("epoll_ctl");
  need(watch, `Descriptor ${fd} of the connection is in no epoll instance.`, `连接的描述符 ${fd} 不在任何 epoll 实例中。`, place);
  const mask = `0x${watch.events.toString(16)}`;
  need(Math.floor(watch.events / proc.EPOLLET) === 1, `Descriptor ${fd} is level-triggered.`, `描述符 ${fd} 是水平触发的。`, {
    expected: { en: "a mask with EPOLLET (0x80000000)", "zh-cn": "掩码中有 EPOLLET（0x80000000）" },
    saw: { en: `mask ${mask} in /proc/PID/fdinfo`, "zh-cn": `/proc/PID/fdinfo 中的掩码是 ${mask}` },
    ...place,
  });
}

function isNonBlocking(lab: Lab): void {
  const { fd } = connectionOf();
  need(proc.flagsOf(server.pid, fd) & proc.O_NONBLOCK, `Descriptor ${fd} of the connection blocks.`, `连接的描述符 ${fd} 是阻塞的。`, {
    look: {
      en: "a loop that reads until EAGAIN never gets EAGAIN from a blocking descriptor: it hangs in the last read",
      "zh-cn": "阻塞描述符永远不会返回 EAGAIN，读到最后一次时会卡住整个服务器",
    },
    ...lab.at("accept", "accept4"),
  });
}

/** The server is stopped in time while the data arrives, so that all of it is one edge. */
async function drains(lab: Lab): Promise<void> {
  await server.freeze();
  await client.send(pattern(EDGE));
  await until(() => (proc.connection(server.pid, server.port, client.localPort)?.receiveQueue ?? 0) >= EDGE, 2000);
  server.thaw();
  const back = await client.receive(EDGE);
  need(back.length === EDGE, `Only ${back.length} of ${EDGE} bytes came back.`, `${EDGE} 字节只回来 ${back.length} 字节。`, {
    saw: unread(),
    look: { en: "with EPOLLET, read until EAGAIN before the next epoll_wait()", "zh-cn": "使用 EPOLLET 时，下一次 epoll_wait() 之前要读到 EAGAIN" },
    ...lab.at("recv", "read"),
  });
  need(back.equals(pattern(EDGE)), "The bytes that came back are not those that were sent.", "送回的字节和发出的不一致。", lab.at("send", "write"));
}

async function survivesEagain(lab: Lab): Promise<void> {
  await client.send("again\n");
  const answer = (await client.receive(6)).toString();
  need(answer === "again\n", "After the data was read to the end, the connection is dead.", "数据读空之后，连接就断了。", {
    saw: client.finished || client.error
      ? { en: `the server closed it (${client.error ?? "FIN"})`, "zh-cn": `服务器关闭了它（${client.error ?? "FIN"}）` }
      : { en: "no answer", "zh-cn": "没有回应" },
    look: { en: "the case -1 with errno EAGAIN after recv()", "zh-cn": "recv() 返回 -1 且 errno 为 EAGAIN 的分支" },
    ...lab.at("recv", "read"),
  });
}

async function acceptsAll(lab: Lab): Promise<void> {
  await server.freeze();
  const clients = await Promise.all(Array.from({ length: 20 }, () => lab.connect(server)));
  server.thaw();
  await Promise.all(clients.map((each, index) => each.send(`client ${index}\n`)));
  let served = 0;
  for (const [index, each] of clients.entries()) {
    const wanted = `client ${index}\n`;
    // Once one was not served, the others that will not be need no patience.
    if ((await each.receive(wanted.length, served === index ? 800 : 50)).toString() === wanted) served++;
  }
  const waiting = proc.sockets(server.pid).find((socket) => socket.state === "LISTEN")?.receiveQueue ?? 0;
  for (const each of clients) each.close();
  need(served === 20, `Only ${served} of 20 clients were served.`, `20 个客户端只有 ${served} 个得到服务。`, {
    saw: { en: `${waiting} connections still wait in the accept queue`, "zh-cn": `全连接队列里还有 ${waiting} 个连接没有被取走` },
    look: { en: "accept in a loop until EAGAIN", "zh-cn": "循环 accept 到 EAGAIN" },
    ...lab.at("accept", "accept4"),
  });
}

async function slowReader(lab: Lab): Promise<void> {
  const slow = await lab.connect(server);
  slow.pause();
  const data = pattern(FLOOD);
  slow.pour(data);
  await sleep(300 * SLOW);
  const other = await lab.connect(server);
  await other.send("hi\n");
  const answer = (await other.receive(3)).toString();
  need(answer === "hi\n", "While one client does not read, another gets no answer.", "有一个客户端不读数据时，其他客户端得不到回应。", {
    saw: { en: `the server is in ${proc.sleepsIn(server.pid) || "user code"}`, "zh-cn": `服务器停在 ${proc.sleepsIn(server.pid) || "用户代码"} 中` },
    ...lab.at("send", "write"),
  });
  slow.resume();
  const back = await slow.receive(FLOOD);
  const complaint: [string, string] = [`Only ${back.length} of ${FLOOD} bytes came back to a slow reader.`, `读得慢的客户端只收到 ${FLOOD} 字节中的 ${back.length} 字节。`];
  const look = { en: "what send() did not take, and who sends it when EPOLLOUT comes", "zh-cn": "send() 没有收下的部分，以及 EPOLLOUT 到来时由谁发送" };
  need(back.length === FLOOD, ...complaint, { look, ...lab.at("send", "write") });
  need(back.equals(data), "Bytes were lost or swapped on the way back to a slow reader.", "送回给慢客户端的数据有丢失或错位。", { look, ...lab.at("send", "write") });
  slow.close();
  other.close();
}

async function sleeps(lab: Lab): Promise<void> {
  const before = proc.stateOf(server.pid)?.cpuMs ?? 0;
  await sleep(500);
  const used = (proc.stateOf(server.pid)?.cpuMs ?? 0) - before;
  need(used < 150, `The server used ${used} ms of processor time in 500 ms without work.`, `没有任何事做的 500 毫秒里，服务器用掉了 ${used} 毫秒 CPU。`, {
    look: { en: "a loop that does not wait: a time-out of 0, or a retry on EAGAIN", "zh-cn": "没有等待的循环：超时为 0，或对 EAGAIN 原地重试" },
    ...lab.at("epoll_wait"),
  });
}

checker({
  listens,
  echoes,
  "edge-triggered": isEdgeTriggered,
  "non-blocking": isNonBlocking,
  drains,
  "survives-eagain": survivesEagain,
  "accepts-all": acceptsAll,
  "slow-reader": slowReader,
  sleeps,
});
