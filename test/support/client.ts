import { spawn, type ChildProcess } from "node:child_process";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from "vscode-languageserver-protocol/node";

/** A language server as a process of its own, spoken to over stdio. */
export class Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  initializeResult: { capabilities: Record<string, unknown> } = { capabilities: {} };

  private constructor(process: ChildProcess, connection: MessageConnection) {
    this.process = process;
    this.connection = connection;
  }

  /** Starts `command` and waits for the answer to initialize. */
  static async start(command: string, args: string[], options: unknown = {}, locale = "en", env = {}): Promise<Client> {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...env } });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout as NodeJS.ReadableStream),
      new StreamMessageWriter(child.stdin as NodeJS.WritableStream),
    );
    connection.onError(() => {});
    connection.onRequest("workspace/configuration", () => []);
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    const client = new Client(child, connection);
    client.initializeResult = await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      locale,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
      initializationOptions: options,
    });
    await connection.sendNotification("initialized", {});
    return client;
  }

  open(uri: string, languageId: string, text: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(uri: string, version: number, contentChanges: unknown[]): Promise<void> {
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** `method` is what follows `textDocument/`. */
  at<T>(method: string, uri: string, line: number, character: number): Promise<T> {
    return this.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri },
      position: { line, character },
    });
  }

  /** The Markdown of a hover, or the empty string. */
  async hover(uri: string, line: number, character: number): Promise<string> {
    const hover = await this.at<{ contents: { value: string } } | null>("hover", uri, line, character);
    return hover?.contents.value ?? "";
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown").catch(() => {});
    await this.connection.sendNotification("exit").catch(() => {});
    this.connection.dispose();
    if (this.process.exitCode === null) await new Promise((resolve) => this.process.once("exit", resolve));
  }
}
