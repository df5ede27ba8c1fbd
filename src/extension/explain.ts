import { commands, env, Uri, ViewColumn, window, type WebviewPanel } from "vscode";
import { promptLength } from "../core/shell/embedded/prompt.ts";
import type { Explanation } from "../core/shell/explain.ts";
import type { ExplainPageMessage } from "../webview/protocol.ts";
import type { App } from "./app.ts";
import { ask } from "./client.ts";
import { register } from "./commands.ts";
import { commandAtCursor, selectedText } from "./command-at-cursor.ts";
import { follow } from "./links.ts";
import { MESSAGES } from "./messages.ts";
import { pageHtml, resourceRoots, tabIcon } from "./page.ts";

const TYPE = "syslab.explain";
let open: { readonly panel: WebviewPanel; line: string } | undefined;

/** One panel shows the command line that was asked about last. */
export function activate(app: App): void {
  register(app, "syslab.explainCommandLine", async (target?: unknown) => {
    const line = await lineFrom(app, target);
    if (line !== undefined && line.trim() !== "") show(app, line.trim());
  });
  register(app, "syslab.explainTerminalSelection", async () => {
    const selection = (await terminalSelection()).trim();
    if (selection === "") throw new Error(app.language.say(MESSAGES.nothingSelected));
    // Whoever selects a line by clicking has its prompt in the selection.
    show(app, selection.slice(promptLength(selection) ?? 0));
  });
  app.context.subscriptions.push(
    window.registerWebviewPanelSerializer(TYPE, {
      async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
        const line = (state as { line?: unknown } | undefined)?.line;
        adopt(app, panel, typeof line === "string" ? line : "");
      },
    }),
    app.language.onDidChange(() => void refresh(app)),
  );
}

/** Menus of the editor name the file; the palette names nothing, and asks. */
async function lineFrom(app: App, target: unknown): Promise<string | undefined> {
  if (typeof target === "string") return target;
  if (target instanceof Uri) return selectedText() ?? commandAtCursor();
  return window.showInputBox({
    title: app.language.say(MESSAGES.explainTitle),
    placeHolder: "tar -xzf archive.tar.gz -C /srv",
    value: selectedText()?.trim() ?? "",
  });
}

/**
 * VS Code shows extensions what is selected in a terminal only by copying it. The text that was in
 * the clipboard before is put back; a picture would be lost, since extensions see only its text.
 */
async function terminalSelection(): Promise<string> {
  const before = await env.clipboard.readText();
  // Without a selection nothing is copied, and the clipboard would be taken for one.
  await env.clipboard.writeText("");
  try {
    await commands.executeCommand("workbench.action.terminal.copySelection");
    return await env.clipboard.readText();
  } finally {
    await env.clipboard.writeText(before);
  }
}

function show(app: App, line: string): void {
  if (open) {
    open.line = line;
    open.panel.reveal(undefined, false);
    void refresh(app);
    return;
  }
  const options = { enableScripts: true, enableFindWidget: true, localResourceRoots: resourceRoots(app) };
  adopt(app, window.createWebviewPanel(TYPE, shortened(line), ViewColumn.Active, options), line);
}

function adopt(app: App, panel: WebviewPanel, line: string): void {
  const own = { panel, line };
  open = own;
  panel.iconPath = tabIcon(app);
  panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(app) };
  panel.webview.onDidReceiveMessage((message: ExplainPageMessage) => void receive(app, own, message));
  panel.onDidDispose(() => {
    if (open === own) open = undefined;
  });
  panel.webview.html = pageHtml(app, panel.webview, "explain");
}

async function receive(app: App, own: NonNullable<typeof open>, message: ExplainPageMessage): Promise<void> {
  switch (message.type) {
    case "ready":
      return post(app, own);
    case "explain":
      own.line = message.line.trim();
      return post(app, own);
    case "follow":
      return follow(message.link);
    case "copy":
      await env.clipboard.writeText(message.text);
      window.setStatusBarMessage(app.language.say(MESSAGES.copied), 3000);
  }
}

async function refresh(app: App): Promise<void> {
  if (open) await post(app, open);
}

async function post(app: App, { panel, line }: NonNullable<typeof open>): Promise<void> {
  const pieces = (await ask<Explanation[]>("syslab/explain", { line })) ?? [];
  panel.title = line === "" ? app.language.say(MESSAGES.explainTitle) : shortened(line);
  void panel.webview.postMessage({ type: "explained", language: app.language.current, line, pieces });
}

/** A title is seen in a tab. */
function shortened(line: string): string {
  const first = line.split("\n", 1)[0] ?? "";
  return first.length > 32 ? `${first.slice(0, 31)}…` : first;
}
