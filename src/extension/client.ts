import { extensions, MarkdownString, Uri, window, workspace, type Hover } from "vscode";
import { LanguageClient, TransportKind, type LanguageClientOptions } from "vscode-languageclient/node";
import type { App } from "./app.ts";
import { MESSAGES } from "./messages.ts";

let client: LanguageClient | undefined;

/** Starts the language server, and tells it when the language or a setting changes. */
export function activate(app: App): void {
  client = createClient(app);
  app.context.subscriptions.push(client);
  client.start().catch((error: Error) => {
    void window.showErrorMessage(app.language.say(MESSAGES.serverFailed, error.message));
  });
  const tell = () =>
    void client?.sendNotification("workspace/didChangeConfiguration", { settings: { syslab: settings(app) } });
  app.context.subscriptions.push(
    app.language.onDidChange(tell),
    // Another language server may come or go while the window is open.
    extensions.onDidChange(tell),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("syslab")) tell();
    }),
  );
}

/** Asks the server; undefined when it does not run or knows no answer. */
export async function ask<T>(method: string, params: unknown): Promise<T | undefined> {
  try {
    return (await client?.sendRequest<T | null>(method, params)) ?? undefined;
  } catch {
    return undefined;
  }
}

function createClient(app: App): LanguageClient {
  const module = app.dist("server.js").fsPath;
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    initializationOptions: settings(app),
    markdown: { isTrusted: { enabledCommands: LINKS } },
    middleware: {
      provideHover: async (document, position, token, next) => themed(await next(document, position, token)),
    },
  };
  // From its second start on, the server's Node takes compiled code from here instead of compiling it anew.
  const env = { NODE_COMPILE_CACHE: Uri.joinPath(app.context.globalStorageUri, "compiled").fsPath };
  return new LanguageClient("syslab", "Syslab", { module, transport: TransportKind.ipc, options: { env } }, options);
}

/** The last three hold shell in some of their lines. */
const LANGUAGES = ["c", "cpp", "python", "shellscript", "markdown", "makefile", "dockerfile"];

/** The only commands that a hover may run. */
const LINKS = [
  "syslab.openReference",
  "syslab.openNote",
  "syslab.startLab",
  "syslab.openLab",
  "syslab.openDiagram",
  "syslab.openManual",
];

/** Hovers may use the editor's own icons. */
function themed(hover: Hover | null | undefined): Hover | null | undefined {
  for (const content of hover?.contents ?? []) {
    if (content instanceof MarkdownString) content.supportThemeIcons = true;
  }
  return hover;
}

function settings(app: App) {
  const config = workspace.getConfiguration("syslab");
  const completion = config.get<string>("completion", "auto");
  return {
    language: app.language.current,
    links: true,
    hover: config.get("hover", true),
    manualPages: config.get("manualPages", true),
    signatureHelp: config.get("signatureHelp", true),
    diagnostics: config.get("shell.diagnostics", {}),
    completion: completionBeside(C_SERVERS, completion),
    pythonCompletion: completionBeside(PYTHON_SERVERS, completion),
  };
}

const C_SERVERS = ["llvm-vs-code-extensions.vscode-clangd", "ms-vscode.cpptools"];
const PYTHON_SERVERS = ["ms-python.python", "ms-pyright.pyright", "detachhead.basedpyright"];

/** Where another extension completes names already, Syslab by itself adds only what it lacks. */
function completionBeside(servers: readonly string[], setting: string): "all" | "supplement" | "off" {
  if (setting !== "auto") return setting === "on" ? "all" : "off";
  return servers.some((id) => extensions.getExtension(id) !== undefined) ? "supplement" : "all";
}
