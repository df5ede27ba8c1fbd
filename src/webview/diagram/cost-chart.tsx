import { scaleLog } from "d3-scale";
import { CALLS, type Measured } from "../../core/diagrams/select-poll-epoll.ts";

const WIDTH = 760;
const HEIGHT = 300;
const MARGIN = { left: 56, right: 70, top: 14, bottom: 36 };

/** Microseconds over descriptors, both scales logarithmic; a line marks the number that is chosen above. */
export function CostChart({ data, watched, label }: { data: readonly Measured[]; watched: number; label: string }) {
  const x = scaleLog([10, 10_000], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLog([0.1, 1000], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const inside = watched >= 10 && watched <= 10_000;
  return (
    <svg class="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0.1, 1, 10, 100, 1000].map((value) => (
        <g key={value}>
          <line class="grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(value)} y2={y(value)} />
          <text class="small" x={MARGIN.left - 8} y={y(value) + 4} text-anchor="end">
            {value} µs
          </text>
        </g>
      ))}
      {[10, 100, 1000, 10_000].map((value) => (
        <text key={value} class="small" x={x(value)} y={HEIGHT - 14} text-anchor="middle">
          {value.toLocaleString("en-US")}
        </text>
      ))}
      {inside && <line class="chosen" x1={x(watched)} x2={x(watched)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />}
      {CALLS.map((call) => {
        const points = data.filter((row) => row[call] !== undefined);
        const last = points.at(-1);
        const path = points.map((row, index) => `${index === 0 ? "M" : "L"}${x(row.watched).toFixed(1)} ${y(row[call] ?? 1).toFixed(1)}`).join("");
        return (
          <g key={call} class={`line ${call}`}>
            <path d={path} />
            {points.map((row) => (
              <circle key={row.watched} cx={x(row.watched)} cy={y(row[call] ?? 1)} r={3} />
            ))}
            {last && (
              <text x={x(last.watched) + 8} y={y(last[call] ?? 1) + (call === "select" ? -6 : 4)}>
                {call}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
