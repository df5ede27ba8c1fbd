/** Under which key the words for a redirection are found: `2>&1` has its own, `3<file` shares `N<`. */
import type { Library } from "../library.ts";
import type { SyntaxKey } from "./piece.ts";
import type { Redirection } from "./tree.ts";

const SET = "shell-redirections";

export function redirectionKey({ operator, target }: Redirection, library: Library): SyntaxKey {
  const known = library.valueSet(SET)?.values ?? {};
  const word = target?.value || "…";
  const whole = operator + word;
  if (target && Object.hasOwn(known, whole)) return { set: SET, key: whole };
  const [, descriptor = "", sign = operator] = /^(\d+|\{\w+\})?(.*)$/.exec(operator) ?? [];
  if (target && /^[<>]&$/.test(sign)) return duplicate(descriptor, sign, word);
  const connection = /^\/dev\/(tcp|udp)\/([^/]+)\/([^/]+)$/.exec(word);
  if (connection) return connect(connection, descriptor || (sign.startsWith("<") ? "0" : "1"));
  if (target && word === "/dev/null" && sign.startsWith(">")) return key(`N${sign}/dev/null`, descriptor || "1");
  if (descriptor === "" || `${descriptor}${sign}` in known) return key(operator, word);
  return key(`N${sign}`, descriptor, word);
}

/** Bash itself makes a connection of such a name: `exec 3<>/dev/tcp/localhost/80`. */
function connect([, protocol = "", host = "", port = ""]: readonly string[], descriptor: string): SyntaxKey {
  return key(`/dev/${protocol}`, host, port, descriptor);
}

function duplicate(descriptor: string, sign: string, word: string): SyntaxKey {
  const from = descriptor || (sign === ">&" ? "1" : "0");
  if (word === "-") return key("N>&-", from);
  if (/^\d+$/.test(word)) return key(`N${sign}M`, from, word);
  return key(sign === ">&" ? "&>" : "N<&M", sign === ">&" ? word : from, word);
}

function key(name: string, ...values: string[]): SyntaxKey {
  return { set: SET, key: name, values };
}
