/** The same scripts, run by the model and by the kernel of this machine: every thread must report the same. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { settle, step } from "../../../src/core/diagrams/epoll-inside.ts";
import { SCENARIOS } from "../../../src/core/diagrams/epoll-scenarios.ts";
import {
  initialState,
  watchOf,
  type Action,
  type EpollState,
  type Mode,
} from "../../../src/core/diagrams/epoll-state.ts";
import { randomAction, randomNumbers } from "./random.ts";

const LEVEL: Mode = { trigger: "level", oneShot: false };
const EDGE: Mode = { trigger: "edge", oneShot: false };
const LEVEL_ONCE: Mode = { trigger: "level", oneShot: true };
const EDGE_ONCE: Mode = { trigger: "edge", oneShot: true };

const add = (mode: Mode, unread = 0): Action => ({ type: "add", mode, unread });
const arrive = (watch: number, bytes: number): Action => ({ type: "arrive", watch, bytes });
const read = (watch: number, bytes: number): Action => ({ type: "read", watch, bytes });
const modify = (watch: number): Action => ({ type: "modify", watch });
const close = (watch: number): Action => ({ type: "close", watch });
const dup = (watch: number): Action => ({ type: "dup", watch });
const look = (most = 16): Action => ({ type: "wait", thread: 1, most, block: false });
const sleep = (thread: number, most = 16): Action => ({ type: "wait", thread, most, block: true });

/** Each with what the first thread, or all, must be seen to have got at last, so that the point is stated twice. */
const SCRIPTS: Readonly<Record<string, { threads?: number; actions: readonly Action[]; last: string }>> = {
  "level: told again until it is read": {
    actions: [add(LEVEL), arrive(1, 10), look(), look(), read(1, 4), look(), read(1, 6), look()],
    last: "1:running",
  },
  "edge: not told again of what is left": {
    actions: [add(EDGE), arrive(1, 10), look(), read(1, 4), look()],
    last: "1:running",
  },
  "edge: told of new data although the old is unread": {
    actions: [add(EDGE), arrive(1, 10), look(), look(), arrive(1, 1), look()],
    last: "1:running:5",
  },
  "edge: two arrivals before a wait are one report": {
    actions: [add(EDGE), arrive(1, 10), arrive(1, 10), look(), look()],
    last: "1:running",
  },
  "edge: MOD asks again": {
    actions: [add(EDGE), arrive(1, 10), look(), look(), modify(1), look()],
    last: "1:running:5",
  },
  "edge: ADD of a socket that has data already": {
    actions: [add(EDGE, 5), look(), look()],
    last: "1:running",
  },
  "edge: read before the wait leaves nothing to report": {
    actions: [add(EDGE), arrive(1, 10), read(1, 10), look()],
    last: "1:running",
  },
  "one-shot: silent until MOD": {
    actions: [add(LEVEL_ONCE), arrive(1, 10), look(), arrive(1, 10), look(), modify(1), look(), look()],
    last: "1:running",
  },
  "edge and one-shot: MOD reports what came meanwhile": {
    actions: [add(EDGE_ONCE), arrive(1, 10), look(), read(1, 10), arrive(1, 3), look(), modify(1), look()],
    last: "1:running:5",
  },
  "maxevents: the list takes turns": {
    actions: [add(LEVEL), add(LEVEL), add(LEVEL), arrive(1, 1), arrive(2, 1), arrive(3, 1), look(2), look(2), look(2)],
    last: "1:running:6,7",
  },
  "one arrival wakes one thread with an edge": {
    threads: 3,
    actions: [add(EDGE), sleep(1), sleep(2), sleep(3), arrive(1, 1)],
    last: "1:asleep 2:asleep 3:running:5",
  },
  "one arrival wakes all, one after the other, with a level": {
    threads: 3,
    actions: [add(LEVEL), sleep(1), sleep(2), sleep(3), arrive(1, 1)],
    last: "1:running:5 2:running:5 3:running:5",
  },
  "the last to fall asleep is the first to be woken": {
    threads: 3,
    actions: [add(EDGE), add(EDGE), sleep(2), sleep(3), sleep(1), arrive(1, 1), arrive(2, 1)],
    last: "1:running:5 2:asleep 3:running:6",
  },
  "an edge may give one socket to two threads": {
    threads: 2,
    actions: [add(EDGE), sleep(1), sleep(2), arrive(1, 1), arrive(1, 1)],
    last: "1:running:5 2:running:5",
  },
  "one-shot gives one socket to one thread": {
    threads: 2,
    actions: [add(EDGE_ONCE), sleep(1), sleep(2), arrive(1, 1), arrive(1, 1)],
    last: "1:asleep 2:running:5",
  },
  "MOD wakes a thread that sleeps": {
    actions: [add(EDGE), arrive(1, 9), look(), sleep(1), modify(1)],
    last: "1:running:5",
  },
  "close takes the item off the ready list": {
    actions: [add(LEVEL), add(LEVEL), arrive(1, 1), arrive(2, 1), close(1), look()],
    last: "1:running:6",
  },
  "a copy keeps a closed descriptor reported": {
    actions: [add(LEVEL), dup(1), close(1), arrive(1, 1), look(), close(1), look()],
    last: "1:running",
  },
};

