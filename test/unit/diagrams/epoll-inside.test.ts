import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settle, step } from "../../../src/core/diagrams/epoll-inside.ts";
import { SCENARIOS } from "../../../src/core/diagrams/epoll-scenarios.ts";
import {
  initialState,
  isListed,
  MOST_THREADS,
  MOST_WATCHES,
  type Action,
  type EpollState,
  type Mode,
} from "../../../src/core/diagrams/epoll-state.ts";
import { randomAction, randomNumbers } from "./random.ts";

const EDGE: Mode = { trigger: "edge", oneShot: false };
const LEVEL: Mode = { trigger: "level", oneShot: false };

function after(threads: number, ...actions: readonly Action[]): EpollState {
  return actions.reduce(step, initialState(threads));
}

function keys(state: EpollState): string[] {
  return state.story.map(({ key }) => key);
}

describe("the model of epoll", () => {
  it("wakes a thread before the thread collects", () => {
    const woken = after(
      1,
      { type: "add", mode: EDGE, unread: 0 },
      { type: "wait", thread: 1, most: 16, block: true },
      { type: "arrive", watch: 1, bytes: 10 },
    );
    assert.deepEqual(woken.ready, [1]);
    assert.equal(woken.threads[0]?.state, "woken");
    const collected = step(woken, { type: "resume", thread: 1 });
    assert.deepEqual(collected.ready, []);
    assert.deepEqual(
      collected.threads[0]?.events.map(({ fd }) => fd),
      [5],
    );
    assert.equal(collected.call, "epoll_wait(4, events, 16, -1) = 1");
  });

  it("says that a connection stalls, and not while a thread still has its report", () => {
    const read = after(
      2,
      { type: "add", mode: EDGE, unread: 0 },
      { type: "arrive", watch: 1, bytes: 10 },
      { type: "wait", thread: 1, most: 16, block: true },
      { type: "read", watch: 1, bytes: 4 },
    );
    assert.deepEqual(keys(read), ["readSome", "lostEdge"]);
    const other = step(read, { type: "wait", thread: 2, most: 16, block: true });
    assert.deepEqual(keys(other), ["sleeps"]);
    assert.deepEqual(keys(step(other, { type: "wait", thread: 1, most: 16, block: true })), ["sleeps", "stalledEdge"]);
  });

  it("sends a woken thread back to sleep when another was faster", () => {
    const state = after(
      2,
      { type: "add", mode: EDGE, unread: 0 },
      { type: "wait", thread: 1, most: 16, block: true },
      { type: "arrive", watch: 1, bytes: 10 },
      { type: "wait", thread: 2, most: 16, block: true },
      { type: "resume", thread: 1 },
    );
    assert.equal(state.threads[0]?.state, "asleep");
    assert.deepEqual(keys(state), ["sleepsAgain"]);
  });

  it("names a socket that two threads have", () => {
    const state = after(
      2,
      { type: "add", mode: LEVEL, unread: 10 },
      { type: "wait", thread: 1, most: 16, block: true },
      { type: "wait", thread: 2, most: 16, block: true },
    );
    assert.deepEqual(keys(state), ["copied", "backToTail", "shared"]);
  });

  it("keeps an item whose number is closed while a copy is open, and cannot change it", () => {
    const copied = after(
      1,
      { type: "add", mode: LEVEL, unread: 0 },
      { type: "dup", watch: 1 },
      { type: "close", watch: 1 },
    );
    assert.deepEqual(copied.watches[0]?.open, [6]);
    const refused = step(copied, { type: "modify", watch: 1 });
    assert.equal(refused.call, "epoll_ctl(4, EPOLL_CTL_MOD, 5, {EPOLLIN}) = -1 EBADF");
    const reused = step(copied, { type: "add", mode: LEVEL, unread: 0 });
    assert.deepEqual(
      reused.watches.map(({ fd }) => fd),
      [5, 5],
    );
    assert.deepEqual(keys(step(reused, { type: "modify", watch: 1 })), ["modifyOther"]);
    assert.deepEqual(
      step(reused, { type: "close", watch: 1 }).watches.map(({ id }) => id),
      [2],
    );
  });

  it("refuses more than the picture holds, and what is not there", () => {
    let state = initialState();
    for (let count = 0; count <= MOST_WATCHES; count++) state = step(state, { type: "add", mode: LEVEL, unread: 0 });
    assert.deepEqual([state.watches.length, keys(state)], [MOST_WATCHES, ["full"]]);
    for (let count = 0; count <= MOST_THREADS; count++) state = step(state, { type: "thread" });
    assert.deepEqual([state.threads.length, keys(state)], [MOST_THREADS, ["threadsFull"]]);
    assert.equal(step(state, { type: "close", watch: 99 }), state);
    assert.equal(step(state, { type: "resume", thread: 1 }), state);
  });

  it("follows each scenario to its end without a step that does nothing", () => {
    for (const { id, threads, before, actions } of SCENARIOS) {
      let state = before.reduce(step, initialState(threads));
      for (const action of actions) {
        const next = step(state, action);
        assert.notEqual(next, state, `${id}: ${JSON.stringify(action)}`);
        state = next;
      }
    }
  });

  it("keeps its promises through random operations", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const below = randomNumbers(seed);
      let state = initialState(1 + (seed % MOST_THREADS));
      for (let count = 0; count < 150; count++) {
        const woken = state.threads.find((thread) => thread.state === "woken");
        const action: Action =
          woken && below(2) === 0 ? { type: "resume", thread: woken.id } : randomAction(state, below);
        state = step(state, action);
        holds(state, `seed ${seed}, after ${JSON.stringify(action)}`);
      }
      assert.ok(settle(state).threads.every((thread) => thread.state !== "woken"));
    }
  });
});

function holds(state: EpollState, when: string): void {
  const { watches, ready, queue, threads } = state;
  const ids = new Set(watches.map(({ id }) => id));
  const open = watches.flatMap((watch) => watch.open);
  assert.ok(
    ready.every((id) => ids.has(id)),
    `${when}: what is ready is watched`,
  );
  assert.equal(new Set(ready).size, ready.length, `${when}: each is ready once`);
  assert.equal(new Set(open).size, open.length, `${when}: no descriptor twice`);
  assert.ok(
    watches.every((watch) => watch.open.length > 0),
    `${when}: an item has an open descriptor`,
  );
  assert.ok(
    watches.every((watch) => watch.armed || watch.oneShot),
    `${when}: only one-shots are disarmed`,
  );
  assert.ok(
    watches.every((watch) => watch.armed || !isListed(state, watch)),
    `${when}: what is disarmed is not ready`,
  );
  const unheard = watches.filter((watch) => watch.trigger === "level" && watch.armed && watch.unread > 0);
  assert.ok(
    unheard.every((watch) => isListed(state, watch)),
    `${when}: level-triggered data is never forgotten`,
  );
  const asleep = threads.filter((thread) => thread.state === "asleep").map(({ id }) => id);
  assert.deepEqual([...queue].sort(), asleep.sort(), `${when}: the queue holds those who sleep`);
  const isIdle = asleep.length > 0 && threads.every((thread) => thread.state !== "woken");
  assert.ok(!isIdle || ready.length === 0, `${when}: nobody sleeps beside news`);
  assert.ok(state.story.length > 0, `${when}: something is said`);
}
