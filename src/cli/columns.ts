/** Text in the columns of a terminal, where Chinese characters are two wide. */

const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Marks that stand on the character before them, and what is not shown at all. */
const NARROWEST = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns a text takes. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : NARROWEST.test(character) ? 0 : 1;
  return width;
}

const IDEOGRAPH = "[\\u2e80-\\u2fff\\u3040-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}]";
const OPENING = "[（「『【《〈“‘]*";
const CLOSING = "[，。；：、）！？」』】》〉”’…]*";
/** What is not broken: a word, an ideograph, each with the punctuation that belongs to it. */
const UNIT = new RegExp(
  `${OPENING}(?:${IDEOGRAPH}|[^\\s\\u2e80-\\u9fff\\uf900-\\uffef\\u{20000}-\\u{3fffd}]+|\\S)${CLOSING}|\\s+`,
  "gu",
);

/** Breaks at blanks and between Chinese characters; a word that is wider than the line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const end = () => {
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
  };
  for (const unit of (text.match(UNIT) ?? []).flatMap((long) => cut(long, width))) {
    if (columns(line + unit.trimEnd()) > width) end();
    line += line === "" ? unit.trimStart() : unit;
  }
  end();
  return lines;
}

function cut(unit: string, width: number): string[] {
  if (columns(unit) <= width) return [unit];
  const parts = [""];
  for (const character of unit) {
    const last = parts.length - 1;
    if (columns(parts[last] + character) > width) parts.push(character);
    else parts[last] += character;
  }
  return parts;
}