describe("the model of epoll and the kernel", { skip: hasCompiler() ? false : "no gcc" }, () => {
  let folder = "";
  let driver = "";
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-epoll-"));
    driver = path.join(folder, "epoll-script");
    const source = path.resolve("test/fixtures/programs/epoll-script.c");
    execFileSync("gcc", ["-Wall", "-Wextra", "-Werror", "-O1", "-pthread", "-o", driver, source]);
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const [title, { threads = 1, actions, last }] of Object.entries(SCRIPTS)) {
    it(title, () => {
      assert.equal(compare(driver, threads, () => actions).at(-1), last);
    });
  }
  for (const { id, threads, before: first, actions } of SCENARIOS) {
    it(`the scenario ${id}`, () => {
      compare(driver, threads, () => [...first, ...actions].filter(({ type }) => type !== "resume"));
    });
  }
  for (let seed = 1; seed <= 12; seed++) {
    it(`a random script, number ${seed}`, () => {
      compare(driver, 1 + (seed % 3), (state) => randomActions(state, seed, 60));
    });
  }
});

/** What the kernel reported after each action, which was compared with the model. */
function compare(driver: string, threads: number, choose: (state: EpollState) => readonly Action[]): string[] {
  let state = initialState(threads);
  const lines = [`threads ${threads}`];
  const expected = [inWords(state)];
  for (const action of choose(state)) {
    const line = command(state, action);
    state = settle(step(state, action));
    if (line === undefined) continue;
    lines.push(line);
    expected.push(inWords(state));
  }
  const run = spawnSync(driver, { input: `${lines.join("\n")}\n`, encoding: "utf8", timeout: 30_000 });
  const seen = run.stdout.trimEnd().split("\n");
  const together = (reports: readonly string[]) =>
    lines.map((line, index) => `${line} => ${reports[index]}`).join("\n");
  assert.equal(together(expected), together(seen));
  return seen;
}

function randomActions(start: EpollState, seed: number, count: number): Action[] {
  const below = randomNumbers(seed);
  const actions: Action[] = [];
  for (let state = start; actions.length < count;) {
    const action = randomAction(state, below);
    actions.push(action);
    state = settle(step(state, action));
  }
  return actions;
}

/** A line for the driver; undefined for what it need not or cannot do in this state. */
function command(state: EpollState, action: Action): string | undefined {
  switch (action.type) {
    case "add": {
      const after = step(state, action);
      const added = watchOf(after, state.nextWatch);
      const flags = (action.mode.trigger === "edge" ? 1 : 0) + (action.mode.oneShot ? 2 : 0);
      return added && `add ${added.id} ${added.fd} ${flags} ${action.unread}`;
    }
    case "modify":
      return `mod ${action.watch}`;
    case "close":
    case "dup":
      return `${action.type} ${action.watch}`;
    case "arrive":
    case "read":
      return `${action.type} ${action.watch} ${action.bytes}`;
    case "wait": {
      const thread = state.threads.find(({ id }) => id === action.thread);
      if (thread?.state !== "running") return undefined;
      return `wait ${action.thread} ${action.most} ${action.block ? -1 : 0}`;
    }
    default:
      return undefined;
  }
}

function inWords(state: EpollState): string {
  return state.threads
    .map(({ id, state: doing, events }) =>
      [id, doing, ...(events.length > 0 ? [events.map(({ fd }) => fd).join(",")] : [])].join(":"),
    )
    .join(" ");
}

function hasCompiler(): boolean {
  return process.platform === "linux" && spawnSync("gcc", ["--version"]).status === 0;
}
