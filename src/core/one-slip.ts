/**
 * Whether a word is another one with a single slip of the fingers: two neighbours exchanged, one
 * letter wrong, missing, or struck twice. Both begin with the same letter unless the first two are exchanged.
 */
export function isOneSlip(typed: string, meant: string): boolean {
  const by = typed.length - meant.length;
  if (typed === meant || Math.abs(by) > 1) return false;
  let at = 0;
  while (at < typed.length && typed.charAt(at) === meant.charAt(at)) at++;
  const rest = typed.slice(at);
  const wanted = meant.slice(at);
  if (by === 0 && rest.charAt(0) === wanted.charAt(1) && rest.charAt(1) === wanted.charAt(0)) {
    return rest.slice(2) === wanted.slice(2);
  }
  if (at === 0) return false;
  if (by === 0) return rest.slice(1) === wanted.slice(1);
  return by < 0 ? rest === wanted.slice(1) : rest.slice(1) === wanted;
}
