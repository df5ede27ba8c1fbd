/**
 * The words of a text for full-text search. Identifiers stay whole (`epoll_wait`, `-zxvf`) and are
 * split at underscores too; Chinese has no spaces, so each pair of neighbouring characters is a word.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/[\p{Script=Han}]+|[\p{L}\p{N}_]+/gu)) {
    if (/\p{Script=Han}/u.test(run)) pairs(run).forEach((pair) => words.add(pair));
    else identifier(run).forEach((part) => words.add(part));
  }
  return [...words];
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function identifier(word: string): string[] {
  const parts = word.split("_").filter((part) => part !== "");
  return parts.length > 1 ? [word, ...parts] : [word];
}
