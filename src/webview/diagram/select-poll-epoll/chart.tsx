import { scaleLog } from "d3-scale";
import { between, type Measured } from "../../../core/diagrams/select-poll-epoll-measured.ts";
import { CALLS, type Call } from "../../../core/diagrams/select-poll-epoll.ts";
import type { Say } from "../../shared/words.ts";

const MARGIN = { left: 58, right: 64, top: 46, bottom: 44 };
const DECADES = [10, 100, 1000, 10_000];
const TIMES = [0.1, 1, 10, 100, 1000];

type Scale = (value: number) => number;
interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** Microseconds over descriptors, both scales logarithmic; a line marks the number that is chosen above. */
export function Chart({
  rows,
  watched,
  width,
  say,
}: {
  rows: readonly Measured[];
  watched: number;
  width: number;
  say: Say;
}) {
  const height = Math.round(Math.min(360, Math.max(270, width * 0.45)));
  const x = scaleLog([10, 10_000], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog([0.1, 1000], [height - MARGIN.bottom, MARGIN.top]);
  const scales = { x, y };
  return (
    <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say("chart")}>
      <Axes scales={scales} width={width} height={height} say={say} />
      {CALLS.map((call) => (
        <Line key={call} call={call} rows={rows} scales={scales} />
      ))}
      {watched >= 10 && watched <= 10_000 && <Mark rows={rows} watched={watched} scales={scales} height={height} />}
    </svg>
  );
}

function Axes({ scales: { x, y }, width, height, say }: { scales: Scales; width: number; height: number; say: Say }) {
  return (
    <g>
      {TIMES.map((value) => (
        <g key={value}>
          <line class="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(value)} y2={y(value)} />
          <text class="small faint" x={MARGIN.left - 8} y={y(value) + 4} text-anchor="end">
            {value >= 1000 ? "1 ms" : `${value} µs`}
          </text>
        </g>
      ))}
      {DECADES.map((value) => (
        <g key={value}>
          <line class="grid" x1={x(value)} x2={x(value)} y1={height - MARGIN.bottom} y2={height - MARGIN.bottom + 5} />
          <text class="small faint" x={x(value)} y={height - MARGIN.bottom + 19} text-anchor="middle">
            {value.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      <text class="small" x={0} y={20} text-anchor="start">
        {say("axisTime")}
      </text>
      <text class="small" x={width - MARGIN.right} y={height - 6} text-anchor="end">
        {say("axisWatched")}
      </text>
    </g>
  );
}

/** Where the name of a line stands: select ends early, in the middle of poll's line, so it is named above. */
const NAMED: Readonly<Record<Call, { readonly dx: number; readonly dy: number }>> = {
  select: { dx: -14, dy: -12 },
  poll: { dx: 10, dy: 4 },
  epoll: { dx: 10, dy: 4 },
};

function Line({ call, rows, scales: { x, y } }: { call: Call; rows: readonly Measured[]; scales: Scales }) {
  const points = rows.flatMap((row) => (row[call] === undefined ? [] : [{ x: x(row.watched), y: y(row[call]) }]));
  const last = points.at(-1);
  const { dx, dy } = NAMED[call];
  return (
    <g class={`line ${call}`}>
      <path
        d={points
          .map((point, index) => `${index === 0 ? "M" : "L"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
          .join("")}
      />
      {points.map((point) => (
        <circle key={point.x} cx={point.x} cy={point.y} r={3} />
      ))}
      {last && (
        <text class="strong" x={last.x + dx} y={last.y + dy} text-anchor={dx < 0 ? "end" : "start"}>
          {call}
        </text>
      )}
    </g>
  );
}

function Mark({
  rows,
  watched,
  scales: { x, y },
  height,
}: {
  rows: readonly Measured[];
  watched: number;
  scales: Scales;
  height: number;
}) {
  return (
    <g class="mark">
      <line x1={x(watched)} x2={x(watched)} y1={MARGIN.top} y2={height - MARGIN.bottom} />
      <text class="small" x={x(watched)} y={MARGIN.top - 6} text-anchor="middle">
        {watched.toLocaleString("en-US")}
      </text>
      {CALLS.map((call) => {
        const time = between(rows, call, watched);
        return time !== undefined && <circle key={call} class={call} cx={x(watched)} cy={y(time)} r={5} />;
      })}
    </g>
  );
}
