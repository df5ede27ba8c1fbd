import { useState } from "preact/hooks";
import { CALLS, costOf, MEASURED, MEASURED_BUSY, PHASES, touches, type Call } from "../../core/diagrams/select-poll-epoll.ts";
import type { Say } from "../shared/words.ts";
import { CostChart } from "./cost-chart.tsx";
import type { DiagramProps } from "./main.tsx";

interface Settings {
  /** Tenths of a power of ten: 10 is 10 descriptors, 40 is 10,000. */
  readonly watched: number;
  /** Per cent of them that are ready. */
  readonly ready: number;
  readonly rate: number;
  readonly busy: boolean;
  readonly phase: number;
}

const DEFAULTS: Settings = { watched: 30, ready: 1, rate: 1000, busy: false, phase: 0 };
const SLOTS = 12;
const READY_SLOTS = new Set([2, 7, 8]);

export function SelectPollEpoll({ say, saved, save }: DiagramProps) {
  const [settings, setSettings] = useState<Settings>({ ...DEFAULTS, ...(saved as Partial<Settings> | undefined) });
  const set = (change: Partial<Settings>) => {
    const changed = { ...settings, ...change };
    setSettings(changed);
    save(changed);
  };
  const watched = Math.round(10 ** (settings.watched / 10));
  const ready = Math.max(1, Math.round((watched * settings.ready) / 100));
  return (
    <>
      <div class="sliders">
        <Slider label={say("watched")} value={settings.watched} min={5} max={40} shown={watched.toLocaleString("en-US")} set={(value) => set({ watched: value })} />
        <Slider label={say("ready")} value={settings.ready} min={0} max={100} shown={ready.toLocaleString("en-US")} set={(value) => set({ ready: value })} />
        <Slider label={say("rate")} value={settings.rate} min={100} max={100_000} step={100} shown={settings.rate.toLocaleString("en-US")} set={(value) => set({ rate: value })} />
      </div>
      <CostTable watched={watched} ready={ready} rate={settings.rate} say={say} />
      <p class="note">
        {say("counted")} {say("setup")}
      </p>
      <h2>{say("measured")}</h2>
      <div class="row" role="radiogroup">
        {[false, true].map((busy) => (
          <label key={String(busy)}>
            <input type="radio" name="busy" checked={settings.busy === busy} onChange={() => set({ busy })} /> {say(busy ? "tenthReady" : "oneReady")}
          </label>
        ))}
      </div>
      <CostChart data={settings.busy ? MEASURED_BUSY : MEASURED} watched={watched} label={say("measured")} />
      <p class="note">
        {say("measuredNote")} {say("verdictFew")}
      </p>
      <h2>{say("slots")}</h2>
      <Slots phase={settings.phase} setPhase={(phase) => set({ phase })} say={say} />
    </>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly shown: string;
  readonly set: (value: number) => void;
}

function Slider({ label, value, min, max, step = 1, shown, set }: SliderProps) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input type="range" value={value} min={min} max={max} step={step} onInput={(event) => set(Number(event.currentTarget.value))} />
      <output>{shown}</output>
    </label>
  );
}

function CostTable({ watched, ready, rate, say }: { watched: number; ready: number; rate: number; say: Say }) {
  return (
    <table>
      <thead>
        <tr>
          <th />
          <th>{say("copiedIn")}</th>
          <th>{say("copiedOut")}</th>
          <th>{say("asked")}</th>
          <th>{say("searched")}</th>
          <th>{say("perSecond")}</th>
        </tr>
      </thead>
      <tbody>
        {CALLS.map((call) => (
          <CostRow key={call} call={call} watched={watched} ready={ready} rate={rate} say={say} />
        ))}
      </tbody>
    </table>
  );
}

function CostRow({ call, watched, ready, rate, say }: { call: Call; watched: number; ready: number; rate: number; say: Say }) {
  const cost = costOf(call, { watched, ready });
  if (!cost) {
    return (
      <tr>
        <th class={call}>{call}</th>
        <td colSpan={5} class="impossible">
          {say("notPossible")}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th class={call}>{call}</th>
      <td>{bytes(cost.copiedIn)}</td>
      <td>{bytes(cost.copiedOut)}</td>
      <td>{cost.asked.toLocaleString("en-US")}</td>
      <td>{cost.searched.toLocaleString("en-US")}</td>
      <td>{bytes((cost.copiedIn + cost.copiedOut) * rate)}</td>
    </tr>
  );
}

function Slots({ phase, setPhase, say }: { phase: number; setPhase: (phase: number) => void; say: Say }) {
  const current = PHASES[phase - 1];
  return (
    <>
      <div class="row">
        <button class="primary" disabled={phase >= PHASES.length} onClick={() => setPhase(phase + 1)}>
          {say("next")}
        </button>
        <button disabled={phase === 0} onClick={() => setPhase(0)}>
          {say("reset")}
        </button>
        <span class="note">{say("slotsNote")}</span>
      </div>
      <p class="happening" aria-live="polite">
        {say(current ?? "step0")}
      </p>
      <div class="slots">
        {CALLS.map((call) => (
          <div key={call} class="slotrow">
            <span class={call}>{call}</span>
            {Array.from({ length: SLOTS }, (_, index) => {
              const isReady = READY_SLOTS.has(index);
              const touched = current !== undefined && touches(call, current, isReady);
              return (
                <span key={index} class={`slot ${isReady ? "full" : ""} ${touched ? "touched" : ""}`}>
                  {index}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}

function bytes(count: number): string {
  if (count >= 2 ** 20) return `${(count / 2 ** 20).toFixed(1)} MiB`;
  return count >= 4096 ? `${(count / 1024).toFixed(1)} KiB` : `${count} B`;
}
