/** Replaces each `{}` of a sentence by the next value. */
export function format(sentence: string, ...values: readonly (string | number)[]): string {
  const [first = "", ...rest] = sentence.split("{}");
  return rest.reduce((said, part, index) => `${said}${values[index] ?? "{}"}${part}`, first);
}
