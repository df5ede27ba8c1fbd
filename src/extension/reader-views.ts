import { Uri, workspace, type Webview } from "vscode";
import { neighbour, numberOf, sectionsOf, type Section } from "../core/contents.ts";
import type { ReaderSource, ReaderView } from "../webview/protocol.ts";
import type { App } from "./app.ts";
import { ask } from "./client.ts";
import { labsOf } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";
import { readText } from "./notes-files.ts";

/** What the reader shows for a source, in the current language. A file that cannot be read is said so, in its place. */
export async function viewOf(app: App, webview: Webview, source: ReaderSource): Promise<ReaderView> {
  switch (source.kind) {
    case "section":
      return sectionView(app, webview, source.id);
    case "lab":
      return labView(app, webview, source.id);
    case "file":
      return fileView(app, webview, Uri.parse(source.file));
    case "entry":
      return entryView(app, source.name);
  }
}

async function sectionView(app: App, webview: Webview, id: string): Promise<ReaderView> {
  const { language, reading } = app;
  const section = sectionsOf(app.contents).find((candidate) => candidate.id === id);
  const title = section ? titleOf(app, section) : id;
  const previous = neighbour(app.contents, id, -1);
  const next = neighbour(app.contents, id, 1);
  return {
    language: language.current,
    title,
    trusted: true,
    ...(section?.file === undefined
      ? { markdown: language.say(MESSAGES.sectionNotWritten, title), base: "", pictures: {} }
      : await shipped(app, webview, `${section.file}.${language.current}.md`)),
    ...(section?.file !== undefined && { read: reading.has(id) }),
    ...(previous && { previous: { title: titleOf(app, previous), link: `note:${previous.id}` } }),
    ...(next && { next: { title: titleOf(app, next), link: `note:${next.id}` } }),
  };
}

async function labView(app: App, webview: Webview, id: string): Promise<ReaderView> {
  const { language } = app;
  const lab = labsOf(app).find((candidate) => candidate.id === id);
  if (!lab) return missing(app, language.say(MESSAGES.noSuchLab, id));
  return {
    language: language.current,
    title: lab.title[language.current],
    trusted: true,
    lab: id,
    ...(await shipped(app, webview, `${lab.folder}/lab.${language.current}.md`)),
  };
}

async function fileView(app: App, webview: Webview, uri: Uri): Promise<ReaderView> {
  const folder = uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf("/")) });
  try {
    const markdown = await readText(uri);
    const title = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const base = `${webview.asWebviewUri(folder).toString()}/`;
    return { language: app.language.current, title, trusted: false, markdown, base, pictures: {} };
  } catch {
    return missing(app, app.language.say(MESSAGES.noteMissing, workspace.asRelativePath(uri)));
  }
}

async function entryView(app: App, name: string): Promise<ReaderView> {
  const markdown = await ask<string>("syslab/page", { name });
  if (markdown === undefined) return missing(app, app.language.say(MESSAGES.noSuchEntry, name));
  return { language: app.language.current, title: name, trusted: true, markdown, base: "", pictures: {} };
}

/** A text shipped under dist/notes/, with its SVG pictures, which are drawn in the colours of the theme. */
async function shipped(app: App, webview: Webview, file: string) {
  const uri = app.dist("notes", ...file.split("/"));
  const folder = Uri.joinPath(uri, "..");
  const markdown = await readText(uri);
  const names = new Set([...markdown.matchAll(/!\[[^\]]*\]\(([^)\s]+\.svg)\)/g)].map((match) => match[1] ?? ""));
  const pictures = await Promise.all(
    [...names].map(async (name) => [name, await readText(Uri.joinPath(folder, name))] as const),
  );
  return { markdown, base: `${webview.asWebviewUri(folder).toString()}/`, pictures: Object.fromEntries(pictures) };
}

function titleOf(app: App, section: Section): string {
  return `${numberOf(section.id)} ${section.title[app.language.current]}`;
}

function missing(app: App, sentence: string): ReaderView {
  return { language: app.language.current, title: "Syslab", trusted: true, markdown: sentence, base: "", pictures: {} };
}
