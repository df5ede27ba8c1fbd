/** Courses of events that are worth seeing, step by step. Watches are numbered in the order of their adding. */
import type { Action, Mode } from "./epoll-state.ts";

export interface Scenario {
  readonly id: string;
  readonly threads: number;
  /** Done before the learner comes. */
  readonly before: readonly Action[];
  readonly actions: readonly Action[];
}

const LEVEL: Mode = { trigger: "level", oneShot: false };
const EDGE: Mode = { trigger: "edge", oneShot: false };
const EDGE_ONCE: Mode = { trigger: "edge", oneShot: true };

const add = (mode: Mode, unread = 0): Action => ({ type: "add", mode, unread });
const arrive = (watch: number, bytes: number): Action => ({ type: "arrive", watch, bytes });
const read = (watch: number, bytes: number): Action => ({ type: "read", watch, bytes });
const modify = (watch: number): Action => ({ type: "modify", watch });
const wait = (thread: number, most = 16, block = true): Action => ({ type: "wait", thread, most, block });
const resume = (thread: number): Action => ({ type: "resume", thread });

export const SCENARIOS: readonly Scenario[] = [
  {
    id: "drain",
    threads: 1,
    before: [add(EDGE)],
    actions: [wait(1), arrive(1, 100), resume(1), read(1, 40), wait(1), arrive(1, 10), resume(1), read(1, 70), wait(1)],
  },
  {
    id: "level",
    threads: 1,
    before: [add(LEVEL), add(LEVEL)],
    actions: [
      arrive(1, 80),
      arrive(2, 20),
      wait(1, 1),
      wait(1, 1),
      wait(1, 1),
      read(1, 80),
      wait(1, 1),
      read(2, 20),
      wait(1, 1),
    ],
  },
  {
    id: "oneShot",
    threads: 2,
    before: [add(EDGE_ONCE)],
    actions: [
      wait(1),
      wait(2),
      arrive(1, 60),
      resume(2),
      arrive(1, 40),
      read(1, 60),
      modify(1),
      resume(1),
      read(1, 40),
      modify(1),
    ],
  },
  {
    id: "twoThreads",
    threads: 2,
    before: [add(EDGE), add(LEVEL)],
    actions: [
      wait(1),
      wait(2),
      arrive(1, 50),
      resume(2),
      arrive(1, 20),
      resume(1),
      read(1, 70),
      wait(1),
      wait(2),
      arrive(2, 30),
      resume(2),
      resume(1),
    ],
  },
  {
    id: "dup",
    threads: 1,
    before: [add(LEVEL)],
    actions: [
      { type: "dup", watch: 1 },
      { type: "close", watch: 1 },
      arrive(1, 30),
      wait(1),
      modify(1),
      wait(1),
      { type: "close", watch: 1 },
      wait(1, 16, false),
    ],
  },
];

export function scenarioOf(id: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
