import { replaces, type Rule } from "./rule.ts";

/** creat() is open() with these flags, and cannot be given O_CLOEXEC or O_EXCL. */
export const creat: Rule = ({ name, args, text }) => {
  if (name !== "creat" || args.length !== 2) return undefined;
  const newText = `open(${text(0)}, O_WRONLY | O_CREAT | O_TRUNC, ${text(1)})`;
  return { title: replaces(name, "open"), newText, headers: ["fcntl.h"] };
};
