/**
 * A million random shell lines and truncations, each hovered over and completed at its end, with the real reference:
 * prints the slowest answers. `npm run bench:fuzz`; an exception ends it, a time does not.
 */
import { TextLines } from "../../src/core/lines.ts";
import { provideShellCompletion } from "../../src/language/shell/completion.ts";
import { provideShellHover } from "../../src/language/shell/hover.ts";
import { loadLibrary } from "../support/library.ts";
import { randomizer } from "../support/random.ts";
import { randomLine } from "../support/random-shell.ts";

const MOST = 10;
const COUNT = Number(process.argv[2] ?? 1_000_000);

function main(): void {
  const library = loadLibrary("en");
  const random = randomizer(7);
  const slowest: { ms: number; line: string }[] = [];
  let total = 0;
  for (let count = 0; count < COUNT; count++) {
    const line = randomLine(random);
    const lines = new TextLines(line);
    const at = { line: 0, character: random(line.length + 1) };
    const ask = () => {
      const begin = performance.now();
      provideShellHover({ lines }, at, library);
      if (count % 10 === 0) provideShellCompletion({ lines }, { line: 0, character: line.length }, library);
      return performance.now() - begin;
    };
    const first = ask();
    total += first;
    if (first <= (slowest.at(-1)?.ms ?? 0)) continue;
    // Asked again, so that a collection of garbage or another program is not taken for the line's fault.
    const ms = Math.min(first, ask(), ask());
    if (slowest.length < MOST || ms > (slowest.at(-1)?.ms ?? 0)) note(slowest, { ms, line });
  }
  console.log(`${COUNT.toLocaleString("en-US")} lines, ${((1000 * total) / COUNT).toFixed(1)} µs each; the slowest:`);
  for (const { ms, line } of slowest) console.log(`${ms.toFixed(2)} ms  ${JSON.stringify(line.slice(0, 80))}`);
}

function note(slowest: { ms: number; line: string }[], one: { ms: number; line: string }): void {
  slowest.push(one);
  slowest.sort((a, b) => b.ms - a.ms);
  slowest.splice(MOST);
}

main();
