/** The language server: wires the editor's requests to the language features. Nothing clever happens here. */
import {
  CodeActionKind,
  createConnection,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type CodeAction,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentIdentifier,
} from "vscode-languageserver/node";
import type { Library } from "../core/library.ts";
import { provideActions } from "../language/actions.ts";
import { provideCompletion } from "../language/completion.ts";
import { provideDiagnostics } from "../language/diagnostics.ts";
import { provideHover } from "../language/hover.ts";
import { provideSignatureHelp } from "../language/signature.ts";
import { unexplainedAt } from "../language/unexplained.ts";
import { DiagnosticsPush } from "./diagnostics-push.ts";
import { Documents, type ServedDocument } from "./documents.ts";
import { Libraries } from "./knowledge.ts";
import { ManualAnswers } from "./manual/answer.ts";
import { answerExplanation, answerNames, answerPage } from "./pages.ts";
import { completionIn, DEFAULTS, initialSettings, settingsFrom } from "./settings.ts";

const connection = createConnection(ProposedFeatures.all);
const documents = new Documents();
const libraries = new Libraries(__dirname, (message) => connection.window.showErrorMessage(message));
const manual = new ManualAnswers();
let settings = DEFAULTS;
const diagnostics = new DiagnosticsPush(connection, (uri) => {
  const document = documents.get(uri);
  return document ? provideDiagnostics(document, libraries.of(settings.language), settings.diagnostics) : [];
});

connection.onInitialize((params: InitializeParams): InitializeResult => {
  settings = initialSettings(params.initializationOptions, params.locale);
  return {
    serverInfo: { name: "syslab" },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ["<", "/", ".", ">", ":", "|", "-", "=", ","] },
      signatureHelpProvider: { triggerCharacters: ["(", "{", ","], retriggerCharacters: [")"] },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
      ...diagnostics.capabilities(params.capabilities),
    },
  };
});

// The reference is read while the editor is busy opening its first file, not when the first question comes.
connection.onInitialized(() => {
  setImmediate(() => libraries.of(settings.language));
});

connection.onDidChangeConfiguration(({ settings: changed }) => {
  settings = settingsFrom((changed as { syslab?: unknown } | null)?.syslab ?? changed, settings);
  diagnostics.refresh();
});

connection.onDidOpenTextDocument(({ textDocument }) => {
  documents.open(textDocument);
  diagnostics.changed(textDocument.uri);
});
connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
  documents.change(textDocument.uri, contentChanges);
  diagnostics.changed(textDocument.uri);
});
connection.onDidCloseTextDocument(({ textDocument }) => {
  documents.close(textDocument.uri);
  diagnostics.closed(textDocument.uri);
});

connection.onHover((params, token) =>
  answer(params, token, settings.hover, (document, library) => {
    const hover = provideHover(document, params.position, library, { links: settings.links });
    if (hover || !settings.manualPages) return hover;
    const wanted = unexplainedAt(document, params.position, library);
    return wanted && manual.hover(wanted, settings.language);
  }),
);

connection.onCompletion((params, token) => {
  const mode = completionIn(documents.get(params.textDocument.uri)?.languageId, settings);
  return answer(params, token, mode !== "off", (document, library) =>
    provideCompletion(document, params.position, library, {
      supplement: mode === "supplement",
      links: settings.links,
    }),
  );
});

connection.onSignatureHelp((params, token) =>
  answer(params, token, settings.signatureHelp, (document, library) =>
    provideSignatureHelp(document, params.position, library),
  ),
);

connection.onCodeAction((params, token) =>
  answer(params, token, true, (document, library) => {
    const { only } = params.context;
    const wanted = ({ kind = "" }: CodeAction) => only?.some((prefix) => kind.startsWith(prefix)) ?? true;
    return provideActions(document, params.range, library, settings.diagnostics).filter(wanted);
  }),
);

connection.languages.diagnostics.on(
  async (params, token) =>
    (await answer(params, token, true, (document, library) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: provideDiagnostics(document, library, settings.diagnostics),
    }))) ?? { kind: DocumentDiagnosticReportKind.Full, items: [] },
);

connection.onRequest("syslab/page", (params: unknown) => answerPage(params, libraries.of(settings.language)));
connection.onRequest("syslab/explain", (params: unknown) => answerExplanation(params, libraries.of(settings.language)));
connection.onRequest("syslab/names", () => answerNames(libraries.of(settings.language)));

/** In the first turn the connection reads the next message, in the second it acts on it. */
const TURNS = 2;

/** Requests wait, so that a cancellation that already lies in the pipe is seen before the work is done. */
async function answer<T>(
  params: { readonly textDocument: TextDocumentIdentifier },
  token: CancellationToken,
  enabled: boolean,
  provide: (document: ServedDocument, library: Library) => T | undefined | Promise<T | undefined>,
): Promise<T | null | ResponseError<never>> {
  const document = enabled ? documents.get(params.textDocument.uri) : undefined;
  if (!document) return null;
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  if (token.isCancellationRequested) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, "cancelled");
  try {
    return (await provide(document, libraries.of(settings.language))) ?? null;
  } catch (error) {
    // Silence beats noise for the learner; the log keeps what an author needs.
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return null;
  }
}

connection.listen();
