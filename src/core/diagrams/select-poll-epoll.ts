/**
 * What one wait for events costs, counted by the rules of the kernel: fs/select.c (core_sys_select,
 * do_sys_poll) and fs/eventpoll.c (ep_send_events). Structures as on x86-64: a bit for each
 * descriptor in whole longs, pollfd of 8 bytes, a packed epoll_event of 12 bytes.
 */

export interface Load {
  /** Watched descriptors, numbered from 0 without gaps. */
  readonly watched: number;
  readonly ready: number;
}

export interface Cost {
  /** Bytes copied into the kernel and out of it, by one call. */
  readonly copiedIn: number;
  readonly copiedOut: number;
  /** Descriptors that the kernel asks whether they are ready. */
  readonly asked: number;
  /** Entries that the program looks at afterwards. */
  readonly searched: number;
}

export type Call = "select" | "poll" | "epoll";
export const CALLS: readonly Call[] = ["select", "poll", "epoll"];

/** FD_SETSIZE of glibc: descriptors from here on do not fit into an fd_set. */
export const FD_SETSIZE = 1024;
const LONG_BITS = 64;
const POLLFD_BYTES = 8;
const REVENTS_BYTES = 2;
export const EPOLL_EVENT_BYTES = 12;

/** The cost of one call; undefined where the call cannot do it. Only reading is watched, so select has one set. */
export function costOf(call: Call, { watched, ready }: Load): Cost | undefined {
  switch (call) {
    case "select": {
      if (watched > FD_SETSIZE) return undefined;
      const bytes = (Math.ceil(watched / LONG_BITS) * LONG_BITS) / 8;
      return { copiedIn: bytes, copiedOut: bytes, asked: watched, searched: watched };
    }
    case "poll":
      return { copiedIn: watched * POLLFD_BYTES, copiedOut: watched * REVENTS_BYTES, asked: watched, searched: watched };
    case "epoll":
      return { copiedIn: 0, copiedOut: ready * EPOLL_EVENT_BYTES, asked: ready, searched: ready };
  }
}

/** Microseconds for one call, measured on one machine (Linux 6.18, two cores): eventfds, one of them ready. */
export interface Measured {
  readonly watched: number;
  readonly select?: number;
  readonly poll: number;
  readonly epoll: number;
}

export const MEASURED: readonly Measured[] = [
  { watched: 10, select: 1.02, poll: 0.42, epoll: 0.28 },
  { watched: 100, select: 3.39, poll: 3.26, epoll: 0.27 },
  { watched: 500, select: 15.37, poll: 15.44, epoll: 0.27 },
  { watched: 1000, select: 30.59, poll: 30.41, epoll: 0.28 },
  { watched: 2000, poll: 61.14, epoll: 0.28 },
  { watched: 5000, poll: 156.53, epoll: 0.33 },
  { watched: 10000, poll: 363.85, epoll: 0.35 },
];

/** The same where a tenth of the descriptors is ready; at 10 all ten are. */
export const MEASURED_BUSY: readonly Measured[] = [
  { watched: 10, select: 0.72, poll: 0.45, epoll: 0.96 },
  { watched: 100, select: 3.38, poll: 3.29, epoll: 0.95 },
  { watched: 500, select: 15.73, poll: 15.92, epoll: 3.98 },
  { watched: 1000, select: 31.21, poll: 31.19, epoll: 7.95 },
  { watched: 2000, poll: 62.11, epoll: 16.27 },
  { watched: 5000, poll: 164.79, epoll: 42.12 },
  { watched: 10000, poll: 365.88, epoll: 83.66 },
];

/** What happens to the slots of a small example, one phase after the other. */
export const PHASES = ["pass", "ask", "return", "search"] as const;
export type Phase = (typeof PHASES)[number];

/** Whether a descriptor is touched in a phase of a call. */
export function touches(call: Call, phase: Phase, isReady: boolean): boolean {
  if (call !== "epoll") return true;
  return phase === "pass" ? false : isReady;
}
