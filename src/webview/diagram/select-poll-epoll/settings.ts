import { MEASURED, type Share } from "../../../core/diagrams/select-poll-epoll-measured.ts";
import { FIRST_FD, type Load } from "../../../core/diagrams/select-poll-epoll.ts";

/** Everything that can be set, which is also what is kept over a reload. */
export interface Settings {
  /** Tenths of a power of ten: 30 is 1,000 descriptors. */
  readonly watched: number;
  /** Per cent of them that are ready. */
  readonly ready: number;
  /** Tenths of a power of ten. */
  readonly rate: number;
  readonly first: number;
  readonly sets: number;
  readonly share: Share;
  readonly slots: number;
  /** Slots of the small example that are ready. */
  readonly full: readonly number[];
  readonly phase: number;
}

export type Change = (change: Partial<Settings>) => void;

const DEFAULTS: Settings = {
  watched: 30,
  ready: 1,
  rate: 30,
  first: FIRST_FD,
  sets: 1,
  share: "one",
  slots: 12,
  full: [2, 7, 8],
  phase: 0,
};

/** What was saved, unless it is not to be understood any more. */
export function restore(saved: unknown): Settings {
  const settings = { ...DEFAULTS, ...(saved as Partial<Settings> | undefined) };
  const isSound =
    settings.share in MEASURED &&
    Array.isArray(settings.full) &&
    [
      settings.watched,
      settings.ready,
      settings.rate,
      settings.first,
      settings.sets,
      settings.slots,
      settings.phase,
    ].every(Number.isFinite);
  return isSound ? settings : DEFAULTS;
}

export function loadOf(settings: Settings): Load {
  const watched = power(settings.watched);
  const ready = Math.max(1, Math.round((watched * settings.ready) / 100));
  return { watched, ready, first: settings.first, sets: settings.sets };
}

export function rateOf(settings: Settings): number {
  return power(settings.rate);
}

function power(tenths: number): number {
  return Math.round(10 ** (tenths / 10));
}
