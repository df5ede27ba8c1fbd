/** Replaces each `{}` of a sentence by the next value. */
export function format(sentence: string, ...values: readonly (string | number)[]): string {
  let next = 0;
  return sentence.replace(/\{\}/g, (whole) => String(values[next++] ?? whole));
}
