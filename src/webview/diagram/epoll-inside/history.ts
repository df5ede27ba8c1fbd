/** What the learner did since the start, which is all that has to be kept: states follow from it. */
import { step } from "../../../core/diagrams/epoll-inside.ts";
import { scenarioOf, type Scenario } from "../../../core/diagrams/epoll-scenarios.ts";
import { initialState, type Action, type EpollState } from "../../../core/diagrams/epoll-state.ts";

export interface Done {
  readonly action: Action;
  /** Whether it was the scenario's own next step. */
  readonly scripted: boolean;
}

export interface History {
  /** Empty when there is no script. */
  readonly scenario: string;
  readonly done: readonly Done[];
}

const FREE: Scenario = {
  id: "",
  threads: 2,
  before: [{ type: "add", mode: { trigger: "edge", oneShot: false }, unread: 0 }],
  actions: [],
};

export function begin(scenario: string): History {
  return { scenario, done: [] };
}

/** The states from the beginning to now. */
export function statesOf({ scenario, done }: History): readonly [EpollState, ...EpollState[]] {
  const { threads, before } = scenarioOf(scenario) ?? FREE;
  const prepared = before.reduce(step, initialState(threads));
  let state: EpollState = {
    ...prepared,
    call: undefined,
    story: [{ key: scenario ? `begin.${scenario}` : "begin", values: {} }],
  };
  const states: [EpollState, ...EpollState[]] = [state];
  for (const { action } of done) states.push((state = step(state, action)));
  return states;
}

/** The next step of the scenario; without one, a thread that was woken goes on. */
export function nextOf(history: History, now: EpollState): Done | undefined {
  const scripted = scenarioOf(history.scenario)?.actions[positionOf(history)];
  if (scripted) return { action: scripted, scripted: true };
  const woken = now.threads.find((thread) => thread.state === "woken");
  return woken && { action: { type: "resume", thread: woken.id }, scripted: false };
}

export function positionOf({ done }: History): number {
  return done.filter(({ scripted }) => scripted).length;
}

/** What was saved, unless it is not to be understood any more. */
export function restore(saved: unknown): History | undefined {
  const history = saved as Partial<History> | undefined;
  if (typeof history?.scenario !== "string" || !Array.isArray(history.done)) return undefined;
  try {
    const restored = { scenario: history.scenario, done: history.done as readonly Done[] };
    return statesOf(restored).every((state) => state !== undefined) ? restored : undefined;
  } catch {
    return undefined;
  }
}
