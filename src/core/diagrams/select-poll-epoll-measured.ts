/** Measured times of the three calls, and what lies between the measured points. */
import measured from "../../../notes/diagrams/select-poll-epoll.json";
import type { Call } from "./select-poll-epoll.ts";

/** Microseconds for one call. select has none from 1024 descriptors on. */
export interface Measured {
  readonly watched: number;
  readonly ready: number;
  readonly select?: number;
  readonly poll: number;
  readonly epoll: number;
}

export type Share = "one" | "tenth";
export const SHARES: readonly Share[] = ["one", "tenth"];

export const MEASURED: Readonly<Record<Share, readonly Measured[]>> = { one: measured.one, tenth: measured.tenth };
export const ALL_OF_TEN: Measured = measured.allOfTen;
/** Microseconds for one EPOLL_CTL_ADD. */
export const ADD_MICROSECONDS = measured.add;

/** The time between two measured points, on the straight line that joins them in the chart. Undefined outside. */
export function between(rows: readonly Measured[], call: Call, watched: number): number | undefined {
  const points = rows.flatMap((row) => (row[call] === undefined ? [] : [{ at: row.watched, time: row[call] }]));
  const above = points.findIndex(({ at }) => at >= watched);
  const right = points[above];
  if (right?.at === watched) return right.time;
  const left = points[above - 1];
  if (!left || !right) return undefined;
  const share = Math.log(watched / left.at) / Math.log(right.at / left.at);
  return left.time * (right.time / left.time) ** share;
}
