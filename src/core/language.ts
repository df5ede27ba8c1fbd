/** The languages that everything a learner reads is written in. */
export const LANGUAGES = ["en", "zh-cn"] as const;

export type Language = (typeof LANGUAGES)[number];

/** One sentence or paragraph in every language, as it is authored. */
export type Text = Readonly<Record<Language, string>>;

/** The language closest to a BCP 47 tag such as `zh-Hans-CN`; English when none is close. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^zh\b/i.test(tag) ? "zh-cn" : "en";
}
