import os from "node:os";
import path from "node:path";
import { FileType, Uri, workspace } from "vscode";
import { headingsOf, type Heading } from "../core/markdown/headings.ts";

export interface NotesFile {
  readonly kind: "file";
  readonly uri: Uri;
}

export interface NotesFolder {
  readonly kind: "folder";
  readonly uri: Uri;
  readonly children: readonly (NotesFile | NotesFolder)[];
}

/** Folders that hold no notes, however much Markdown lies in them. */
const PASSED_OVER = new Set(["node_modules", ".git"]);
const DEPTH = 8;

/** The setting `syslab.notes.folders`, as the learner wrote it. */
export function configuredNotes(): string[] {
  const value = workspace.getConfiguration("syslab").get<unknown>("notes.folders");
  return Array.isArray(value) ? value.filter((root) => typeof root === "string" && root.trim() !== "") : [];
}

/** The file or folder that a line of the setting names; undefined when it is not there. */
export async function findNotes(root: string): Promise<NotesFile | NotesFolder | undefined> {
  const uri = locate(root);
  try {
    const { type } = await workspace.fs.stat(uri);
    return (type & FileType.Directory) !== 0 ? await readFolder(uri, DEPTH) : { kind: "file", uri };
  } catch {
    return undefined;
  }
}

/** All files below everything that the setting names. */
export async function allNotes(): Promise<NotesFile[]> {
  const roots = await Promise.all(configuredNotes().map(findNotes));
  const filesOf = (node: NotesFile | NotesFolder): NotesFile[] =>
    node.kind === "file" ? [node] : node.children.flatMap(filesOf);
  return roots.flatMap((root) => (root ? filesOf(root) : []));
}

export async function readHeadings(uri: Uri): Promise<Heading[]> {
  try {
    return headingsOf(await readText(uri));
  } catch {
    return [];
  }
}

/** Bytes that are not UTF-8 become U+FFFD, as everywhere in VS Code. */
export async function readText(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

function locate(root: string): Uri {
  const expanded = root.startsWith("~/") ? path.join(os.homedir(), root.slice(2)) : root;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (path.isAbsolute(expanded) || !folder) return Uri.file(expanded);
  return Uri.joinPath(folder, expanded);
}

/** Markdown files and the folders that hold some, names in the order people expect of numbers. */
async function readFolder(uri: Uri, depth: number): Promise<NotesFolder> {
  const entries = await workspace.fs.readDirectory(uri);
  const children = await Promise.all(
    entries
      .toSorted(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }))
      .map(([name, type]) => child(uri, name, type, depth)),
  );
  return { kind: "folder", uri, children: children.filter((node) => node !== undefined) };
}

async function child(
  parent: Uri,
  name: string,
  type: FileType,
  depth: number,
): Promise<NotesFile | NotesFolder | undefined> {
  const uri = Uri.joinPath(parent, name);
  if ((type & FileType.Directory) !== 0) {
    // A link to a folder is passed over: it may lead back to where it hangs.
    if (depth === 0 || PASSED_OVER.has(name) || (type & FileType.SymbolicLink) !== 0) return undefined;
    const folder = await readFolder(uri, depth - 1);
    return folder.children.length > 0 ? folder : undefined;
  }
  return /\.(md|markdown)$/i.test(name) ? { kind: "file", uri } : undefined;
}
