import MiniSearch from "minisearch";
import { commands, ThemeIcon, window, workspace, type QuickPickItem } from "vscode";
import { numberOf, sectionsOf } from "../core/contents.ts";
import { wordsOf } from "../core/search-words.ts";
import { flatten, headingsOf } from "../core/markdown/headings.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { labsOf } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";
import { allNotes, readText } from "./notes-files.ts";
import { entryNames } from "./reference.ts";

/** Something that can be found and opened. */
interface Found {
  readonly id: number;
  readonly title: string;
  readonly detail: string;
  /** What is searched beside the title. */
  readonly body: string;
  readonly icon: string;
  readonly command: string;
  readonly target: unknown;
}

type Item = QuickPickItem & { readonly found?: Found };

const LIMIT = 60;

/** One box over sections, labs, diagrams, the reference and the learner's own notes. */
export function activate(app: App): void {
  let index: Promise<MiniSearch<Found>> | undefined;
  const forget = () => (index = undefined);
  app.context.subscriptions.push(
    app.language.onDidChange(forget),
    workspace.onDidSaveTextDocument(forget),
    workspace.onDidChangeConfiguration(forget),
  );
  register(app, "syslab.find", (query?: string) => {
    index ??= buildIndex(app);
    return openBox(app, index, query ?? "");
  });
}

async function openBox(app: App, index: Promise<MiniSearch<Found>>, query: string): Promise<void> {
  const box = window.createQuickPick<Item>();
  box.title = app.language.say(MESSAGES.findTitle);
  box.placeholder = app.language.say(MESSAGES.findPlaceholder);
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.busy = true;
  box.value = query;
  box.show();
  const search = await index;
  box.busy = false;
  const update = (value: string) => (box.items = value.trim() === "" ? [] : itemsFor(app, search, value));
  update(box.value);
  box.onDidChangeValue(update);
  box.onDidAccept(() => {
    const found = box.selectedItems[0]?.found;
    box.hide();
    if (found) void commands.executeCommand(found.command, found.target);
  });
  box.onDidHide(() => box.dispose());
}

/** `alwaysShow`, because the box's own filter knows nothing of words inside a section. */
function itemsFor(app: App, search: MiniSearch<Found>, value: string): Item[] {
  const results = search.search(value).slice(0, LIMIT) as unknown as Found[];
  if (results.length === 0) return [{ label: app.language.say(MESSAGES.findNothing, value), alwaysShow: true }];
  return results.map((found) => ({
    label: found.title,
    detail: found.detail,
    iconPath: new ThemeIcon(found.icon),
    alwaysShow: true,
    found,
  }));
}

async function buildIndex(app: App): Promise<MiniSearch<Found>> {
  const search = new MiniSearch<Found>({
    fields: ["title", "body"],
    storeFields: ["title", "detail", "icon", "command", "target"],
    tokenize: wordsOf,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
      boost: { title: 4 },
      combineWith: "AND",
    },
  });
  const groups = await Promise.all([
    sections(app),
    reference(),
    notes(),
    Promise.resolve([...labs(app), ...diagrams(app)]),
  ]);
  search.addAll(groups.flat().map((found, id) => ({ ...found, id })));
  return search;
}

type Unnumbered = Omit<Found, "id">;

/** Sections that are not written yet stay out. */
async function sections(app: App): Promise<Unnumbered[]> {
  const { current } = app.language;
  const written = sectionsOf(app.contents).filter((section) => section.file !== undefined);
  return Promise.all(
    written.map(async (section) => ({
      title: `${numberOf(section.id)} ${section.title[current]}`,
      detail: section.id,
      body: await readText(app.dist("notes", ...`${section.file}.${current}.md`.split("/"))),
      icon: "book",
      command: "syslab.openNote",
      target: section.id,
    })),
  );
}

async function reference(): Promise<Unnumbered[]> {
  const names = await entryNames();
  return names.map(({ name, kind, summary }) => ({
    title: name,
    detail: `${kind} — ${summary}`,
    body: summary,
    icon: "library",
    command: "syslab.openReference",
    target: name,
  }));
}

/** The learner's notes by heading, each with the text below it. */
async function notes(): Promise<Unnumbered[]> {
  const files = await allNotes();
  const found = await Promise.all(
    files.map(async ({ uri }) => {
      const text = await readText(uri).catch(() => "");
      const lines = text.split("\n");
      const headings = flatten(headingsOf(text));
      return headings.map((heading, index): Unnumbered => ({
        title: heading.title,
        detail: `${workspace.asRelativePath(uri)}:${heading.line + 1}`,
        body: lines.slice(heading.line + 1, headings[index + 1]?.line).join("\n"),
        icon: "note",
        command: "syslab.openNote",
        target: { file: uri.toString(), line: heading.line },
      }));
    }),
  );
  return found.flat();
}

function labs(app: App): Unnumbered[] {
  const { current } = app.language;
  return labsOf(app).map((lab) => ({
    title: lab.title[current],
    detail: lab.id,
    body: lab.checks.map((check) => check.title[current]).join(" "),
    icon: "beaker",
    command: "syslab.openLab",
    target: lab.id,
  }));
}

function diagrams(app: App): Unnumbered[] {
  const { current } = app.language;
  return app.contents.diagrams.map((diagram) => ({
    title: diagram.title[current],
    detail: diagram.summary[current],
    body: diagram.summary[current],
    icon: "type-hierarchy",
    command: "syslab.openDiagram",
    target: diagram.id,
  }));
}
