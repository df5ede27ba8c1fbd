/** What esbuild.js calls: compiles notes/ into dist/, and runs the content gate. */
import fs from "node:fs";
import path from "node:path";
import type { Contents } from "../core/contents.ts";
import type { Command, CommandSummary } from "../core/knowledge.ts";
import { LANGUAGES, type Text } from "../core/language.ts";
import { pack } from "../core/packed.ts";
import { readContents } from "./contents.ts";
import { runGate } from "./gate/index.ts";
import { buildLabs, readLabs } from "./labs.ts";
import { Problems } from "./problems.ts";
import { compileReference, readReference } from "./reference.ts";
import { filesBelow } from "./yaml.ts";

/** Writes everything but the programs to `dist`; the answer lists what is wrong with the content. */
export async function buildContent(root: string, dist: string): Promise<string> {
  const problems = new Problems();
  const contents = readContents(root, problems);
  const labs = readLabs(root, problems);
  const titles = titlesOf(contents, labs);
  const knowledge = compileReference(readReference(root, problems), titles);
  fs.mkdirSync(dist, { recursive: true });
  for (const language of LANGUAGES) {
    const { commands, values, ...rest } = knowledge[language];
    fs.writeFileSync(path.join(dist, `knowledge.${language}.jsonl`), pack(rest, "entries"));
    fs.writeFileSync(
      path.join(dist, `shell.${language}.jsonl`),
      pack({ commands, values, index: commands.map(summaryOf) }, "commands"),
    );
  }
  writeJson(dist, "contents.json", contents);
  copyProse(root, dist);
  await buildLabs(root, dist, labs);
  return problems.toString();
}

/**
 * Checks the content without writing it: shape, links, languages, and facts against the system's headers and
 * manual pages; `quick` leaves out what needs a compiler. The report counts the options that pages list, and with `list` names those that the reference lacks.
 */
export async function gate(
  root: string,
  { list = false, quick = false },
): Promise<{ problems: string; report: string }> {
  const problems = new Problems();
  const { listed, missing } = await runGate(root, problems, { quick });
  const lacking = [...missing.values()].reduce((sum, names) => sum + names.length, 0);
  const share = listed > 0 ? ((100 * (listed - lacking)) / listed).toFixed(1) : "100";
  const count = `Options in manual pages: ${listed}, explained: ${listed - lacking} (${share} %)`;
  const lines = list ? [...missing].map(([command, names]) => `${command}: ${names.join(" ")}`) : [];
  return { problems: problems.toString(), report: [...lines, count].join("\n") };
}

function summaryOf({ name, aliases, summary, replacedBy }: Command): CommandSummary {
  return { name, summary, ...(aliases && { aliases }), ...(replacedBy && { replacedBy }) };
}

/** Every title that a link may need, by the id of its section, lab or diagram. */
export function titlesOf(contents: Contents, labs: readonly { id: string; title: Text }[]): Record<string, Text> {
  const sections = contents.parts.flatMap((part) => part.chapters.flatMap((chapter) => chapter.sections));
  const number = (id: string) => id.slice(id.indexOf("/") + 1);
  return Object.fromEntries([
    ...sections.map(({ id, title }) => [
      id,
      { en: `${number(id)} ${title.en}`, "zh-cn": `${number(id)} ${title["zh-cn"]}` },
    ]),
    ...labs.map(({ id, title }) => [id, title]),
    ...contents.diagrams.map(({ id, title }) => [id, title]),
  ]);
}

function writeJson(dist: string, name: string, value: unknown): void {
  fs.writeFileSync(path.join(dist, name), JSON.stringify(value));
}

/** Sections, lab texts and pictures are read as they are, one at a time, when a learner opens them. */
function copyProse(root: string, dist: string): void {
  const files = [".md", ".svg", ".png"].flatMap((ending) => filesBelow(root, "notes", ending));
  for (const file of files.filter((name) => !/\/(start|solution|wrong)\//.test(name))) {
    const target = path.join(dist, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(root, file), target);
  }
}
