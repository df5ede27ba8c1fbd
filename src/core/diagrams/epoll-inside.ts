/**
 * One epoll instance as Linux keeps it: the interest list, the ready list, the threads that wait.
 * Follows fs/eventpoll.c: a socket's wake-up puts its item on the ready list once and wakes one
 * thread; epoll_wait takes items from the head, asks each again whether it is ready, copies an event
 * out, and puts a level-triggered item back at the tail. See also epoll(7).
 */
import {
  EPOLL_FD,
  eventMask,
  FIRST_FD,
  isListed,
  MOST_THREADS,
  MOST_UNREAD,
  MOST_WATCHES,
  nameOf,
  newThread,
  watchOf,
  type Action,
  type EpollState,
  type Mode,
  type Sentence,
  type Watch,
} from "./epoll-state.ts";
import { collect } from "./epoll-wait.ts";

/** The state after an action. What cannot be done changes nothing but the story. */
export function step(before: EpollState, action: Action): EpollState {
  const state = { ...before, story: [], call: undefined };
  switch (action.type) {
    case "add":
      return add(state, action.mode, action.unread);
    case "modify":
      return withWatch(before, action.watch, (watch) => modify(state, watch));
    case "close":
      return withWatch(before, action.watch, (watch) => close(state, watch));
    case "dup":
      return withWatch(before, action.watch, (watch) => dup(state, watch));
    case "arrive":
      return withWatch(before, action.watch, (watch) => arrive(state, watch, action.bytes));
    case "read":
      return withWatch(before, action.watch, (watch) => read(state, watch, action.bytes));
    case "thread":
      return startThread(state);
    case "wait":
      return wait(before, action.thread, action.most, action.block);
    case "resume":
      return resume(before, action.thread);
  }
}

/** Lets every woken thread look at the ready list, until none is on its way any more. */
export function settle(state: EpollState): EpollState {
  const woken = state.threads.find((thread) => thread.state === "woken");
  return woken ? settle(step(state, { type: "resume", thread: woken.id })) : state;
}

function add(state: EpollState, mode: Mode, unread: number): EpollState {
  if (state.watches.length >= MOST_WATCHES) return say(state, "full", { most: MOST_WATCHES });
  const fd = lowestFree(state);
  const watch: Watch = { ...mode, id: state.nextWatch, fd, open: [fd], armed: true, servedFrom: 0, unread };
  const watches = [...state.watches, watch].toSorted((a, b) => a.fd - b.fd || a.id - b.id);
  const call = `epoll_ctl(${EPOLL_FD}, EPOLL_CTL_ADD, ${fd}, {${eventMask(mode)}}) = 0`;
  const added = { ...state, watches, nextWatch: state.nextWatch + 1, call };
  if (unread === 0) return say(added, "added", { fd });
  return wake(say(enqueue(added, watch), "addedReady", { fd, bytes: unread }));
}

function modify(state: EpollState, watch: Watch): EpollState {
  const { fd, unread } = watch;
  const call = `epoll_ctl(${EPOLL_FD}, EPOLL_CTL_MOD, ${fd}, {${eventMask(watch)}})`;
  if (!watch.open.includes(fd)) {
    const taken = isTaken(state, fd);
    return say({ ...state, call: taken ? call : `${call} = -1 EBADF` }, taken ? "modifyOther" : "modifyLost", { fd });
  }
  const servedFrom = watch.armed ? watch.servedFrom : state.nextSerial;
  const armed = replace({ ...state, call: `${call} = 0` }, { ...watch, armed: true, servedFrom });
  const told = watch.armed ? armed : say(armed, "rearmed", { fd });
  if (unread === 0) return say(told, "modifiedIdle", { fd });
  if (isListed(state, watch)) return say(told, "modifiedListed", { fd });
  return wake(say(enqueue(told, watch), "modifiedReady", { fd, bytes: unread }));
}

function close(state: EpollState, watch: Watch): EpollState {
  const [fd, ...rest] = watch.open.includes(watch.fd)
    ? [watch.fd, ...watch.open.filter((other) => other !== watch.fd)]
    : watch.open;
  const called = { ...state, call: `close(${fd}) = 0` };
  const left = rest[0];
  if (left !== undefined) {
    return say(replace(called, { ...watch, open: rest }), "closedOne", { fd: fd ?? watch.fd, left, number: watch.fd });
  }
  const watches = state.watches.filter((other) => other.id !== watch.id);
  const ready = state.ready.filter((other) => other !== watch.id);
  return say({ ...called, watches, ready }, "closed", { fd: watch.fd });
}

