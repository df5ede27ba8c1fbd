/** The extension is this list; each feature is a file of its own. */
import type { ExtensionContext } from "vscode";
import { createApp } from "./app.ts";
import * as client from "./client.ts";
import * as commands from "./commands.ts";
import * as contentsTree from "./contents-tree.ts";
import * as diagrams from "./diagrams.ts";
import * as explain from "./explain.ts";
import * as find from "./find.ts";
import * as labs from "./labs.ts";
import * as labTasks from "./lab-tasks.ts";
import * as labTests from "./lab-tests.ts";
import { markPlugin, type MarkdownParser } from "../core/markdown/mark.ts";
import * as notesTree from "./notes-tree.ts";
import * as reader from "./reader.ts";
import * as reference from "./reference.ts";

const FEATURES = [
  client,
  commands,
  reader,
  diagrams,
  explain,
  reference,
  contentsTree,
  notesTree,
  labs,
  labTasks,
  labTests,
  find,
];

export async function activate(context: ExtensionContext) {
  const app = createApp(context);
  for (const feature of FEATURES) feature.activate(app);
  // The built-in Markdown preview asks every extension for its plugins.
  return { extendMarkdownIt: (parser: MarkdownParser) => parser.use(markPlugin) };
}
