import net from "node:net";
import { fail } from "./fail.ts";
import { SLOW, sleep } from "./time.ts";

/** A TCP client whose reads can be awaited. */
export class TcpClient {
  readonly #socket: net.Socket;
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #error: string | undefined;
  #finished = false;
  #closed = false;
  /** Kept, because a socket forgets it when it is closed. */
  localPort = 0;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (data) => {
      this.#chunks.push(data);
      this.#length += data.length;
    });
    socket.on("end", () => (this.#finished = true));
    socket.on("close", () => (this.#closed = true));
    socket.on("error", (error: NodeJS.ErrnoException) => (this.#error = error.code ?? error.message));
  }

  /** The end of a connection that was accepted. */
  static around(socket: net.Socket): TcpClient {
    const client = new TcpClient(socket);
    client.localPort = socket.localPort ?? 0;
    return client;
  }

  static connect(port: number, host = "127.0.0.1", ms = 3000): Promise<TcpClient> {
    const socket = net.connect({ port, host, allowHalfOpen: true });
    const client = new TcpClient(socket);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        socket.destroy();
        reject(new Error(`no connection to port ${port} within ${ms} ms`));
      }, ms * SLOW);
      socket.once("connect", () => {
        clearTimeout(late);
        client.localPort = socket.localPort ?? 0;
        resolve(client);
      });
      socket.once("error", (error) => {
        clearTimeout(late);
        reject(error);
      });
    });
  }

  /** Connects, or fails the check with what the kernel answered. */
  static async connectOrFail(port: number): Promise<TcpClient> {
    try {
      return await TcpClient.connect(port);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      return fail(`A client could not connect to port ${port}: ${code}.`, `客户端连不上端口 ${port}：${code}。`);
    }
  }

  /** Whether the server has sent FIN. */
  get finished(): boolean {
    return this.#finished;
  }

  /** The error with which the connection broke, such as ECONNRESET. */
  get error(): string | undefined {
    return this.#error;
  }

  get available(): number {
    return this.#length;
  }

  send(data: Buffer | string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(data, () => resolve()));
  }

  /** Hands the data to the kernel as it takes it, without waiting. */
  pour(data: Buffer): void {
    this.#socket.write(data);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Up to `length` bytes; gives up after `idle` ms (times SLOW) without progress, never after a total. */
  async receive(length: number, idle = 1500): Promise<Buffer> {
    let seen = this.#length;
    let since = performance.now();
    while (this.#length < length && !this.#finished && !this.#closed && this.#error === undefined) {
      if (this.#length !== seen) {
        seen = this.#length;
        since = performance.now();
      } else if (performance.now() - since > idle * SLOW) break;
      await sleep(2);
    }
    return this.#take(length);
  }

  /** Everything up to and including the next newline, or what came of it. */
  async line(idle = 1500): Promise<string> {
    for (let length = 1; ; length = this.#length + 1) {
      const text = Buffer.concat(this.#chunks);
      const end = text.indexOf(10);
      if (end >= 0) return this.#take(end + 1).toString();
      const before = this.#length;
      await this.#wait(length, idle);
      if (this.#length === before) return this.#take(this.#length).toString();
    }
  }

  /** Waits until the server has closed its side, in whatever way; what it sent before can still be received. */
  async over(idle = 1500): Promise<boolean> {
    const begun = performance.now();
    while (!this.#finished && !this.#closed && performance.now() - begun < idle * SLOW) await sleep(2);
    return this.#finished || this.#closed;
  }

  /** Sends FIN; what the server sends afterwards still arrives. */
  finish(): void {
    this.#socket.end();
  }

  /** Breaks the connection with RST. */
  reset(): void {
    this.#socket.resetAndDestroy();
  }

  close(): void {
    this.#socket.destroy();
  }

  async #wait(length: number, idle: number): Promise<void> {
    const begun = performance.now();
    while (this.#length < length && !this.#finished && !this.#closed && performance.now() - begun < idle * SLOW)
      await sleep(2);
  }

  #take(length: number): Buffer {
    const all = Buffer.concat(this.#chunks);
    const rest = all.subarray(length);
    this.#chunks.length = 0;
    if (rest.length > 0) this.#chunks.push(rest);
    this.#length = rest.length;
    return all.subarray(0, length);
  }
}
