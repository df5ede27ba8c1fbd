import type { ClientCapabilities, Connection, Diagnostic, ServerCapabilities } from "vscode-languageserver/node";

/** How long a text must rest before it is looked at again. */
const REST_MS = 400;

/** Clients that ask for diagnostics are answered; to others they are sent when the text has come to rest. */
export class DiagnosticsPush {
  readonly #connection: Connection;
  readonly #provide: (uri: string) => Diagnostic[];
  readonly #waiting = new Map<string, NodeJS.Timeout | undefined>();
  #pulled = false;
  #refreshable = false;

  constructor(connection: Connection, provide: (uri: string) => Diagnostic[]) {
    this.#connection = connection;
    this.#provide = provide;
  }

  /** What the server offers to a client, once it is known what that can do. */
  capabilities(client: ClientCapabilities): Pick<ServerCapabilities, "diagnosticProvider"> {
    this.#pulled = client.textDocument?.diagnostic !== undefined;
    this.#refreshable = client.workspace?.diagnostics?.refreshSupport === true;
    if (!this.#pulled) return {};
    return { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } };
  }

  changed(uri: string): void {
    if (this.#pulled) return;
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.set(
      uri,
      setTimeout(() => this.#send(uri, this.#provide(uri)), REST_MS),
    );
  }

  closed(uri: string): void {
    if (this.#pulled) return;
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#send(uri, []);
  }

  /** After a change of the settings or the language. */
  refresh(): void {
    if (this.#refreshable) this.#connection.languages.diagnostics.refresh().catch(() => {});
    for (const uri of this.#waiting.keys()) this.changed(uri);
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }
}
