/** Reads the text of a manual page's source: fonts are dropped, escapes become the characters that they stand for. */

const CHARACTERS: Readonly<Record<string, string>> = {
  aq: "'",
  dq: '"',
  oq: "‘",
  cq: "’",
  lq: "“",
  rq: "”",
  bu: "•",
  em: "—",
  en: "–",
  hy: "-",
  mi: "-",
  ti: "~",
  ha: "^",
  rs: "\\",
  ga: "`",
  bv: "|",
  or: "|",
  mu: "×",
  co: "©",
  Fo: "«",
  Fc: "»",
  "->": "→",
  "<-": "←",
  "<=": "≤",
  ">=": "≥",
  "+-": "±",
  "*": "*",
  lB: "[",
  rB: "]",
  at: "@",
  sh: "#",
};

/** Escapes that take an argument and print nothing: fonts, sizes, colours, motions, hyperlinks. */
const SILENT = /\\(?:[fFkmMg](?:\[[^\]]*\]|\(..|.)|s[+-]?(?:\[[^\]]*\]|\(..|\d)|[hvwDLlbxXYZoAR]'[^']*'|["#].*)/g;

/** `\fB\-a\fR, \fB\-\-all\fR` is `-a, --all`. */
export function plain(text: string): string {
  return text
    .replace(SILENT, "")
    .replace(/\\\*(?:\[[^\]]*\]|\(..|.)/g, "")
    .replace(
      /\\(?:\(([^\s]{2})|\[([^\]]+)\])/g,
      (_, short?: string, long?: string) => CHARACTERS[short ?? long ?? ""] ?? "",
    )
    .replace(/\\([\\eE.\-'`~0 ,/&|^%:{}cdptuz!?)])/g, (_, escape: string) => OF_ONE[escape] ?? "");
}

const OF_ONE: Readonly<Record<string, string>> = {
  "\\": "\\",
  e: "\\",
  E: "\\",
  ".": ".",
  "-": "-",
  "'": "'",
  "`": "`",
  "~": " ",
  "0": " ",
  " ": " ",
};

/** The arguments of a macro: words, or quoted strings in which `""` is a quotation mark. */
export function argumentsOf(line: string): string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/"((?:[^"]|"")*)"?|((?:\\.|[^\s\\])+)/g)) {
    words.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
  }
  return words;
}
