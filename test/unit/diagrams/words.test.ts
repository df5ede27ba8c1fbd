/** Every sentence that a diagram may say stands in its file, in both languages and with the same places. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { diagramFile } from "../../../src/build/schema.ts";
import { step } from "../../../src/core/diagrams/epoll-inside.ts";
import { SCENARIOS } from "../../../src/core/diagrams/epoll-scenarios.ts";
import { initialState, type EpollState } from "../../../src/core/diagrams/epoll-state.ts";
import { DIAGRAMS } from "../../../src/core/diagrams/index.ts";
import { PHASES } from "../../../src/core/diagrams/select-poll-epoll.ts";
import { inOneLine, speaker } from "../../../src/webview/shared/words.ts";
import { randomAction, randomNumbers } from "./random.ts";

function wordsOf(id: string) {
  return diagramFile.parse(parse(fs.readFileSync(path.resolve(`notes/diagrams/${id}.yaml`), "utf8"))).words;
}

/** Keys that stand in the view as they are; those that are put together are looked up by the tests below. */
function literalKeys(id: string): string[] {
  const folder = path.resolve("src/webview/diagram", id);
  const sources = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
  const page = fs.readFileSync(path.resolve("src/webview/diagram/main.tsx"), "utf8");
  return [...[...sources, page].join("\n").matchAll(/\bsay\("([^"]+)"/g)].map((match) => match[1] ?? "");
}

describe("the words of the diagrams", () => {
  for (const id of DIAGRAMS) {
    it(`are all there for ${id}, with the same places in each language`, () => {
      const words = wordsOf(id);
      assert.deepEqual(
        literalKeys(id).filter((key) => !(key in words)),
        [],
      );
      const places = (text: string) => [...new Set(text.match(/\{\w*\}/g))].sort();
      for (const [key, text] of Object.entries(words)) assert.deepEqual(places(text.en), places(text["zh-cn"]), key);
    });
  }

  it("say whatever the model of epoll may say, with every place filled", () => {
    const words = wordsOf("epoll-inside");
    const states: EpollState[] = SCENARIOS.flatMap(({ threads, before, actions }) =>
      trail(initialState(threads), [...before, ...actions]),
    );
    for (let seed = 1; seed <= 100; seed++) states.push(...randomTrail(seed));
    for (const language of ["en", "zh-cn"] as const) {
      const say = speaker(Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text[language]])));
      for (const { key, values } of states.flatMap(({ story }) => story)) {
        assert.ok(key in words, key);
        assert.doesNotMatch(say(key, values), /[{}]/, key);
      }
    }
  });

  it("are there for all that the views put together", () => {
    const epoll = wordsOf("epoll-inside");
    for (const { id } of SCENARIOS) assert.ok(`scenario.${id}` in epoll && `begin.${id}` in epoll, id);
    for (const kind of ["listed", "told", "forgotten", "off"])
      assert.ok(`legend.${kind}` in epoll && `state.${kind}` in epoll, kind);
    const costs = wordsOf("select-poll-epoll");
    for (const phase of PHASES) assert.ok(`phase.${phase}` in costs, phase);
  });

  it("are joined with a space where the script has one", () => {
    assert.equal(inOneLine(["One.", "Two."]), "One. Two.");
    assert.equal(inOneLine(["一。", "二。"]), "一。二。");
  });
});

function trail(start: EpollState, actions: Parameters<typeof step>[1][]): EpollState[] {
  let state = start;
  return actions.map((action) => (state = step(state, action)));
}

function randomTrail(seed: number): EpollState[] {
  const below = randomNumbers(seed);
  let state = initialState(3);
  return Array.from({ length: 120 }, () => {
    const woken = state.threads.find((thread) => thread.state === "woken");
    return (state = step(
      state,
      woken && below(2) === 0 ? { type: "resume", thread: woken.id } : randomAction(state, below),
    ));
  });
}
