import { useEffect, useState } from "preact/hooks";
import { initialState, MOST_WATCHES, SCENARIOS, step, type Action, type EpollState, type Watch } from "../../core/diagrams/epoll-inside.ts";
import type { Say } from "../shared/words.ts";
import { EpollPicture } from "./epoll-picture.tsx";
import type { DiagramProps } from "./main.tsx";

/** All states so far, so that each step can be taken back; and the course of events being watched. */
interface History {
  readonly states: readonly EpollState[];
  readonly scenario: string;
  readonly position: number;
}

const PLAY_EVERY_MS = 1800;
const NAMES: readonly [string, string][] = [
  ["", "free"],
  ["drain", "drain"],
  ["level", "levelAgain"],
  ["oneShot", "oneShotScenario"],
  ["threads", "threadsScenario"],
];

export function EpollInside({ say, saved, save }: DiagramProps) {
  const [history, setHistory] = useState<History>(() => (isHistory(saved) ? saved : begin("drain")));
  const [playing, setPlaying] = useState(false);
  const state = history.states.at(-1) ?? initialState();
  const scenario = SCENARIOS[history.scenario];
  const next = scenario?.actions[history.position];
  const change = (changed: History) => {
    setHistory(changed);
    save(changed);
  };
  const act = (action: Action, along = false) =>
    change({ ...history, states: [...history.states, step(state, action)], position: history.position + (along ? 1 : 0) });
  useEffect(() => {
    if (!playing || !next) return setPlaying(false);
    const timer = setTimeout(() => act(next, true), PLAY_EVERY_MS);
    return () => clearTimeout(timer);
  }, [playing, history]);
  return (
    <>
      <div class="row">
        <label>
          {say("scenario")}{" "}
          <select value={history.scenario} onChange={(event) => change(begin(event.currentTarget.value))}>
            {NAMES.map(([value, name]) => (
              <option key={value} value={value}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        {scenario && (
          <>
            <button class="primary" disabled={!next} onClick={() => next && act(next, true)}>
              {say("next")} {history.position}/{scenario.actions.length}
            </button>
            <button disabled={!next} onClick={() => setPlaying(!playing)}>
              {say(playing ? "pause" : "play")}
            </button>
          </>
        )}
        <button disabled={history.states.length < 2} onClick={() => change(undo(history))}>
          {say("undo")}
        </button>
        <button onClick={() => change(begin(history.scenario))}>{say("reset")}</button>
      </div>
      <p class="happening" aria-live="polite">
        {say(state.happening.key, ...state.happening.values)}
      </p>
      <EpollPicture state={state} say={say} />
      <Controls state={state} say={say} act={act} />
    </>
  );
}

function Controls({ state, say, act }: { state: EpollState; say: Say; act: (action: Action) => void }) {
  const full = state.watches.length >= MOST_WATCHES;
  return (
    <>
      <div class="row">
        <button disabled={full} onClick={() => act({ type: "add", trigger: "level", oneShot: false })}>
          {say("addLevel")}
        </button>
        <button disabled={full} onClick={() => act({ type: "add", trigger: "edge", oneShot: false })}>
          {say("addEdge")}
        </button>
        <button disabled={full} onClick={() => act({ type: "add", trigger: "level", oneShot: true })}>
          {say("addOneShot")}
        </button>
        <span class="spring" />
        {state.threads.map((thread) => (
          <button key={thread.id} disabled={thread.state === "waiting"} onClick={() => act({ type: "wait", thread: thread.id, most: 16 })}>
            {say("thread", thread.id)}: {say("wait")}
          </button>
        ))}
      </div>
      {state.watches.length === 0 ? <p class="note">{say("empty")}</p> : null}
      <div class="watches">
        {state.watches.map((watch) => (
          <WatchRow key={watch.fd} watch={watch} say={say} act={act} />
        ))}
      </div>
    </>
  );
}

function WatchRow({ watch, say, act }: { watch: Watch; say: Say; act: (action: Action) => void }) {
  const { fd, unread } = watch;
  return (
    <div class="watch" role="group" aria-label={`fd ${fd}`}>
      <strong>{fd}</strong>
      <span class="kind">
        {say(watch.trigger)}
        {watch.oneShot ? `, ${say("oneShotShort")}` : ""}
      </span>
      <button onClick={() => act({ type: "arrive", fd, bytes: 100 })}>{say("arrive")}</button>
      <button disabled={unread === 0} onClick={() => act({ type: "read", fd, bytes: 40 })}>
        {say("readSomeButton")}
      </button>
      <button disabled={unread === 0} onClick={() => act({ type: "read", fd, bytes: unread })}>
        {say("readAllButton")}
      </button>
      <button onClick={() => act({ type: "modify", fd })}>{say("modify")}</button>
      <button onClick={() => act({ type: "close", fd })}>{say("close")}</button>
    </div>
  );
}

function begin(scenario: string): History {
  return { states: [initialState(SCENARIOS[scenario]?.threads ?? 2)], scenario, position: 0 };
}

/** A step of the learner's own leaves the course of events where it was. */
function undo({ states, scenario, position }: History): History {
  return { states: states.slice(0, -1), scenario, position: Math.min(position, Math.max(0, states.length - 2)) };
}

function isHistory(saved: unknown): saved is History {
  return Array.isArray((saved as History | undefined)?.states);
}
