export type Words = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;
/** Looks a word up and fills its `{places}` by name; a key that is missing shows itself. */
export type Say = (key: string, values?: Values) => string;

export function speaker(words: Words): Say {
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Sentences one after the other, with a space where the script has one. */
export function inOneLine(sentences: readonly string[]): string {
  return sentences.reduce((line, sentence) => `${line}${/[。！？]$/.test(line) ? "" : " "}${sentence}`, "").trim();
}
