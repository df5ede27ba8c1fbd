/** Sets a long command line in several rows, each of which stands over its own explanations. */

/** A stretch of the line, as offsets. */
export interface Row {
  readonly from: number;
  readonly to: number;
}

/** Breaks at blanks where it can; a word that does not fit alone is cut. Line ends stay where they are. */
export function breakLine(line: string, fits: (text: string) => boolean): Row[] {
  const rows: Row[] = [];
  let row: Row = { from: 0, to: 0 };
  const end = (next: number) => {
    if (row.to > row.from) rows.push(row);
    row = { from: next, to: next };
  };
  for (const { from, to } of unitsOf(line, fits)) {
    const text = line.slice(from, to);
    if (text === "\n") end(to);
    else if (fits(line.slice(row.from, to))) row = { from: row.from, to };
    else if (/^\s/.test(text)) end(to);
    else {
      end(from);
      row = { from, to };
    }
  }
  end(line.length);
  return rows;
}

/** Line ends, blanks, and words that fit. */
function unitsOf(line: string, fits: (text: string) => boolean): Row[] {
  return [...line.matchAll(/\n|[^\S\n]+|\S+/g)].flatMap(({ 0: text, index }) => {
    const parts: Row[] = [];
    for (let from = 0; from < text.length; from = (parts.at(-1)?.to ?? 0) - index) {
      let to = text.length;
      while (to > from + 1 && !fits(text.slice(from, to))) to--;
      parts.push({ from: index + from, to: index + to });
    }
    return parts;
  });
}
