import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hoverAt } from "./marked.ts";

/** A marked line, and what the hover says; `undefined` when it is silent. */
type Case = readonly [string, string | undefined];

/** A suite of marked lines, each hovered over. */
export function check(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const [marked, said] of cases) {
      test(marked.replaceAll("\n", "⏎"), () => {
        const text = hoverAt(marked);
        if (said === undefined) assert.equal(text, "");
        else assert.ok(text.includes(said), `expected «${said}» in «${text}»`);
        assert.ok(text.split("\n").filter((line) => line !== "").length <= 15, "too long");
      });
    }
  });
}
