/** A piece of a signature, without the blanks around it. */
export interface SignaturePart {
  readonly text: string;
  /** Where it stands in the signature. */
  readonly start: number;
  readonly end: number;
}

/** What stands between the commas inside the bracket at `open`; with `templates`, `<>` are brackets too. */
export function partsBetween(signature: string, open: number, { templates = false } = {}): SignaturePart[] {
  const parts: SignaturePart[] = [];
  const opening = templates ? "([{<" : "([{";
  const closing = templates ? ")]}>" : ")]}";
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < signature.length; at++) {
    const character = signature.charAt(at);
    if (opening.includes(character)) depth++;
    // The arrow before a result closes nothing.
    const closes = closing.includes(character) && signature[at - 1] !== "-" && --depth === 0;
    if (!closes && !(character === "," && depth === 1)) continue;
    const part = signature.slice(start, at);
    const text = part.trim();
    const from = start + part.indexOf(text);
    if (text !== "") parts.push({ text, start: from, end: from + text.length });
    start = at + 1;
    if (closes) break;
  }
  return parts;
}
