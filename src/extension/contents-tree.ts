import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type TreeDataProvider,
} from "vscode";
import { numberOf, type Chapter, type DiagramInfo, type Part, type Section } from "../core/contents.ts";
import type { LabInfo } from "../core/lab.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { labState, labsOf, type LabState } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";

/** Parts, their chapters, and in each chapter its sections, labs and diagrams. */
export type Node =
  | { readonly kind: "part"; readonly part: Part }
  | { readonly kind: "chapter"; readonly chapter: Chapter }
  | { readonly kind: "section"; readonly section: Section }
  | { readonly kind: "lab"; readonly lab: LabInfo }
  | { readonly kind: "diagram"; readonly diagram: DiagramInfo };

export function activate(app: App): void {
  const provider = new ContentsProvider(app);
  const view = window.createTreeView("syslab.contents", { treeDataProvider: provider, showCollapseAll: true });
  const refresh = () => {
    view.title = app.language.say(MESSAGES.contentsTitle);
    provider.refresh();
  };
  refresh();
  app.context.subscriptions.push(
    view,
    app.language.onDidChange(refresh),
    app.reading.onDidChange(() => provider.refresh()),
    app.onDidChangeLabs(() => provider.refresh()),
  );
  register(app, "syslab.markRead", (node: Node) => node.kind === "section" && app.reading.set(node.section.id, true));
  register(
    app,
    "syslab.markUnread",
    (node: Node) => node.kind === "section" && app.reading.set(node.section.id, false),
  );
}

class ContentsProvider implements TreeDataProvider<Node> {
  readonly #app: App;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(app: App) {
    this.#app = app;
  }

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(node?: Node): Node[] {
    const { parts } = this.#app.contents;
    if (!node) return parts.map((part) => ({ kind: "part", part }));
    if (node.kind === "part") return node.part.chapters.map((chapter) => ({ kind: "chapter", chapter }));
    return node.kind === "chapter" ? this.#chapterNodes(node.chapter) : [];
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case "part":
        return this.#partItem(node.part);
      case "chapter":
        return this.#chapterItem(node.chapter);
      case "section":
        return this.#sectionItem(node.section);
      case "lab":
        return this.#labItem(node.lab);
      case "diagram":
        return this.#diagramItem(node.diagram);
    }
  }

  #chapterNodes(chapter: Chapter): Node[] {
    const ids = new Set(chapter.sections.map((section) => section.id));
    const labs = labsOf(this.#app).filter((lab) => lab.id.startsWith(`${chapter.id}/`));
    const diagrams = this.#app.contents.diagrams.filter((diagram) => diagram.sections.some((id) => ids.has(id)));
    return [
      ...chapter.sections.map((section): Node => ({ kind: "section", section })),
      ...labs.map((lab): Node => ({ kind: "lab", lab })),
      ...diagrams.map((diagram): Node => ({ kind: "diagram", diagram })),
    ];
  }

  #partItem(part: Part): TreeItem {
    const written = part.chapters.some((chapter) => chapter.sections.some((section) => section.file !== undefined));
    const state = written ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    const item = new TreeItem(part.title[this.#app.language.current], state);
    item.id = part.id;
    item.iconPath = new ThemeIcon("book");
    item.contextValue = "part";
    return item;
  }

  #chapterItem(chapter: Chapter): TreeItem {
    const { language, reading } = this.#app;
    const written = chapter.sections.filter((section) => section.file !== undefined);
    const read = written.filter((section) => reading.has(section.id)).length;
    const state = written.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    const item = new TreeItem(`${numberOf(chapter.id)} ${chapter.title[language.current]}`, state);
    item.id = chapter.id;
    item.iconPath = new ThemeIcon("folder-library");
    item.contextValue = "chapter";
    item.description =
      written.length > 0 ? language.say(MESSAGES.readOf, read, written.length) : language.say(MESSAGES.notWritten);
    return item;
  }

  #sectionItem(section: Section): TreeItem {
    const { language, reading } = this.#app;
    const read = reading.has(section.id);
    const item = new TreeItem(`${numberOf(section.id)} ${section.title[language.current]}`);
    item.id = section.id;
    item.command = { command: "syslab.openNote", title: item.label as string, arguments: [section.id] };
    item.tooltip = item.label as string;
    if (section.file === undefined) {
      item.iconPath = new ThemeIcon("circle-slash", new ThemeColor("disabledForeground"));
      item.description = language.say(MESSAGES.notWritten);
      item.contextValue = "section.unwritten";
      return item;
    }
    item.iconPath = read
      ? new ThemeIcon("pass-filled", new ThemeColor("testing.iconPassed"))
      : new ThemeIcon("circle-large-outline");
    item.description = read ? language.say(MESSAGES.read) : "";
    item.contextValue = read ? "section.read" : "section.unread";
    return item;
  }

  #labItem(lab: LabInfo): TreeItem {
    const { language } = this.#app;
    const state = labState(this.#app, lab);
    const item = new TreeItem(lab.title[language.current]);
    item.id = `lab:${lab.id}`;
    item.iconPath = labIcon(state);
    item.description = labDescription(this.#app, lab, state);
    item.contextValue = `lab.${state.kind}`;
    item.command = { command: "syslab.openLab", title: lab.title[language.current], arguments: [lab.id] };
    item.tooltip = `${lab.title[language.current]} — ${lab.id}`;
    return item;
  }

  #diagramItem(diagram: DiagramInfo): TreeItem {
    const { language } = this.#app;
    const item = new TreeItem(diagram.title[language.current]);
    item.id = `diagram:${diagram.id}`;
    item.iconPath = new ThemeIcon("type-hierarchy", new ThemeColor("charts.blue"));
    item.description = language.say(MESSAGES.diagram);
    item.contextValue = "diagram";
    item.tooltip = diagram.summary[language.current];
    item.command = { command: "syslab.openDiagram", title: diagram.title[language.current], arguments: [diagram.id] };
    return item;
  }
}

function labIcon(state: LabState): ThemeIcon {
  if (state.kind === "passed") return new ThemeIcon("beaker", new ThemeColor("testing.iconPassed"));
  if (state.kind === "started") return new ThemeIcon("beaker", new ThemeColor("charts.yellow"));
  return new ThemeIcon("beaker");
}

function labDescription(app: App, lab: LabInfo, state: LabState): string {
  if (state.kind === "passed") return app.language.say(MESSAGES.labPassed);
  if (state.kind === "started") return app.language.say(MESSAGES.labStarted, state.passed, lab.checks.length);
  return app.language.say(MESSAGES.labMinutes, lab.minutes);
}
