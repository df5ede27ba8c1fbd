/** What the kernel tells about a client's connection at the end of the program that serves it. */
import type { Text } from "../../core/language.ts";
import { number } from "./fail.ts";
import * as proc from "./proc.ts";
import type { Program } from "./program.ts";

/** A TcpClient, or any other program that has connected. */
export interface Client {
  readonly localPort: number;
}

/** The program's socket for a client; undefined once it has closed it. */
export function socketFor(server: Program, client: Client): proc.Socket | undefined {
  return proc.sockets(server.pid).find((socket) => socket.remotePort === client.localPort);
}

/** How many bytes of a client the program has not read. */
export function unreadOf(server: Program, client: Client): number {
  return proc.connection(server.pid, server.port, client.localPort)?.receiveQueue ?? 0;
}

/** What the kernel still holds for the program, as evidence of a stall. */
export function unreadText(server: Program, client: Client): Text {
  const bytes = number(unreadOf(server, client));
  return {
    en: `${bytes} bytes wait unread in the receive queue while the server ${server.doing.en}`,
    "zh-cn": `接收队列里还有 ${bytes} 字节没读，而服务器${server.doing["zh-cn"]}`,
  };
}

/** How many connections wait to be accepted. */
export function acceptQueueOf(server: Program): number {
  return proc.sockets(server.pid).find((socket) => socket.state === "LISTEN")?.receiveQueue ?? 0;
}
