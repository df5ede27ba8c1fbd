/** The table of contents, as `dist/contents.json` holds it: what the tree shows, in every language. */
import type { Text } from "./language.ts";

export interface Contents {
  readonly parts: readonly Part[];
  readonly diagrams: readonly DiagramInfo[];
}

export interface Part {
  readonly id: string;
  readonly title: Text;
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  /** `book/09`. */
  readonly id: string;
  readonly title: Text;
  readonly sections: readonly Section[];
}

export interface Section {
  /** `book/9.3`. */
  readonly id: string;
  readonly title: Text;
  /** Path of the Markdown under `dist/notes/`, without `.<language>.md`; absent when it is not written yet. */
  readonly file?: string;
}

export interface DiagramInfo {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly sections: readonly string[];
  /** Every word that the diagram shows, by key. */
  readonly words: Readonly<Record<string, Text>>;
}

/** The chapter a section belongs to: `book/9.3` is in `book/09`. */
export function chapterOf(contents: Contents, section: string): Chapter | undefined {
  return contents.parts
    .flatMap((part) => part.chapters)
    .find((chapter) => chapter.sections.some((candidate) => candidate.id === section));
}

/** All sections in reading order. */
export function sectionsOf(contents: Contents): Section[] {
  return contents.parts.flatMap((part) => part.chapters.flatMap((chapter) => chapter.sections));
}

/** `book/9.3` is 9.3, `book/09` is 9. */
export function numberOf(id: string): string {
  return id.slice(id.indexOf("/") + 1).replace(/^0+(?=\d)/, "");
}

/** The section before or after one, in reading order, of those that are written. */
export function neighbour(contents: Contents, id: string, step: -1 | 1): Section | undefined {
  const written = sectionsOf(contents).filter((section) => section.file !== undefined || section.id === id);
  return written[written.findIndex((section) => section.id === id) + step];
}
