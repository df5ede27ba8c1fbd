/**
 * One epoll instance as Linux keeps it: the interest list, the ready list, the threads that wait.
 * Follows fs/eventpoll.c: a watched file's wake-up puts its item on the ready list once; epoll_wait
 * takes items from the front, asks each again whether it is ready, reports it, and puts a
 * level-triggered one back at the end. See also epoll(7).
 */

export type Trigger = "level" | "edge";

export interface Watch {
  readonly fd: number;
  readonly trigger: Trigger;
  readonly oneShot: boolean;
  /** False for a one-shot that has fired, until EPOLL_CTL_MOD. */
  readonly armed: boolean;
  /** Bytes in the socket's receive buffer. */
  readonly unread: number;
}

export interface Thread {
  readonly id: number;
  /** `waiting` sleeps in epoll_wait; `busy` has returned from it, or has not called it yet. */
  readonly state: "busy" | "waiting";
  /** What its last epoll_wait reported. */
  readonly events: readonly number[];
}

/** What just happened: the key of a sentence, and what stands in its places. */
export interface Happening {
  readonly key: string;
  readonly values: readonly (string | number)[];
}

export interface EpollState {
  /** In the order of descriptors, as the red-black tree has them. */
  readonly watches: readonly Watch[];
  /** Descriptors, first in line first. */
  readonly ready: readonly number[];
  readonly threads: readonly Thread[];
  readonly happening: Happening;
}

export type Action =
  | { readonly type: "add"; readonly trigger: Trigger; readonly oneShot: boolean }
  | { readonly type: "modify"; readonly fd: number }
  | { readonly type: "close"; readonly fd: number }
  | { readonly type: "arrive"; readonly fd: number; readonly bytes: number }
  | { readonly type: "read"; readonly fd: number; readonly bytes: number }
  | { readonly type: "wait"; readonly thread: number; readonly most: number };

export const FIRST_FD = 5;
/** More would not fit into the picture. */
export const MOST_WATCHES = 7;

export function initialState(threads = 1): EpollState {
  return {
    watches: [],
    ready: [],
    threads: Array.from({ length: threads }, (_, index) => ({ id: index + 1, state: "busy" as const, events: [] })),
    happening: { key: "begin", values: [] },
  };
}

/** The state after an action; an action that names what is not there changes nothing but the sentence. */
export function step(state: EpollState, action: Action): EpollState {
  switch (action.type) {
    case "add":
      return add(state, action.trigger, action.oneShot);
    case "modify":
      return withWatch(state, action.fd, (watch) => modify(state, watch));
    case "close":
      return withWatch(state, action.fd, (watch) => close(state, watch));
    case "arrive":
      return withWatch(state, action.fd, (watch) => arrive(state, watch, action.bytes));
    case "read":
      return withWatch(state, action.fd, (watch) => read(state, watch, action.bytes));
    case "wait":
      return wait(state, action.thread, action.most);
  }
}

function add(state: EpollState, trigger: Trigger, oneShot: boolean): EpollState {
  if (state.watches.length >= MOST_WATCHES) return say(state, "full", MOST_WATCHES);
  let fd = FIRST_FD;
  // The lowest free number, as the kernel hands descriptors out.
  while (state.watches.some((watch) => watch.fd === fd)) fd++;
  const watch: Watch = { fd, trigger, oneShot, armed: true, unread: 0 };
  const watches = [...state.watches, watch].toSorted((a, b) => a.fd - b.fd);
  return say({ ...state, watches }, "added", fd);
}

function modify(state: EpollState, watch: Watch): EpollState {
  const armed = replaced(state, { ...watch, armed: true });
  if (watch.unread === 0) return say(armed, "modified", watch.fd);
  return wake(enqueue(armed, watch.fd), "modifiedReady", watch.fd, watch.unread);
}

function close(state: EpollState, watch: Watch): EpollState {
  const { fd } = watch;
  const rest = { ...state, watches: state.watches.filter((other) => other.fd !== fd), ready: state.ready.filter((other) => other !== fd) };
  return say(rest, "closed", fd);
}

function arrive(state: EpollState, watch: Watch, bytes: number): EpollState {
  const grown = replaced(state, { ...watch, unread: watch.unread + bytes });
  if (!watch.armed) return say(grown, "arrivedDisabled", bytes, watch.fd);
  if (state.ready.includes(watch.fd)) return say(grown, "arrivedListed", bytes, watch.fd);
  return wake(enqueue(grown, watch.fd), "arrived", bytes, watch.fd);
}

function read(state: EpollState, watch: Watch, bytes: number): EpollState {
  const taken = Math.min(bytes, watch.unread);
  const left = watch.unread - taken;
  const after = replaced(state, { ...watch, unread: left });
  if (taken === 0) return say(after, "readNothing", watch.fd);
  if (left === 0) return say(after, "readAll", taken, watch.fd);
  const forgotten = watch.trigger === "edge" && !state.ready.includes(watch.fd);
  return say(after, forgotten ? "readSomeEdge" : "readSome", taken, watch.fd, left);
}

function wait(state: EpollState, id: number, most: number): EpollState {
  const thread = state.threads.find((candidate) => candidate.id === id);
  if (!thread) return state;
  if (thread.state === "waiting") return say(state, "waitsAlready", id);
  const { events, rest } = collect(state, most);
  const state_ = events.length > 0 ? "busy" : "waiting";
  const threads = state.threads.map((other) => (other.id === id ? { ...other, state: state_ as Thread["state"], events } : other));
  const after = { ...rest, threads };
  if (events.length === 0) return say(after, stalled(after) ? "blocksStalled" : "blocks", id, ...stalledValues(after));
  return passOn(say(after, reportKey(state, events), id, events.join(", ")), most);
}

