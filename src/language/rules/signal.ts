import { replaces, type Rule } from "./rule.ts";

/**
 * What signal() does is left to the system; sigaction() says it. On Linux glibc's signal() restarts
 * interrupted calls, which for a handler must be asked for.
 */
export const signal: Rule = ({ name, args, text, statement, language }) => {
  if (name !== "signal" || args.length !== 2 || !statement || language !== "c") return undefined;
  const [, handler] = args;
  if (handler?.length !== 1 || handler[0]?.kind !== "word") return undefined;
  const flags = /^SIG_(IGN|DFL)$/.test(handler[0].text) ? "" : ", .sa_flags = SA_RESTART";
  const newText = `sigaction(${text(0)}, &(struct sigaction){ .sa_handler = ${text(1)}${flags} }, NULL)`;
  return { title: replaces(name, "sigaction"), newText, headers: ["signal.h"] };
};
