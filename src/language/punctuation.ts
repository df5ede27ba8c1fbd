/** The marks between pieces of text, which Chinese has of its own and without spaces. */
import type { Language } from "../core/language.ts";

interface Marks {
  readonly comma: string;
  readonly semicolon: string;
  readonly colon: string;
  readonly open: string;
  readonly close: string;
}

const MARKS: Readonly<Record<Language, Marks>> = {
  en: { comma: ", ", semicolon: "; ", colon: ": ", open: " (", close: ")" },
  "zh-cn": { comma: "、", semicolon: "；", colon: "：", open: "（", close: "）" },
};

export function listed(items: readonly string[], language: Language): string {
  return items.join(MARKS[language].comma);
}

/** `EINTR (a signal came first)`. */
export function withAside(text: string, aside: string, language: Language): string {
  const { open, close } = MARKS[language];
  return `${text}${open}${aside}${close}`;
}

/** `Source: man-pages`. */
export function labelled(label: string, text: string, language: Language): string {
  return `${label}${MARKS[language].colon}${text}`;
}

/** What single values of a parameter mean, behind its text; nothing when there are none. */
export function withMeanings(
  text: string,
  values: Readonly<Record<string, string>> | undefined,
  language: Language,
): string {
  const meanings = Object.entries(values ?? {}).map(([value, meaning]) => labelled(`\`${value}\``, meaning, language));
  return meanings.length === 0 ? text : withAside(text, meanings.join(MARKS[language].semicolon), language);
}
