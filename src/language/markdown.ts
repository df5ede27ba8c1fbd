/** The few forms of Markdown that hovers and pages are made of. */

/** What is there of the parts, with a blank line between. */
export function paragraphs(parts: readonly (string | undefined | false)[]): string {
  return parts.filter(Boolean).join("\n\n");
}

/** A section with bullets; undefined without any. */
export function bulletSection(title: string, items: readonly string[] | undefined): string | undefined {
  return items && items.length > 0 ? `## ${title}\n\n${items.map((item) => `- ${item}`).join("\n")}` : undefined;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A link to the page of a name of the reference. */
export function pageLink(name: string, text = name): string {
  return `[${text}](api:${name})`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** `**Here**: at most 16 events.` */
export function emphasized(here: string): string {
  const colon = here.search(/[:：]/);
  return colon < 0 ? `**${here}**` : `**${here.slice(0, colon)}**${here.slice(colon)}`;
}
