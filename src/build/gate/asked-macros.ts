import { spawnSync } from "node:child_process";

const known = new Map<string, ReadonlySet<string>>();

/** Feature-test macros such as `_FILE_OFFSET_BITS`, which a header never defines: it tests whether the program has. */
export function macrosAskedBy(header: string): ReadonlySet<string> {
  let asked = known.get(header);
  if (asked === undefined) {
    // With -dU gcc prints an #undef for each macro that is tested while it is not defined.
    const { stdout } = spawnSync("gcc", ["-x", "c", "-E", "-dU", "-"], {
      input: `#include <${header}>\n`,
      encoding: "utf8",
    });
    asked = new Set([...stdout.matchAll(/^#undef (_[A-Z]\w*)$/gm)].map((match) => match[1] ?? ""));
    known.set(header, asked);
  }
  return asked;
}
