const TONES = 6;

/** Neighbours differ; a piece and its explanation share a colour. */
export function toneOf(index: number): string {
  return `tone-${index % TONES}`;
}
