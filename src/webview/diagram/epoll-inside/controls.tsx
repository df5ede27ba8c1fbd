/** What the learner can do: to the chosen descriptor, to the instance, and with the threads. */
import { useState } from "preact/hooks";
import {
  MOST_THREADS,
  MOST_WATCHES,
  type Action,
  type EpollState,
  type Mode,
  type Watch,
} from "../../../core/diagrams/epoll-state.ts";
import type { Say } from "../../shared/words.ts";

interface Props {
  readonly state: EpollState;
  readonly say: Say;
  readonly act: (action: Action) => void;
}

const MODES: readonly Mode[] = [
  { trigger: "level", oneShot: false },
  { trigger: "edge", oneShot: false },
  { trigger: "level", oneShot: true },
  { trigger: "edge", oneShot: true },
];
const MODE_NAMES = ["EPOLLIN", "EPOLLIN | EPOLLET", "EPOLLIN | EPOLLONESHOT", "EPOLLIN | EPOLLET | EPOLLONESHOT"];
const MAXEVENTS = [1, 2, 16];

export function Controls({ state, chosen, say, act }: Props & { chosen: Watch | undefined }) {
  return (
    <div class="controls">
      <Adding state={state} say={say} act={act} />
      <Chosen watch={chosen} say={say} act={act} />
      <Threads state={state} say={say} act={act} />
    </div>
  );
}

function Adding({ state, say, act }: Props) {
  const [mode, setMode] = useState(1);
  const [full, setFull] = useState(false);
  const add = () =>
    act({ type: "add", mode: MODES[mode] ?? { trigger: "edge", oneShot: false }, unread: full ? 50 : 0 });
  return (
    <fieldset>
      <legend>{say("add")}</legend>
      <div class="row">
        <select
          aria-label={say("events")}
          value={mode}
          onChange={(event) => setMode(Number(event.currentTarget.value))}
        >
          {MODE_NAMES.map((name, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
        </select>
        <label class="check">
          <input type="checkbox" checked={full} onChange={(event) => setFull(event.currentTarget.checked)} />
          {say("dataThere")}
        </label>
        <button disabled={state.watches.length >= MOST_WATCHES} onClick={add}>
          EPOLL_CTL_ADD
        </button>
      </div>
    </fieldset>
  );
}

function Chosen({ watch, say, act }: { watch: Watch | undefined; say: Say; act: Props["act"] }) {
  const [bytes, setBytes] = useState(50);
  if (!watch) return null;
  const { id, fd, unread } = watch;
  return (
    <fieldset>
      <legend>{say("chosen", { fd })}</legend>
      <div class="row">
        <label class="check">
          <input
            type="number"
            min={1}
            max={500}
            value={bytes}
            onInput={(event) => setBytes(Math.min(500, Math.max(1, Number(event.currentTarget.value) || 1)))}
          />
          {say("bytes")}
        </label>
        <button onClick={() => act({ type: "arrive", watch: id, bytes })}>{say("arrive")}</button>
        <button onClick={() => act({ type: "read", watch: id, bytes })}>{say("recv")}</button>
        <button disabled={unread === 0} onClick={() => act({ type: "read", watch: id, bytes: unread })}>
          {say("recvAll")}
        </button>
        <button onClick={() => act({ type: "modify", watch: id })}>EPOLL_CTL_MOD</button>
        <button disabled={watch.open.length > 1} onClick={() => act({ type: "dup", watch: id })}>
          dup
        </button>
        <button onClick={() => act({ type: "close", watch: id })}>close</button>
      </div>
    </fieldset>
  );
}

function Threads({ state, say, act }: Props) {
  const [most, setMost] = useState(16);
  const [block, setBlock] = useState(true);
  return (
    <fieldset>
      <legend>{say("threads")}</legend>
      <div class="row">
        <label class="check">
          maxevents
          <select value={most} onChange={(event) => setMost(Number(event.currentTarget.value))}>
            {MAXEVENTS.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
        <label class="check">
          timeout
          <select value={block ? -1 : 0} onChange={(event) => setBlock(event.currentTarget.value === "-1")}>
            <option>-1</option>
            <option>0</option>
          </select>
        </label>
        {state.threads.map(({ id, state: doing }) =>
          doing === "woken" ? (
            <button key={id} onClick={() => act({ type: "resume", thread: id })}>
              {say("resume", { thread: id })}
            </button>
          ) : (
            <button
              key={id}
              disabled={doing === "asleep"}
              onClick={() => act({ type: "wait", thread: id, most, block })}
            >
              {say("wait", { thread: id })}
            </button>
          ),
        )}
        {state.threads.length < MOST_THREADS && (
          <button onClick={() => act({ type: "thread" })}>{say("addThread")}</button>
        )}
      </div>
    </fieldset>
  );
}
