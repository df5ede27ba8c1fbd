/** Random courses of operations, the same for the same seed. */
import { MOST_UNREAD, type Action, type EpollState } from "../../../src/core/diagrams/epoll-state.ts";

export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // The mulberry32 generator: small, and good enough to choose with.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** An action that makes sense in a state. */
export function randomAction(state: EpollState, below: (below: number) => number): Action {
  const watch = state.watches[below(Math.max(1, state.watches.length))];
  const thread = state.threads[below(state.threads.length)];
  const choice = below(20);
  if (!watch || choice < 2) return { type: "add", mode: randomMode(below), unread: below(3) === 0 ? 1 + below(50) : 0 };
  if (choice < 7 && watch.unread < MOST_UNREAD - 100) return { type: "arrive", watch: watch.id, bytes: 1 + below(100) };
  if (choice < 11) return { type: "read", watch: watch.id, bytes: 1 + below(150) };
  if (choice < 12 && watch.open.length === 1 && watch.open.includes(watch.fd)) return { type: "dup", watch: watch.id };
  if (choice < 13) return { type: "close", watch: watch.id };
  if (choice < 15 && watch.open.includes(watch.fd)) return { type: "modify", watch: watch.id };
  return { type: "wait", thread: thread?.id ?? 1, most: 1 + below(3), block: below(3) > 0 };
}

function randomMode(below: (below: number) => number) {
  return { trigger: below(2) === 0 ? ("level" as const) : ("edge" as const), oneShot: below(3) === 0 };
}
