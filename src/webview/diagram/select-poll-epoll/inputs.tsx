/** The sliders and choices above the table of costs. */
import { FIRST_FD } from "../../../core/diagrams/select-poll-epoll.ts";
import type { Say } from "../../shared/words.ts";
import { loadOf, rateOf, type Change, type Settings } from "./settings.ts";

const FIRSTS = [FIRST_FD, 500, 1020];
const SETS = [1, 2, 3];

export function Inputs({ settings, change, say }: { settings: Settings; change: Change; say: Say }) {
  const { watched, ready } = loadOf(settings);
  return (
    <div class="inputs">
      <Slider
        label={say("watched")}
        value={settings.watched}
        most={40}
        shown={number(watched)}
        set={(value) => change({ watched: value })}
      />
      <Slider
        label={say("ready")}
        value={settings.ready}
        most={100}
        shown={`${number(ready)} · ${settings.ready} %`}
        set={(value) => change({ ready: value })}
      />
      <Slider
        label={say("rate")}
        value={settings.rate}
        most={50}
        shown={number(rateOf(settings))}
        set={(value) => change({ rate: value })}
      />
      <div class="bar">
        <Choice label={say("first")} values={FIRSTS} value={settings.first} set={(first) => change({ first })} />
        <Choice label={say("sets")} values={SETS} value={settings.sets} set={(sets) => change({ sets })} />
      </div>
    </div>
  );
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly shown: string;
  readonly set: (value: number) => void;
}

export function Slider({ label, value, least = 0, most, shown, set }: SliderProps) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input
        type="range"
        value={value}
        min={least}
        max={most}
        aria-valuetext={shown}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <output>{shown}</output>
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly values: readonly number[];
  readonly value: number;
  readonly set: (value: number) => void;
}

function Choice({ label, values, value, set }: ChoiceProps) {
  return (
    <label class="check">
      {label}
      <select value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {values.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