/** Which sentence fits what was reported. */
function reportKey(state: EpollState, events: readonly number[]): string {
  const watches = events.map((fd) => state.watches.find((watch) => watch.fd === fd));
  if (watches.every((watch) => watch?.oneShot)) return "reportedOneShot";
  if (watches.every((watch) => watch?.trigger === "edge")) return "reportedEdge";
  return watches.every((watch) => watch?.trigger === "level") ? "reportedLevel" : "reported";
}

/** Takes items from the front; each is asked again, and what is not ready any more is dropped without a word. */
function collect(state: EpollState, most: number): { events: number[]; rest: EpollState } {
  const events: number[] = [];
  const back: number[] = [];
  const disarmed = new Set<number>();
  let taken = 0;
  for (const fd of state.ready) {
    if (events.length >= most) break;
    taken++;
    const watch = state.watches.find((candidate) => candidate.fd === fd);
    if (!watch || watch.unread === 0 || !watch.armed) continue;
    events.push(fd);
    if (watch.oneShot) disarmed.add(fd);
    else if (watch.trigger === "level") back.push(fd);
  }
  const watches = state.watches.map((watch) => (disarmed.has(watch.fd) ? { ...watch, armed: false } : watch));
  return { events, rest: { ...state, watches, ready: [...state.ready.slice(taken), ...back] } };
}

/** One waiting thread is woken for what has become ready, and collects at once. */
function wake(state: EpollState, key: string, ...values: (string | number)[]): EpollState {
  const sleeper = state.threads.find((thread) => thread.state === "waiting");
  if (!sleeper) return say(state, key, ...values);
  const { events, rest } = collect(state, 16);
  if (events.length === 0) return say(rest, key, ...values);
  const threads = rest.threads.map((thread) => (thread.id === sleeper.id ? { ...thread, state: "busy" as const, events } : thread));
  return passOn(say({ ...rest, threads }, `${key}Wakes`, ...values, sleeper.id), 16);
}

/** What is still on the list after a report wakes the next thread: with level-triggering the same event comes twice. */
function passOn(state: EpollState, most: number): EpollState {
  const sleeper = state.threads.find((thread) => thread.state === "waiting");
  if (!sleeper || state.ready.length === 0) return state;
  const { events, rest } = collect(state, most);
  if (events.length === 0) return { ...rest, happening: state.happening };
  const threads = rest.threads.map((thread) => (thread.id === sleeper.id ? { ...thread, state: "busy" as const, events } : thread));
  return passOn({ ...rest, threads, happening: { key: "bothWoken", values: [events.join(", "), sleeper.id] } }, most);
}

/** Bytes that nobody will hear of: read halfway after an edge, or behind a one-shot that has fired. */
export function stalled(state: EpollState): Watch | undefined {
  return state.watches.find((watch) => watch.unread > 0 && !state.ready.includes(watch.fd));
}

function stalledValues(state: EpollState): (string | number)[] {
  const watch = stalled(state);
  return watch ? [watch.unread, watch.fd] : [];
}

function enqueue(state: EpollState, fd: number): EpollState {
  return state.ready.includes(fd) ? state : { ...state, ready: [...state.ready, fd] };
}

function replaced(state: EpollState, watch: Watch): EpollState {
  return { ...state, watches: state.watches.map((other) => (other.fd === watch.fd ? watch : other)) };
}

function withWatch(state: EpollState, fd: number, change: (watch: Watch) => EpollState): EpollState {
  const watch = state.watches.find((candidate) => candidate.fd === fd);
  return watch ? change(watch) : state;
}

function say(state: EpollState, key: string, ...values: (string | number)[]): EpollState {
  return { ...state, happening: { key, values } };
}

/** Courses of events that are worth seeing, step by step. */
export const SCENARIOS: Readonly<Record<string, { readonly threads: number; readonly actions: readonly Action[] }>> = {
  drain: {
    threads: 1,
    actions: [
      { type: "add", trigger: "edge", oneShot: false },
      { type: "wait", thread: 1, most: 16 },
      { type: "arrive", fd: 5, bytes: 100 },
      { type: "read", fd: 5, bytes: 40 },
      { type: "wait", thread: 1, most: 16 },
      { type: "arrive", fd: 5, bytes: 10 },
      { type: "read", fd: 5, bytes: 110 },
      { type: "wait", thread: 1, most: 16 },
    ],
  },
  level: {
    threads: 1,
    actions: [
      { type: "add", trigger: "level", oneShot: false },
      { type: "wait", thread: 1, most: 16 },
      { type: "arrive", fd: 5, bytes: 100 },
      { type: "wait", thread: 1, most: 16 },
      { type: "wait", thread: 1, most: 16 },
      { type: "read", fd: 5, bytes: 100 },
      { type: "wait", thread: 1, most: 16 },
    ],
  },
  oneShot: {
    threads: 1,
    actions: [
      { type: "add", trigger: "level", oneShot: true },
      { type: "arrive", fd: 5, bytes: 60 },
      { type: "wait", thread: 1, most: 16 },
      { type: "arrive", fd: 5, bytes: 40 },
      { type: "wait", thread: 1, most: 16 },
      { type: "modify", fd: 5 },
    ],
  },
  threads: {
    threads: 2,
    actions: [
      { type: "add", trigger: "level", oneShot: false },
      { type: "add", trigger: "edge", oneShot: false },
      { type: "wait", thread: 1, most: 1 },
      { type: "wait", thread: 2, most: 1 },
      { type: "arrive", fd: 6, bytes: 50 },
      { type: "wait", thread: 1, most: 1 },
      { type: "arrive", fd: 5, bytes: 50 },
    ],
  },
};
