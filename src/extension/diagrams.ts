import { Uri, ViewColumn, window, workspace, type WebviewPanel } from "vscode";
import type { DiagramInfo } from "../core/contents.ts";
import type { DiagramPageMessage } from "../webview/protocol.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { follow } from "./links.ts";
import { MESSAGES } from "./messages.ts";
import { pageHtml, resourceRoots, tabIcon } from "./page.ts";
import { chooseDiagram } from "./quick-picks.ts";

const TYPE = "syslab.diagram";
const open = new Map<string, WebviewPanel>();

/** Each diagram has a panel of its own, so that two can be compared side by side. */
export function activate(app: App): void {
  register(app, "syslab.openDiagram", async (id?: string) => {
    const chosen = id ?? (await chooseDiagram(app));
    if (chosen !== undefined) show(app, chosen);
  });
  app.context.subscriptions.push(
    window.registerWebviewPanelSerializer(TYPE, {
      async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
        const diagram = find(app, (state as { id?: unknown } | undefined)?.id);
        if (diagram) adopt(app, panel, diagram);
        else panel.dispose();
      },
    }),
    app.language.onDidChange(() => {
      for (const [id, panel] of open) post(app, panel, id);
    }),
  );
}

function show(app: App, id: string): void {
  const diagram = find(app, id);
  if (!diagram) throw new Error(app.language.say(MESSAGES.noSuchDiagram, id));
  const panel = open.get(id);
  if (panel) {
    panel.reveal();
    return;
  }
  const options = { enableScripts: true, localResourceRoots: resourceRoots(app) };
  adopt(app, window.createWebviewPanel(TYPE, diagram.title[app.language.current], ViewColumn.Active, options), diagram);
}

function adopt(app: App, panel: WebviewPanel, diagram: DiagramInfo): void {
  open.set(diagram.id, panel);
  panel.iconPath = tabIcon(app);
  panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(app) };
  panel.webview.onDidReceiveMessage((message: DiagramPageMessage) => void receive(app, panel, diagram, message));
  panel.onDidDispose(() => open.delete(diagram.id));
  panel.webview.html = pageHtml(app, panel.webview, "diagram");
}

async function receive(
  app: App,
  panel: WebviewPanel,
  diagram: DiagramInfo,
  message: DiagramPageMessage,
): Promise<void> {
  switch (message.type) {
    case "ready":
      return post(app, panel, diagram.id);
    case "open":
      return follow(message.link);
    case "export":
      return save(app, message);
  }
}

function post(app: App, panel: WebviewPanel, id: string): void {
  const diagram = find(app, id);
  if (!diagram) return;
  const { current } = app.language;
  panel.title = diagram.title[current];
  const words = Object.fromEntries(Object.entries(diagram.words).map(([key, text]) => [key, text[current]]));
  void panel.webview.postMessage({ type: "diagram", id, language: current, title: diagram.title[current], words });
}

async function save(app: App, message: Extract<DiagramPageMessage, { type: "export" }>): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `${message.name}.${message.format}`;
  const target = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
    filters: { [message.format.toUpperCase()]: [message.format] },
  });
  if (!target) return;
  const bytes =
    message.format === "svg"
      ? Buffer.from(message.data)
      : Buffer.from(message.data.replace(/^data:[^,]*,/, ""), "base64");
  await workspace.fs.writeFile(target, bytes);
  window.setStatusBarMessage(app.language.say(MESSAGES.exported, workspace.asRelativePath(target)), 5000);
}

function find(app: App, id: unknown): DiagramInfo | undefined {
  return app.contents.diagrams.find((diagram) => diagram.id === id);
}
