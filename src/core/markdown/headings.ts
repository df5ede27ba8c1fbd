/** The headings of a Markdown text, as a tree in the order in which they stand. */
export interface Heading {
  readonly level: number;
  /** The title without marks of emphasis, code and links. */
  readonly title: string;
  /** Zero-based. */
  readonly line: number;
  readonly children: readonly Heading[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;

/** CommonMark's ATX headings outside fenced code; a level may be skipped, as people do. */
export function headingsOf(markdown: string): Heading[] {
  const root: { level: number; children: Heading[] }[] = [{ level: 0, children: [] }];
  let fence: string | undefined;
  markdown.split(/\r?\n/).forEach((text, line) => {
    const marker = FENCE.exec(text)?.[1];
    if (fence !== undefined) {
      if (marker?.startsWith(fence)) fence = undefined;
      return;
    }
    if (marker !== undefined) {
      fence = marker;
      return;
    }
    const match = ATX.exec(text);
    if (match) place(root, { level: match[1]?.length ?? 1, title: plain(match[2] ?? ""), line, children: [] });
  });
  return root[0]?.children ?? [];
}

/** The same headings one after the other, parents first. */
export function flatten(headings: readonly Heading[]): Heading[] {
  return headings.flatMap((heading) => [heading, ...flatten(heading.children)]);
}

function place(stack: { level: number; children: Heading[] }[], heading: Heading & { children: Heading[] }): void {
  while ((stack.at(-1)?.level ?? 0) >= heading.level) stack.pop();
  stack.at(-1)?.children.push(heading);
  stack.push(heading);
}

function plain(title: string): string {
  return title
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/==|\*\*|__|`/g, "")
    .replace(/(^|\s)[*_]([^*_]+)[*_](?=\s|$)/g, "$1$2")
    .trim();
}