function dup(state: EpollState, watch: Watch): EpollState {
  const copy = lowestFree(state);
  const from = nameOf(watch);
  const after = replace({ ...state, call: `dup(${from}) = ${copy}` }, { ...watch, open: [...watch.open, copy] });
  return say(after, "dupped", { fd: from, copy });
}

function arrive(state: EpollState, watch: Watch, bytes: number): EpollState {
  const fd = nameOf(watch);
  const unread = Math.min(watch.unread + bytes, MOST_UNREAD);
  const grown = replace({ ...state, call: `→ fd ${fd}: ${unread - watch.unread} B` }, { ...watch, unread });
  const values = { bytes: unread - watch.unread, fd };
  if (!watch.armed) return say(grown, "arrivedDisabled", values);
  if (isListed(state, watch)) return wake(say(grown, "arrivedListed", values), true);
  return wake(say(enqueue(grown, watch), watch.unread > 0 ? "arrivedMore" : "arrived", values));
}

function read(state: EpollState, watch: Watch, bytes: number): EpollState {
  const taken = Math.min(bytes, watch.unread);
  const left = watch.unread - taken;
  const from = nameOf(watch);
  const call = `recv(${from}, …, ${bytes}) = ${taken === 0 ? "-1 EAGAIN" : taken}`;
  const after = replace({ ...state, call }, { ...watch, unread: left });
  const values = { bytes: taken, fd: from, left };
  if (taken === 0) return say(after, "readNothing", values);
  if (left === 0) return say(say(after, "readAll", values), drainedKey(state, watch), values);
  return say(say(after, "readSome", values), outlook(state, watch), values);
}

/** What an empty buffer means for the item. */
function drainedKey(state: EpollState, watch: Watch): string {
  if (isListed(state, watch)) return "listStale";
  return watch.armed ? "drained" : "drainedOneShot";
}

/** What will become of bytes that a read has left. */
function outlook(state: EpollState, watch: Watch): string {
  if (isListed(state, watch)) return "stillListed";
  return watch.armed ? "lostEdge" : "stillDisabled";
}

function startThread(state: EpollState): EpollState {
  const id = state.threads.length + 1;
  if (id > MOST_THREADS) return say(state, "threadsFull", { most: MOST_THREADS });
  return say(
    { ...state, threads: [...state.threads, newThread(id)], call: `pthread_create() → ${id}` },
    "threadStarted",
    { thread: id },
  );
}

function wait(before: EpollState, id: number, most: number, block: boolean): EpollState {
  const thread = before.threads.find((candidate) => candidate.id === id);
  if (thread?.state !== "running") return before;
  const threads = before.threads.map((other) => (other === thread ? { ...thread, most, events: [] } : other));
  return collect({ ...before, threads, story: [], call: undefined }, id, block);
}

function resume(before: EpollState, id: number): EpollState {
  const thread = before.threads.find((candidate) => candidate.id === id);
  if (thread?.state !== "woken") return before;
  return collect({ ...before, story: [], call: undefined }, id, true);
}

/** Wakes the thread that went to sleep last; it leaves the queue at once, so that the next event wakes another. */
function wake(state: EpollState, listed = false): EpollState {
  const id = state.queue[0];
  if (id === undefined) {
    const onItsWay = state.threads.some((thread) => thread.state === "woken");
    return listed || onItsWay ? state : say(state, "nobodyWaits", {});
  }
  const threads = state.threads.map((thread) => (thread.id === id ? { ...thread, state: "woken" as const } : thread));
  const key = state.queue.length > 1 ? "wakesLast" : "wakes";
  return say({ ...state, threads, queue: state.queue.slice(1) }, key, { thread: id });
}

/** The lowest number that is free, as the kernel hands descriptors out. */
function lowestFree(state: EpollState): number {
  let fd = FIRST_FD;
  while (isTaken(state, fd)) fd++;
  return fd;
}

function isTaken(state: EpollState, fd: number): boolean {
  return state.watches.some((watch) => watch.open.includes(fd));
}

function enqueue(state: EpollState, watch: Watch): EpollState {
  return { ...state, ready: [...state.ready, watch.id] };
}

function replace(state: EpollState, watch: Watch): EpollState {
  return { ...state, watches: state.watches.map((other) => (other.id === watch.id ? watch : other)) };
}

function withWatch(state: EpollState, id: number, change: (watch: Watch) => EpollState): EpollState {
  const watch = watchOf(state, id);
  return watch ? change(watch) : state;
}

function say(state: EpollState, key: string, values: Sentence["values"]): EpollState {
  return { ...state, story: [...state.story, { key, values }] };
}
