import { format } from "../../core/format.ts";

export type Words = Readonly<Record<string, string>>;
/** Looks a word up and fills its places, in order or by number; a key that is missing shows itself. */
export type Say = (key: string, ...values: readonly (string | number)[]) => string;

export function speaker(words: Words): Say {
  return (key, ...values) => {
    const text = (words[key] ?? key).replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
    return format(text, ...values);
  };
}
