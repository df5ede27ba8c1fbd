/**
 * What one wait for events costs, counted by the rules of the kernel: fs/select.c (core_sys_select,
 * do_select, do_sys_poll) and fs/eventpoll.c (ep_send_events). Structures as on x86-64: a bit for
 * each descriptor in whole longs, a pollfd of 8 bytes, a packed epoll_event of 12.
 */
export type Call = "select" | "poll" | "epoll";
export const CALLS: readonly Call[] = ["select", "poll", "epoll"];

export interface Load {
  readonly watched: number;
  readonly ready: number;
  /** The number of the lowest watched descriptor; the others follow without gaps. */
  readonly first: number;
  /** How many of select's three sets are passed; NULL costs nothing. */
  readonly sets: number;
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

/** 0, 1 and 2 are the standard streams. */
export const FIRST_FD = 3;
/** The bits of glibc's fd_set: descriptors from here on do not fit. */
export const FD_SETSIZE = 1024;
const LONG_BITS = 64;
const LONG_BYTES = 8;
export const POLLFD_BYTES = 8;
const REVENTS_BYTES = 2;
export const EPOLL_EVENT_BYTES = 12;

/** The cost of one call; undefined where select cannot do it. */
export function costOf(call: Call, load: Load): Cost | undefined {
  const { watched, ready } = load;
  switch (call) {
    case "select": {
      if (highest(load) >= FD_SETSIZE) return undefined;
      const bytes = load.sets * setBytes(highest(load) + 1);
      return { copiedIn: bytes, copiedOut: bytes, asked: watched, searched: watched };
    }
    case "poll":
      return {
        copiedIn: watched * POLLFD_BYTES,
        copiedOut: watched * REVENTS_BYTES,
        asked: watched,
        searched: watched,
      };
    case "epoll":
      return { copiedIn: 0, copiedOut: ready * EPOLL_EVENT_BYTES, asked: ready, searched: ready };
  }
}

export function highest({ first, watched }: Load): number {
  return first + watched - 1;
}

/** Bytes that the kernel copies of one set: the bits below nfds, rounded up to whole longs (FDS_BYTES). */
export function setBytes(nfds: number): number {
  return Math.ceil(nfds / LONG_BITS) * LONG_BYTES;
}

/** What epoll pays once, when all descriptors are added: a copy in for each EPOLL_CTL_ADD. */
export function setupBytes(watched: number): number {
  return watched * EPOLL_EVENT_BYTES;
}

/** The parts of a call that a small example is stepped through by. */
export const PHASES = ["before", "pass", "ask", "return", "search"] as const;
export type Phase = (typeof PHASES)[number];

/** Whether a call copies, asks or searches a descriptor's slot in a phase. */
export function touches(call: Call, phase: Phase, isReady: boolean): boolean {
  if (phase === "before") return false;
  if (call !== "epoll") return true;
  return phase !== "pass" && isReady;
}

/** The costs that have been paid when a phase is over. */
export function costUntil(call: Call, load: Load, phase: Phase): Cost {
  const whole = costOf(call, load) ?? { copiedIn: 0, copiedOut: 0, asked: 0, searched: 0 };
  const done = PHASES.indexOf(phase);
  return {
    copiedIn: done >= 1 ? whole.copiedIn : 0,
    asked: done >= 2 ? whole.asked : 0,
    copiedOut: done >= 3 ? whole.copiedOut : 0,
    searched: done >= 4 ? whole.searched : 0,
  };
}
