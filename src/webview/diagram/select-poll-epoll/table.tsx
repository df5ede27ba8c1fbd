/** The counted costs, each with a bar that compares it with the others of its column. */
import {
  CALLS,
  costOf,
  FD_SETSIZE,
  highest,
  setupBytes,
  type Call,
  type Cost,
  type Load,
} from "../../../core/diagrams/select-poll-epoll.ts";
import type { Say } from "../../shared/words.ts";

const COLUMNS = ["copiedIn", "asked", "copiedOut", "searched"] as const;

export function CostTable({ load, rate, say }: { load: Load; rate: number; say: Say }) {
  const costs = CALLS.map((call) => ({ call, cost: costOf(call, load) }));
  const largest = (value: (cost: Cost) => number) => Math.max(1, ...costs.map(({ cost }) => (cost ? value(cost) : 0)));
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <td />
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
            <th scope="col">{say("perSecond", { rate: rate.toLocaleString("en-US") })}</th>
          </tr>
        </thead>
        <tbody>
          {costs.map(({ call, cost }) => (
            <tr key={call}>
              <th scope="row" class={call}>
                {call === "epoll" ? "epoll_wait" : call}
              </th>
              {cost ? <Cells {...{ call, cost, rate, largest }} /> : <Refusal load={load} say={say} />}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" class="epoll">
              epoll_ctl
            </th>
            <td colSpan={5}>
              {say("setup", { bytes: bytes(setupBytes(load.watched)), count: load.watched.toLocaleString("en-US") })}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CellsProps {
  readonly call: Call;
  readonly cost: Cost;
  readonly rate: number;
  readonly largest: (value: (cost: Cost) => number) => number;
}

function Cells({ call, cost, rate, largest }: CellsProps) {
  return (
    <>
      {COLUMNS.map((column) => (
        <td key={column}>
          {column.startsWith("copied") ? bytes(cost[column]) : cost[column].toLocaleString("en-US")}
          <Bar call={call} share={cost[column] / largest((one) => one[column])} />
        </td>
      ))}
      <td>
        {bytes(copied(cost) * rate)}
        <Bar call={call} share={copied(cost) / largest(copied)} />
      </td>
    </>
  );
}

function copied(cost: Cost): number {
  return cost.copiedIn + cost.copiedOut;
}

function Bar({ call, share }: { call: Call; share: number }) {
  return (
    <span class="bargraph" aria-hidden>
      <i class={call} style={{ width: `${share === 0 ? 0 : Math.max(1, share * 100)}%` }} />
    </span>
  );
}

function Refusal({ load, say }: { load: Load; say: Say }) {
  return (
    <td colSpan={5} class="refusal">
      {say("notPossible", { highest: highest(load).toLocaleString("en-US"), last: FD_SETSIZE - 1 })}
    </td>
  );
}

export function bytes(count: number): string {
  if (count >= 2 ** 30) return `${(count / 2 ** 30).toFixed(1)} GiB`;
  if (count >= 2 ** 20) return `${(count / 2 ** 20).toFixed(1)} MiB`;
  return count >= 4096 ? `${(count / 1024).toFixed(1)} KiB` : `${count.toLocaleString("en-US")} B`;
}

export function milliseconds(count: number): string {
  return `${count >= 100 ? count.toFixed(0) : count.toPrecision(2)} ms`;
}
