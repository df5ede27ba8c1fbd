import { useEffect, useRef, useState } from "preact/hooks";
import { SCENARIOS, scenarioOf } from "../../../core/diagrams/epoll-scenarios.ts";
import type { Action, EpollState } from "../../../core/diagrams/epoll-state.ts";
import { inOneLine, type Say } from "../../shared/words.ts";
import { readingTime, usePlay, useStepKeys, useWidth } from "../hooks.ts";
import type { DiagramProps } from "../props.ts";
import { Controls } from "./controls.tsx";
import { begin, nextOf, positionOf, restore, statesOf, type Done, type History } from "./history.ts";
import { Picture } from "./picture.tsx";

const LEAST_WIDTH = 480;

export function EpollInside({ say, saved, save }: DiagramProps) {
  const [history, setHistory] = useState<History>(() => restore(saved) ?? begin("drain"));
  const [playing, setPlaying] = useState(false);
  const [chosenBefore, choose] = useState<number>();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, LEAST_WIDTH);
  const states = statesOf(history);
  const state = states.at(-1) ?? states[0];
  const story = inOneLine(state.story.map(({ key, values }) => say(key, values)));
  const next = nextOf(history, state);
  const chosen = state.watches.find(({ id }) => id === chosenBefore) ?? state.watches[0];

  const change = (changed: History) => {
    setHistory(changed);
    save(changed);
  };
  const go = (done: Done | undefined) => done && change({ ...history, done: [...history.done, done] });
  const undo = () => history.done.length > 0 && change({ ...history, done: history.done.slice(0, -1) });
  const start = (scenario: string) => {
    setPlaying(false);
    change(begin(scenario));
  };
  useStepKeys(() => go(next), undo);
  useEffect(() => {
    if (!next) setPlaying(false);
  }, [next === undefined]);
  usePlay(playing && next !== undefined, readingTime(story), () => go(next), history);

  return (
    <>
      <Scenarios current={history.scenario} start={start} say={say} />
      <div class="bar">
        <button class="primary" aria-disabled={!next} onClick={() => go(next)}>
          {say("next")}
        </button>
        <button aria-disabled={!next} onClick={() => setPlaying(!playing && next !== undefined)}>
          {say(playing && next ? "pause" : "play")}
        </button>
        <button aria-disabled={history.done.length === 0} onClick={undo}>
          {say("undo")}
        </button>
        <button onClick={() => start(history.scenario)}>{say("reset")}</button>
        <Progress history={history} say={say} />
      </div>
      <Happening state={state} story={story} />
      <figure ref={figure}>
        <Picture state={state} say={say} width={width} chosen={chosen?.id} choose={choose} />
        <Legend say={say} />
      </figure>
      <Controls state={state} chosen={chosen} say={say} act={(action: Action) => go({ action, scripted: false })} />
      <Trace states={states} say={say} />
    </>
  );
}

function Scenarios({ current, start, say }: { current: string; start: (scenario: string) => void; say: Say }) {
  return (
    <div class="tabs" role="group" aria-label={say("scenario")}>
      {["", ...SCENARIOS.map(({ id }) => id)].map((id) => (
        <button key={id} class="tab" aria-pressed={id === current} onClick={() => start(id)}>
          {say(id === "" ? "free" : `scenario.${id}`)}
        </button>
      ))}
    </div>
  );
}

function Progress({ history, say }: { history: History; say: Say }) {
  const count = scenarioOf(history.scenario)?.actions.length;
  if (count === undefined) return null;
  const position = positionOf(history);
  return (
    <span class="progress" aria-label={say("progress", { position, count })}>
      {Array.from({ length: count }, (_, index) => (
        <i key={index} class={index < position ? "done" : ""} />
      ))}
    </span>
  );
}

function Happening({ state, story }: { state: EpollState; story: string }) {
  const isAlarming = state.story.some(({ key }) => key.startsWith("stalled"));
  return (
    <div class={`happening ${isAlarming ? "alarming" : ""}`} aria-live="polite">
      {state.call !== undefined && <code>{state.call}</code>}
      <p>{story}</p>
    </div>
  );
}

function Legend({ say }: { say: Say }) {
  return (
    <figcaption class="legend">
      {["listed", "told", "forgotten", "off", "red"].map((kind) => (
        <span key={kind}>
          <i class={kind} />
          {say(`legend.${kind}`)}
        </span>
      ))}
      <span>{say("legend.modes")}</span>
    </figcaption>
  );
}

/** The calls so far, as a trace would show them. */
function Trace({ states, say }: { states: readonly EpollState[]; say: Say }) {
  const calls = states.flatMap((state, index) => (state.call === undefined ? [] : [{ index, call: state.call }]));
  if (calls.length === 0) return null;
  return (
    <details class="trace">
      <summary>{say("trace", { count: calls.length })}</summary>
      <ol>
        {calls.map(({ index, call }) => (
          <li key={index}>
            <code>{call}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
