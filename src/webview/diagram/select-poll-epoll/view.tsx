import { useRef, useState } from "preact/hooks";
import {
  ADD_MICROSECONDS,
  ALL_OF_TEN,
  between,
  MEASURED,
  SHARES,
} from "../../../core/diagrams/select-poll-epoll-measured.ts";
import { CALLS, type Load } from "../../../core/diagrams/select-poll-epoll.ts";
import { inOneLine, type Say } from "../../shared/words.ts";
import { useWidth } from "../hooks.ts";
import type { DiagramProps } from "../props.ts";
import { Chart } from "./chart.tsx";
import { Inputs } from "./inputs.tsx";
import { loadOf, rateOf, restore, type Change, type Settings } from "./settings.ts";
import { Slots } from "./slots.tsx";
import { CostTable, milliseconds } from "./table.tsx";

const LEAST_WIDTH = 440;

export function SelectPollEpoll({ say, saved, save }: DiagramProps) {
  const [settings, setSettings] = useState<Settings>(() => restore(saved));
  const page = useRef<HTMLDivElement>(null);
  const width = useWidth(page, LEAST_WIDTH);
  const change: Change = (part) => {
    const changed = { ...settings, ...part };
    setSettings(changed);
    save(changed);
  };
  const load = loadOf(settings);
  return (
    <div ref={page}>
      <section aria-labelledby="counted">
        <h2 id="counted">{say("counted")}</h2>
        <Inputs settings={settings} change={change} say={say} />
        <CostTable load={load} rate={rateOf(settings)} say={say} />
        <p class="note">{say("countedNote")}</p>
      </section>
      <section aria-labelledby="slots">
        <h2 id="slots">{say("slots")}</h2>
        <Slots settings={settings} change={change} width={width} say={say} />
      </section>
      <section aria-labelledby="measured">
        <h2 id="measured">{say("measured")}</h2>
        <Measurement settings={settings} change={change} load={load} width={width} say={say} />
      </section>
    </div>
  );
}

interface MeasurementProps {
  readonly settings: Settings;
  readonly change: Change;
  readonly load: Load;
  readonly width: number;
  readonly say: Say;
}

function Measurement({ settings, change, load, width, say }: MeasurementProps) {
  const rows = MEASURED[settings.share];
  return (
    <>
      <div class="tabs" role="group" aria-label={say("measured")}>
        {SHARES.map((share) => (
          <button key={share} class="tab" aria-pressed={settings.share === share} onClick={() => change({ share })}>
            {say(`share.${share}`)}
          </button>
        ))}
      </div>
      <Chart rows={rows} watched={load.watched} width={width} say={say} />
      <dl class="spent">
        <dt>
          {say("spent", {
            watched: load.watched.toLocaleString("en-US"),
            rate: rateOf(settings).toLocaleString("en-US"),
          })}
        </dt>
        {CALLS.map((call) => (
          <dd key={call}>
            <b class={call}>{call}</b> {spentBy(between(rows, call, load.watched), rateOf(settings), say)}
          </dd>
        ))}
      </dl>
      <p class="note">
        {inOneLine([
          say("measuredNote"),
          say("verdict", { poll: ALL_OF_TEN.poll, epoll: ALL_OF_TEN.epoll, add: ADD_MICROSECONDS }),
        ])}
      </p>
    </>
  );
}

/** The part of a second that goes into the calls. */
function spentBy(microseconds: number | undefined, rate: number, say: Say): string {
  if (microseconds === undefined) return say("notMeasured");
  const spent = (microseconds * rate) / 1000;
  return spent > 1000 ? say("moreThanAll", { times: (spent / 1000).toFixed(1) }) : milliseconds(spent);
}
