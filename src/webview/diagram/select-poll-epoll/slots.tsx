/** A small call, phase by phase: which slots each of the three copies, asks and searches. */
import { useState } from "preact/hooks";
import { CALLS, PHASES, type Phase } from "../../../core/diagrams/select-poll-epoll.ts";
import type { Say } from "../../shared/words.ts";
import { readingTime, usePlay, useStepKeys } from "../hooks.ts";
import { Slider } from "./inputs.tsx";
import { SlotPicture } from "./slot-picture.tsx";
import type { Change, Settings } from "./settings.ts";

export function Slots({
  settings,
  change,
  width,
  say,
}: {
  settings: Settings;
  change: Change;
  width: number;
  say: Say;
}) {
  const [playing, setPlaying] = useState(false);
  const last = PHASES.length - 1;
  const phase = Math.min(settings.phase, last);
  const forward = () => phase < last && change({ phase: phase + 1 });
  const back = () => phase > 0 && change({ phase: phase - 1 });
  useStepKeys(forward, back);
  const ready = settings.full.filter((slot) => slot < settings.slots);
  const story = sentence(PHASES[phase] ?? "before", settings.slots, ready.length, say);
  usePlay(playing && phase < last, readingTime(story), forward, phase);
  const play = () => {
    if (phase === last) change({ phase: 0 });
    setPlaying(!playing || phase === last);
  };
  return (
    <>
      <div class="bar">
        <button class="primary" aria-disabled={phase === last} onClick={forward}>
          {say("next")}
        </button>
        <button onClick={play}>{say(playing && phase < last ? "pause" : "play")}</button>
        <button aria-disabled={phase === 0} onClick={back}>
          {say("undo")}
        </button>
        <button onClick={() => change({ phase: 0 })}>{say("reset")}</button>
        <Slider
          label={say("slotCount")}
          value={settings.slots}
          least={8}
          most={16}
          shown={String(settings.slots)}
          set={(slots) => change({ slots })}
        />
      </div>
      <div class="happening short" aria-live="polite">
        <p>{story}</p>
      </div>
      <figure>
        <SlotPicture
          settings={settings}
          ready={ready}
          phase={PHASES[phase] ?? "before"}
          change={change}
          width={width}
          say={say}
        />
        <figcaption class="legend">
          <span>
            <i class="listed" />
            {say("legendReady")}
          </span>
          <span>
            <i class="touched" />
            {say("legendTouched")}
          </span>
          <span>{say("legendToggle")}</span>
        </figcaption>
      </figure>
    </>
  );
}

function sentence(phase: Phase, count: number, ready: number, say: Say): string {
  return say(`phase.${phase}`, { count, ready, bytes: ready * 12, calls: CALLS.length });
}
