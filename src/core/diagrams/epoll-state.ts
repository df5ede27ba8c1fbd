/** What one epoll instance holds, and what can be done to it. */

export type Trigger = "level" | "edge";

export interface Mode {
  readonly trigger: Trigger;
  readonly oneShot: boolean;
}

/** One item of the interest list, with the socket behind it. */
export interface Watch extends Mode {
  /** Never used twice, unlike the number of a descriptor. */
  readonly id: number;
  /** The number it was registered under, which every report carries. */
  readonly fd: number;
  /** Every open descriptor of the socket. The item lives until the last is closed. */
  readonly open: readonly number[];
  /** False for a one-shot that has fired, until EPOLL_CTL_MOD. */
  readonly armed: boolean;
  /** Reports with a lower serial have been dealt with: arming a one-shot again hands the socket on. */
  readonly servedFrom: number;
  /** Bytes in the socket's receive buffer. */
  readonly unread: number;
}

export interface Thread {
  readonly id: number;
  /** `asleep` in epoll_wait; `woken` there, and about to look at the ready list; `running` outside of it. */
  readonly state: "running" | "asleep" | "woken";
  /** The maxevents of its last epoll_wait. */
  readonly most: number;
  /** What its last epoll_wait copied out. */
  readonly events: readonly Report[];
}

/** An event in a thread's own array. */
export interface Report {
  /** Counts all reports, so that each copy can be told from the ones before. */
  readonly serial: number;
  readonly watch: number;
  readonly fd: number;
}

/** The key of a sentence, and what stands in its places. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface EpollState {
  /** In the order of the tree. */
  readonly watches: readonly Watch[];
  /** Ids of watches, the head first. */
  readonly ready: readonly number[];
  readonly threads: readonly Thread[];
  /** Sleeping threads, the next to be woken first. */
  readonly queue: readonly number[];
  readonly nextWatch: number;
  readonly nextSerial: number;
  /** What was done, as it would stand in a trace. Undefined at the beginning. */
  readonly call: string | undefined;
  /** What just happened and why. */
  readonly story: readonly Sentence[];
}

export type Action =
  /** `unread` bytes are in the socket already. */
  | { readonly type: "add"; readonly mode: Mode; readonly unread: number }
  | { readonly type: "modify"; readonly watch: number }
  | { readonly type: "close"; readonly watch: number }
  | { readonly type: "dup"; readonly watch: number }
  | { readonly type: "arrive"; readonly watch: number; readonly bytes: number }
  | { readonly type: "read"; readonly watch: number; readonly bytes: number }
  | { readonly type: "thread" }
  /** `block` is a timeout of -1, else it is 0. */
  | { readonly type: "wait"; readonly thread: number; readonly most: number; readonly block: boolean }
  /** A woken thread gets the processor and looks at the ready list. */
  | { readonly type: "resume"; readonly thread: number };

/** 0 to 2 are the standard streams, 3 listens, 4 is the instance. */
export const EPOLL_FD = 4;
export const FIRST_FD = 5;
/** More would not fit into the picture. */
export const MOST_WATCHES = 7;
export const MOST_THREADS = 3;
export const MOST_UNREAD = 999;

export function initialState(threads = 1): EpollState {
  return {
    watches: [],
    ready: [],
    threads: Array.from({ length: threads }, (_, index) => newThread(index + 1)),
    queue: [],
    nextWatch: 1,
    nextSerial: 1,
    call: undefined,
    story: [{ key: "begin", values: {} }],
  };
}

export function newThread(id: number): Thread {
  return { id, state: "running", most: 1, events: [] };
}

export function watchOf(state: EpollState, id: number): Watch | undefined {
  return state.watches.find((watch) => watch.id === id);
}

export function isListed(state: EpollState, watch: Watch): boolean {
  return state.ready.includes(watch.id);
}

/** Whether a running thread has a report of it in its hands. */
export function isServed(state: EpollState, watch: Watch): boolean {
  return holdersOf(state, watch).length > 0;
}

export function holdersOf(state: EpollState, { id, servedFrom }: Watch): Thread[] {
  const isHeld = (event: Report) => event.watch === id && event.serial >= servedFrom;
  return state.threads.filter((thread) => thread.state === "running" && thread.events.some(isHeld));
}

/** A descriptor by which the socket can still be reached. */
export function nameOf(watch: Watch): number {
  return watch.open.includes(watch.fd) ? watch.fd : (watch.open[0] ?? watch.fd);
}

/** Bytes that nobody will hear of: left behind an edge, or behind a one-shot that has fired. */
export function isForgotten(state: EpollState, watch: Watch): boolean {
  return watch.unread > 0 && !isListed(state, watch) && !isServed(state, watch);
}

export function eventMask({ trigger, oneShot }: Mode): string {
  return ["EPOLLIN", ...(trigger === "edge" ? ["EPOLLET"] : []), ...(oneShot ? ["EPOLLONESHOT"] : [])].join("|");
}
