/** `$ `, or `# ` of root, with or without the name of the user and the machine before it. */
const PROMPT = /^(?:\[?[\w.-]+@[\w.-]+[^$#]*)?[$#] /;

/** How many characters a line of a terminal session has before what was typed; undefined when nothing was. */
export function promptLength(line: string): number | undefined {
  return PROMPT.exec(line)?.[0].length;
}
