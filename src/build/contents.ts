/** Finds which sections of the curriculum are written, and where. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Contents, DiagramInfo, Part, Section } from "../core/contents.ts";
import { LANGUAGES } from "../core/language.ts";
import type { Problems } from "./problems.ts";
import { diagramFile } from "./schema.ts";
import { filesBelow, readYaml } from "./yaml.ts";

const titled = { id: z.string(), en: z.string(), zh: z.string() };
const curriculum = z.array(
  z.object({ ...titled, chapters: z.array(z.object({ ...titled, sections: z.array(z.object(titled)) })) }),
);

export function readContents(root: string, problems: Problems): Contents {
  const parts = curriculum.parse(JSON.parse(fs.readFileSync(path.join(root, "notes/curriculum.json"), "utf8")));
  const files = sectionFiles(root, problems);
  const title = ({ en, zh }: { en: string; zh: string }) => ({ en, "zh-cn": zh });
  const section = (item: { id: string; en: string; zh: string }): Section => {
    const file = files.get(item.id);
    files.delete(item.id);
    return { id: item.id, title: title(item), ...(file !== undefined && { file }) };
  };
  const compiled: Part[] = parts.map((part) => ({
    id: part.id,
    title: title(part),
    chapters: part.chapters.map((chapter) => ({
      id: chapter.id,
      title: title(chapter),
      sections: chapter.sections.map(section),
    })),
  }));
  for (const [id, file] of files) {
    problems.add(
      `notes/${file}.en.md`,
      1,
      `the curriculum has no section ${id}`,
      "rename the file, or add the section to notes/curriculum.json",
    );
  }
  return { parts: compiled, diagrams: readDiagrams(root, problems) };
}

/**
 * Section id to path without language and ending. `book/09-io-multiplexing/03-epoll` is `book/9.3`:
 * the order is the number in the name.
 */
function sectionFiles(root: string, problems: Problems): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of filesBelow(root, "notes", ".en.md")) {
    const match = /^notes\/(\w+)\/0*(\d+)-[^/]+\/0*(\d+)-[^/]+\.en\.md$/.exec(file);
    if (!match) continue;
    const base = file.slice("notes/".length, -".en.md".length);
    for (const language of LANGUAGES) {
      if (fs.existsSync(path.join(root, "notes", `${base}.${language}.md`))) continue;
      problems.add(
        file,
        1,
        `there is no ${path.basename(base)}.${language}.md beside it`,
        "write the section in every language",
      );
    }
    found.set(`${match[1]}/${match[2]}.${match[3]}`, base);
  }
  return found;
}

function readDiagrams(root: string, problems: Problems): DiagramInfo[] {
  return filesBelow(root, "notes/diagrams", ".yaml").flatMap((file) => {
    const source = readYaml(root, file, diagramFile, problems);
    if (!source) return [];
    const { title, summary, sections, words } = source.value;
    return [{ id: path.basename(file, ".yaml"), title, summary, sections, words }];
  });
}
