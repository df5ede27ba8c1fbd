import net from "node:net";
import { TcpClient } from "./tcp-client.ts";
import { until } from "./time.ts";

/** A server for programs that connect; it accepts everybody and says nothing by itself. */
export class TcpServer {
  readonly #server: net.Server;
  readonly #guests: TcpClient[] = [];

  private constructor(server: net.Server) {
    this.#server = server;
    server.on("connection", (socket) => this.#guests.push(TcpClient.around(socket)));
  }

  static listen(host = "127.0.0.1"): Promise<TcpServer> {
    const server = net.createServer({ allowHalfOpen: true });
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, host, () => resolve(new TcpServer(server)));
    });
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  /** The next that connects, seen from here; undefined when nobody does in time. */
  async guest(ms = 3000): Promise<TcpClient | undefined> {
    await until(() => this.#guests.length > 0, ms);
    return this.#guests.shift();
  }

  close(): void {
    this.#server.close();
  }
}
