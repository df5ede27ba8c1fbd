/** Names that a script gives to functions and aliases, which then hide the commands of those names. */

const FUNCTION = /^\s*(?:function\s+([\w.:+-]+)|([\w.:+-]+)\s*\(\s*\))/;
const ALIAS = /\balias\s+(?:-\w+\s+)*([\w.:+-]+)=['"]?([\w.:+-]*)/;

/** The name that a line defines; an alias of a command for itself with options changes nothing. */
export function definedBy(text: string): string | undefined {
  if (text.length > 1000) return undefined;
  if (text.includes("()") || text.includes("function ") || /\(\s+\)/.test(text)) {
    const named = FUNCTION.exec(text);
    if (named) return named[1] ?? named[2];
  }
  const alias = text.includes("alias ") ? ALIAS.exec(text) : undefined;
  return alias && alias[1] !== alias[2] ? alias[1] : undefined;
}
