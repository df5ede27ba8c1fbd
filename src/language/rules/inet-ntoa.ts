import { replaces, type Rule } from "./rule.ts";

/** inet_ntoa() writes into one buffer that every later call overwrites; the literal is a buffer of this use alone. */
export const inetNtoa: Rule = ({ name, args, text, language }) => {
  const [address] = args;
  if (name !== "inet_ntoa" || !address || args.length !== 1 || language !== "c") return undefined;
  // Only of something that has an address: `peer.sin_addr`, `list[i]`, not what a call returns.
  const isVariable = address.every(({ kind, text: part }) => kind === "word" || /^(\.|->|\[|\])$/.test(part));
  if (!isVariable) return undefined;
  const newText = `inet_ntop(AF_INET, &${text(0)}, (char[INET_ADDRSTRLEN]){ 0 }, INET_ADDRSTRLEN)`;
  return { title: replaces(name, "inet_ntop"), newText, headers: ["arpa/inet.h"] };
};
