/** `==text==` as `<mark>text</mark>`: a plug-in for markdown-it, typed by the little that it uses. */

export interface MarkdownParser {
  use(plugin: (parser: MarkdownParser) => void): MarkdownParser;
  readonly inline: { readonly ruler: { before(before: string, name: string, rule: InlineRule): void } };
}

type InlineRule = (state: InlineState, silent: boolean) => boolean;

interface InlineState {
  readonly src: string;
  readonly posMax: number;
  pos: number;
  push(type: string, tag: string, nesting: -1 | 0 | 1): { markup: string };
  readonly md: { readonly inline: { tokenize(state: InlineState): void } };
}

export function markPlugin(parser: MarkdownParser): void {
  parser.inline.ruler.before("emphasis", "syslab_mark", mark);
}

/** A mark opens before and closes after something that is not a space, within one paragraph. */
function mark(state: InlineState, silent: boolean): boolean {
  const { src, pos: start } = state;
  if (!src.startsWith("==", start) || src[start - 1] === "=" || /[\s=]/.test(src[start + 2] ?? " ")) return false;
  const end = closing(src, start + 2, state.posMax);
  if (end < 0) return false;
  if (!silent) render(state, start + 2, end);
  state.pos = end + 2;
  return true;
}

function closing(src: string, from: number, max: number): number {
  for (let at = src.indexOf("==", from); at >= 0 && at + 2 <= max; at = src.indexOf("==", at + 1)) {
    if (!/\s/.test(src[at - 1] ?? " ") && src[at + 2] !== "=") return at;
  }
  return -1;
}

/** What is marked may hold links, code and emphasis: it is parsed as a stretch of its own. */
function render(state: InlineState, start: number, end: number): void {
  const mutable = state as { pos: number; posMax: number } & InlineState;
  const max = state.posMax;
  state.push("mark_open", "mark", 1).markup = "==";
  mutable.pos = start;
  mutable.posMax = end;
  state.md.inline.tokenize(state);
  mutable.posMax = max;
  state.push("mark_close", "mark", -1).markup = "==";
}
