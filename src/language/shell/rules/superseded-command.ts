/** `netstat` where ss is used today. It is replaced only where the new words say the same. */
import type { Library } from "../../../core/library.ts";
import type { Call } from "../../../core/shell/pieces.ts";
import type { Finding, Fix, Rule } from "./rule.ts";
import { say } from "./words.ts";

export const supersededCommand: Rule = ({ analysis, library, tree }) =>
  analysis.calls.flatMap((call) => {
    const { command, words, base } = call;
    const name = words[0];
    if (!name || !command?.replacedBy) return [];
    return [
      {
        rule: "supersededCommand",
        start: name.start + base,
        end: name.end + base,
        message: say(library, "superseded", name.value, command.replacedBy.replaceAll("`", "")),
        fixes: fixesFor(call, library, tree.text),
        command: name.value,
      } satisfies Finding,
    ];
  });

/** What a call is called today; the whole call is given, and the whole call is answered. */
const MECHANICAL: readonly (readonly [RegExp, string])[] = [
  [/^egrep(?= )/, "grep -E"],
  [/^fgrep(?= )/, "grep -F"],
  // These letters mean the same to ss, which prints other columns.
  [/^netstat(?= -[tulnpaexo]+$)/, "ss"],
  [/^ifconfig(?: -a)?$/, "ip address"],
  [/^ifconfig ([a-z][\w.-]*)$/, "ip address show dev $1"],
  [/^ifconfig ([a-z][\w.-]*) (up|down)$/, "ip link set dev $1 $2"],
  [/^route(?: -n)?$/, "ip route"],
  [/^arp(?: -a| -n| -an)?$/, "ip neighbour"],
  [/^service ([\w.@-]+) (start|stop|restart|reload|status)$/, "systemctl $2 $1"],
];

function fixesFor({ words, base }: Call, library: Library, text: string): Fix[] {
  const start = (words[0]?.start ?? 0) + base;
  const end = (words.at(-1)?.end ?? 0) + base;
  const written = text.slice(start, end);
  for (const [pattern, replacement] of MECHANICAL) {
    if (!pattern.test(written)) continue;
    const newText = written.replace(pattern, replacement);
    const today = newText.length > 40 ? replacement : newText;
    return [{ start, end, newText, title: say(library, "replaceBy", today) }];
  }
  return [];
}
