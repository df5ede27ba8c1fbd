/** epoll_wait as the kernel does it (ep_poll, ep_send_events): look, copy, put back, sleep. */
import {
  EPOLL_FD,
  holdersOf,
  isForgotten,
  watchOf,
  type EpollState,
  type Report,
  type Sentence,
  type Thread,
  type Watch,
} from "./epoll-state.ts";

/** A thread looks at the ready list, and returns with events, or sleeps, or returns 0 when it must not block. */
export function collect(state: EpollState, id: number, block: boolean): EpollState {
  const thread = state.threads.find((candidate) => candidate.id === id);
  if (!thread) return state;
  const taken = take(state, thread.most);
  const after = afterTaking(state, taken);
  if (taken.reported.length > 0) return passOn(returnEvents(after, thread, taken), id);
  return block ? sleep(after, thread, taken) : returnNothing(after, thread, taken);
}

interface Taken {
  /** In the order in which they are copied out. */
  readonly reported: readonly Watch[];
  /** Found not to be ready any more. */
  readonly dropped: readonly Watch[];
  /** Not looked at, because the caller's array was full. */
  readonly left: readonly number[];
}

/** Items from the head; each is asked again, and what is not ready any more is dropped without a report. */
function take(state: EpollState, most: number): Taken {
  const reported: Watch[] = [];
  const dropped: Watch[] = [];
  let looked = 0;
  for (const id of state.ready) {
    if (reported.length >= most) break;
    looked++;
    const watch = watchOf(state, id);
    if (watch) (watch.unread > 0 && watch.armed ? reported : dropped).push(watch);
  }
  return { reported, dropped, left: state.ready.slice(looked) };
}

function afterTaking(state: EpollState, { reported, left }: Taken): EpollState {
  const ids = new Set(reported.map((watch) => watch.id));
  const watches = state.watches.map((watch) =>
    watch.oneShot && ids.has(watch.id) ? { ...watch, armed: false } : watch,
  );
  const back = reported.filter((watch) => goesBack(watch)).map((watch) => watch.id);
  return { ...state, watches, ready: [...left, ...back] };
}

function goesBack(watch: Watch): boolean {
  return watch.trigger === "level" && !watch.oneShot;
}

function returnEvents(state: EpollState, thread: Thread, taken: Taken): EpollState {
  const events: Report[] = taken.reported.map((watch, index) => ({
    serial: state.nextSerial + index,
    watch: watch.id,
    fd: watch.fd,
  }));
  const returned = change(state, { ...thread, state: "running", events });
  const call = `${callText(state, thread, true)} = ${events.length}`;
  const story = [...reportStory(thread, taken), ...sharedStory(state, thread, taken)];
  return { ...returned, nextSerial: state.nextSerial + events.length, call, story };
}

/** What was reported, and for each kind of trigger what became of its items. */
function reportStory(thread: Thread, { reported, dropped, left }: Taken): Sentence[] {
  const sentence = (key: string, watches: readonly Watch[]): Sentence[] =>
    watches.length > 0 ? [{ key, values: { fds: list(watches) } }] : [];
  return [
    ...sentence("dropped", dropped),
    { key: "copied", values: { thread: thread.id, fds: list(reported), bytes: 12 * reported.length } },
    ...sentence(
      "backToTail",
      reported.filter((watch) => goesBack(watch)),
    ),
    ...sentence(
      "leftEdge",
      reported.filter((watch) => watch.trigger === "edge" && !watch.oneShot),
    ),
    ...sentence(
      "disarmed",
      reported.filter((watch) => watch.oneShot),
    ),
    ...(left.length > 0 ? [{ key: "arrayFull", values: { most: thread.most } }] : []),
  ];
}

/** Two threads with the same socket in their hands are what most servers must prevent. */
function sharedStory(state: EpollState, thread: Thread, { reported }: Taken): Sentence[] {
  return reported.flatMap((watch) => {
    const other = holdersOf(state, watch).find(({ id }) => id !== thread.id);
    return other ? [{ key: "shared", values: { fd: watch.fd, other: other.id } }] : [];
  });
}

/** What is still on the list wakes the next thread, whether or not the first has already been told of it. */
function passOn(state: EpollState, by: number): EpollState {
  const next = state.queue[0];
  if (next === undefined || state.ready.length === 0) return state;
  const threads = state.threads.map((thread) => (thread.id === next ? { ...thread, state: "woken" as const } : thread));
  const story = [...state.story, { key: "wakesNext", values: { thread: next, by } }];
  return { ...state, threads, queue: state.queue.slice(1), story };
}

function sleep(state: EpollState, thread: Thread, { dropped }: Taken): EpollState {
  const asleep = change(state, { ...thread, state: "asleep", events: [] });
  const story = [
    ...droppedStory(dropped),
    { key: thread.state === "woken" ? "sleepsAgain" : "sleeps", values: { thread: thread.id } },
    ...forgottenStory(state, thread),
  ];
  // The queue is a stack: the kernel puts whoever comes last at its head.
  return { ...asleep, queue: [thread.id, ...state.queue], call: `${callText(state, thread, true)} …`, story };
}

function returnNothing(state: EpollState, thread: Thread, { dropped }: Taken): EpollState {
  const returned = change(state, { ...thread, state: "running", events: [] });
  const story = [
    ...droppedStory(dropped),
    { key: "returnsNothing", values: { thread: thread.id } },
    ...forgottenStory(state, thread),
  ];
  return { ...returned, call: `${callText(state, thread, false)} = 0`, story };
}

function droppedStory(dropped: readonly Watch[]): Sentence[] {
  return dropped.length > 0 ? [{ key: "dropped", values: { fds: list(dropped) } }] : [];
}

function forgottenStory(state: EpollState, thread: Thread): Sentence[] {
  const watch = state.watches.find((candidate) => isForgotten(state, candidate));
  if (!watch) return [];
  const key = watch.armed ? "stalledEdge" : "stalledOneShot";
  return [{ key, values: { thread: thread.id, bytes: watch.unread, fd: watch.fd } }];
}

function callText(state: EpollState, thread: Thread, block: boolean): string {
  const who = state.threads.length > 1 ? `[${thread.id}] ` : "";
  return `${who}epoll_wait(${EPOLL_FD}, events, ${thread.most}, ${block ? -1 : 0})`;
}

function change(state: EpollState, thread: Thread): EpollState {
  return { ...state, threads: state.threads.map((other) => (other.id === thread.id ? thread : other)) };
}

function list(watches: readonly Watch[]): string {
  return watches.map((watch) => watch.fd).join(", ");
}
