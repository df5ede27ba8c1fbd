/** What the pages of all languages end with. */
import { format } from "../core/format.ts";
import type { Entry, Links } from "../core/knowledge.ts";
import type { Language } from "../core/language.ts";
import type { Library } from "../core/library.ts";
import { pageLink } from "./markdown.ts";
import { PAGE_WORDS } from "./page-words.ts";

/** Since when it is there, and where the facts are from. */
export function origin({ since, source }: Partial<Pick<Entry, "since" | "source">>, language: Language): string {
  const words = PAGE_WORDS[language];
  const text = [since && `${words.since} ${since}`, source && format(words.source, source)].filter(Boolean).join(" · ");
  return text && `*${text}*`;
}

/** Links to sections, labs, pictures and other names; undefined without any. */
export function related(
  { see, sections, labs, diagrams }: Omit<Links, "source">,
  library: Library,
): string | undefined {
  const words = PAGE_WORDS[library.language];
  const title = (id: string) => library.titles[id] ?? id;
  const links = [
    ...(sections ?? []).map((id) => `[${title(id)}](note:${id})`),
    ...(labs ?? []).map((id) => `[${format(words.lab, title(id))}](lab:${id})`),
    ...(diagrams ?? []).map((id) => `[${format(words.diagram, title(id))}](diagram:${id})`),
    ...(see ?? []).map((name) =>
      library.entry(name) || library.cpp.find(name) ? pageLink(name) : `[${name}](cmd:${name})`,
    ),
  ];
  return links.length > 0 ? `## ${words.see}\n\n${links.join(" · ")}` : undefined;
}
