/** Finds the shell in documents of other languages. */
import type { TextLines } from "../../lines.ts";
import { readDockerfile } from "./dockerfile.ts";
import type { Island } from "./island.ts";
import { readMakefile } from "./makefile.ts";
import { readMarkdown } from "./markdown.ts";
import { type ReadStretch, Stretches } from "./stretches.ts";

const READERS: Readonly<Record<string, ReadStretch>> = {
  markdown: readMarkdown,
  makefile: readMakefile,
  dockerfile: readDockerfile,
};

/** Languages, by their ids in editors, that may hold shell. */
export const HOSTS: readonly string[] = Object.keys(READERS);

export interface HostDocument {
  readonly languageId: string;
  readonly lines: TextLines;
}

/** The shell that a line of a document belongs to. */
export function islandAt({ languageId, lines }: HostDocument, line: number): Island | undefined {
  const read = READERS[languageId];
  return read && Stretches.of(lines, read).islandAt(line);
}

/** All the shell that begins before a line. */
export function islandsBefore({ languageId, lines }: HostDocument, line: number): Island[] {
  const read = READERS[languageId];
  return read ? Stretches.of(lines, read).islandsBefore(line) : [];
}
