import {
  ConfigurationTarget,
  EventEmitter,
  MarkdownString,
  TextEditorRevealType,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type TreeDataProvider,
} from "vscode";
import type { Heading } from "../core/markdown/headings.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { MESSAGES } from "./messages.ts";
import { configuredNotes, findNotes, readHeadings, type NotesFile, type NotesFolder } from "./notes-files.ts";

type Node =
  | { readonly kind: "folder"; readonly folder: NotesFolder; readonly root?: string }
  | { readonly kind: "file"; readonly file: NotesFile; readonly root?: string }
  | { readonly kind: "heading"; readonly file: NotesFile; readonly heading: Heading }
  | { readonly kind: "gone"; readonly root: string }
  | { readonly kind: "empty"; readonly text: string; readonly parent: string };

/** The learner's own Markdown, listed by its headings. It is only ever read. */
export function activate(app: App): void {
  const provider = new NotesProvider(app);
  const view = window.createTreeView("syslab.notes", { treeDataProvider: provider, showCollapseAll: true });
  const refresh = () => {
    view.title = app.language.say(MESSAGES.notesTitle);
    provider.refresh();
  };
  refresh();
  const watcher = workspace.createFileSystemWatcher("**/*.{md,markdown}");
  app.context.subscriptions.push(
    view,
    watcher,
    watcher.onDidChange(() => provider.refresh()),
    watcher.onDidCreate(() => provider.refresh()),
    watcher.onDidDelete(() => provider.refresh()),
    app.language.onDidChange(refresh),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("syslab.notes.folders")) provider.refresh();
    }),
  );
  register(app, "syslab.addNotesFolder", () => addNotes(app, { canSelectFolders: true, canSelectFiles: false }));
  register(app, "syslab.addNotesFile", () => addNotes(app, { canSelectFolders: false, canSelectFiles: true }));
  register(
    app,
    "syslab.removeNotes",
    (node: Node) => "root" in node && node.root !== undefined && removeNotes(node.root),
  );
  register(app, "syslab.openNotesSource", openSource);
}

class NotesProvider implements TreeDataProvider<Node> {
  readonly #app: App;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(app: App) {
    this.#app = app;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return Promise.all(configuredNotes().map(rootNode));
    if (node.kind === "folder") return this.#orEmpty(folderNodes(node.folder), MESSAGES.notesEmpty, node.folder.uri);
    if (node.kind === "heading") return headingNodes(node.file, node.heading.children);
    if (node.kind !== "file") return [];
    return this.#orEmpty(
      headingNodes(node.file, await readHeadings(node.file.uri)),
      MESSAGES.noHeadings,
      node.file.uri,
    );
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case "folder":
        return folderItem(node.folder, node.root);
      case "file":
        return fileItem(node.file, node.root);
      case "heading":
        return headingItem(node.file, node.heading);
      case "gone":
        return goneItem(node.root, this.#app.language.say(MESSAGES.notesGone));
      case "empty":
        return Object.assign(new TreeItem(node.text), { id: `${node.parent}#empty`, contextValue: "empty" });
    }
  }

  #orEmpty(nodes: Node[], text: (typeof MESSAGES)["notesEmpty"], parent: Uri): Node[] {
    return nodes.length > 0
      ? nodes
      : [{ kind: "empty", text: this.#app.language.say(text), parent: parent.toString() }];
  }
}

async function rootNode(root: string): Promise<Node> {
  const found = await findNotes(root);
  if (!found) return { kind: "gone", root };
  return found.kind === "folder" ? { kind: "folder", folder: found, root } : { kind: "file", file: found, root };
}

function folderNodes(folder: NotesFolder): Node[] {
  return folder.children.map((child) =>
    child.kind === "folder" ? { kind: "folder", folder: child } : { kind: "file", file: child },
  );
}

function headingNodes(file: NotesFile, headings: readonly Heading[]): Node[] {
  return headings.map((heading) => ({ kind: "heading", file, heading }));
}

function folderItem(folder: NotesFolder, root: string | undefined): TreeItem {
  const item = new TreeItem(
    folder.uri,
    root === undefined ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  );
  item.id = `${root === undefined ? "" : "root:"}${folder.uri.toString()}`;
  item.iconPath = ThemeIcon.Folder;
  item.contextValue = root === undefined ? "folder" : "folder root";
  return item;
}

function fileItem(file: NotesFile, root: string | undefined): TreeItem {
  const item = new TreeItem(file.uri, TreeItemCollapsibleState.Collapsed);
  item.id = `${root === undefined ? "" : "root:"}${file.uri.toString()}`;
  item.iconPath = new ThemeIcon("markdown");
  item.contextValue = root === undefined ? "file" : "file root";
  item.command = { command: "syslab.openNote", title: "", arguments: [{ file: file.uri.toString(), line: 0 }] };
  return item;
}

function headingItem(file: NotesFile, heading: Heading): TreeItem {
  const item = new TreeItem(heading.title || "—", stateOf(heading));
  item.id = `${file.uri.toString()}#${heading.line}`;
  item.iconPath = new ThemeIcon("symbol-string");
  item.contextValue = "heading";
  item.tooltip = new MarkdownString(`${"#".repeat(heading.level)} `).appendText(heading.title);
  item.command = {
    command: "syslab.openNote",
    title: "",
    arguments: [{ file: file.uri.toString(), line: heading.line }],
  };
  return item;
}

/** The title of a file is open, so that its chapters are seen at once. */
function stateOf(heading: Heading): TreeItemCollapsibleState {
  if (heading.children.length === 0) return TreeItemCollapsibleState.None;
  return heading.level === 1 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function goneItem(root: string, why: string): TreeItem {
  const item = new TreeItem(root);
  item.id = `gone:${root}`;
  item.description = why;
  item.tooltip = `${root}\n${why}`;
  item.iconPath = new ThemeIcon("warning", new ThemeColor("list.warningForeground"));
  item.contextValue = "gone root";
  return item;
}

async function addNotes(app: App, kind: { canSelectFolders: boolean; canSelectFiles: boolean }): Promise<void> {
  const chosen = await window.showOpenDialog({
    ...kind,
    canSelectMany: true,
    openLabel: app.language.say(MESSAGES.notesFolderButton),
    ...(kind.canSelectFiles && { filters: { Markdown: ["md", "markdown", "txt"] } }),
  });
  const added = (chosen ?? []).map((uri) => uri.fsPath);
  if (added.length > 0) await updateNotes([...new Set([...configuredNotes(), ...added])]);
}

async function removeNotes(root: string): Promise<void> {
  await updateNotes(configuredNotes().filter((other) => other !== root));
}

/** Written where the list is defined now: in the workspace if it has one of its own, else in the user's settings. */
async function updateNotes(roots: string[]): Promise<void> {
  const config = workspace.getConfiguration("syslab");
  const own = config.inspect<string[]>("notes.folders")?.workspaceValue;
  await config.update("notes.folders", roots, own ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}

async function openSource(node: Node): Promise<void> {
  if (node.kind !== "file" && node.kind !== "heading") return;
  const editor = await window.showTextDocument(node.file.uri);
  if (node.kind !== "heading") return;
  const range = editor.document.lineAt(Math.min(node.heading.line, editor.document.lineCount - 1)).range;
  editor.revealRange(range, TextEditorRevealType.AtTop);
}
