/** The picture of an epoll instance: tree, list, threads. Every item keeps its key, so that it moves when it changes its place. */
import { stalled, type EpollState, type Watch } from "../../core/diagrams/epoll-inside.ts";
import type { Say } from "../shared/words.ts";

const WIDTH = 860;
const HEIGHT = 350;
const NODE = { width: 104, height: 46 };
/** Where each part begins, from the left. */
const TREE = { x: 20, width: 420 };
const LIST = { x: 470, width: 150 };
const THREADS = { x: 650, width: 190 };
const TOP = 62;

export function EpollPicture({ state, say }: { state: EpollState; say: Say }) {
  const places = treePlaces(state.watches);
  return (
    <svg class="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say(state.happening.key, ...state.happening.values)}>
      <Panel x={TREE.x} width={TREE.width} title={say("interest")} />
      <Panel x={LIST.x} width={LIST.width} title={say("ready")} />
      <Panel x={THREADS.x} width={THREADS.width} title={say("threads")} />
      {places.map(({ fd, parent }) => parent && <Edge key={fd} from={parent} to={places.find((place) => place.fd === fd)} />)}
      {places.map(({ fd, x, y }) => (
        <WatchNode key={fd} x={x} y={y} watch={state.watches.find((watch) => watch.fd === fd)} state={state} say={say} />
      ))}
      {state.ready.length === 0 && (
        <text class="faint" x={LIST.x + LIST.width / 2} y={TOP + 40} text-anchor="middle">
          {say("readyEmpty")}
        </text>
      )}
      {state.ready.map((fd, index) => (
        <g key={fd} class="item" style={{ transform: `translate(${LIST.x + 35}px, ${TOP + 12 + index * 38}px)` }}>
          <rect class="ready" width={80} height={28} rx={4} />
          <text x={40} y={19} text-anchor="middle">
            fd {fd}
          </text>
        </g>
      ))}
      {state.threads.map((thread, index) => (
        <g key={thread.id} class="item" style={{ transform: `translate(${THREADS.x + 15}px, ${TOP + 12 + index * 100}px)` }}>
          <rect class={thread.state} width={160} height={80} rx={6} />
          <text class="strong" x={80} y={24} text-anchor="middle">
            {say("thread", thread.id)}
          </text>
          <text class="small" x={80} y={44} text-anchor="middle">
            {say(thread.state)}
          </text>
          <text class="small" x={80} y={64} text-anchor="middle">
            {thread.events.length > 0 ? say("returned", thread.events.join(", ")) : ""}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Panel({ x, width, title }: { x: number; width: number; title: string }) {
  return (
    <g>
      <text class="title" x={x} y={32}>
        {title}
      </text>
      <rect class="panel" x={x} y={TOP - 16} width={width} height={HEIGHT - TOP} rx={6} />
    </g>
  );
}

interface Place {
  readonly fd: number;
  readonly x: number;
  readonly y: number;
  readonly parent?: { readonly x: number; readonly y: number };
}

/** A balanced binary tree by descriptor, as a red-black tree of so few is. */
function treePlaces(watches: readonly Watch[]): Place[] {
  const levels = 3;
  const grow = (part: readonly Watch[], level: number, left: number, width: number, parent?: Place): Place[] => {
    const middle = Math.floor(part.length / 2);
    const watch = part[middle];
    if (!watch) return [];
    const place: Place = {
      fd: watch.fd,
      x: left + width / 2 - NODE.width / 2,
      y: TOP + 10 + level * ((HEIGHT - TOP - 40) / levels),
      ...(parent && { parent }),
    };
    return [
      place,
      ...grow(part.slice(0, middle), level + 1, left, width / 2, place),
      ...grow(part.slice(middle + 1), level + 1, left + width / 2, width / 2, place),
    ];
  };
  return grow(watches, 0, TREE.x, TREE.width).toSorted((a, b) => a.fd - b.fd);
}

function Edge({ from, to }: { from: { x: number; y: number }; to: { x: number; y: number } | undefined }) {
  if (!to) return null;
  const middle = NODE.width / 2;
  return <line class="edge" x1={from.x + middle} y1={from.y + NODE.height} x2={to.x + middle} y2={to.y} />;
}

interface NodeProps {
  readonly x: number;
  readonly y: number;
  readonly watch: Watch | undefined;
  readonly state: EpollState;
  readonly say: Say;
}

function WatchNode({ x, y, watch, state, say }: NodeProps) {
  if (!watch) return null;
  const forgotten = stalled(state)?.fd === watch.fd && state.threads.some((thread) => thread.state === "waiting");
  const kind = !watch.armed ? "off" : forgotten ? "forgotten" : state.ready.includes(watch.fd) ? "ready" : "plain";
  const mode = [watch.trigger === "edge" ? "ET" : "LT", ...(watch.oneShot ? ["1"] : [])].join("·");
  return (
    <g class="item" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <rect class={kind} width={NODE.width} height={NODE.height} rx={5} />
      <text class="strong" x={10} y={19}>
        fd {watch.fd}
      </text>
      <text class="small" x={NODE.width - 10} y={19} text-anchor="end">
        {mode}
      </text>
      <text class="small" x={10} y={37}>
        {watch.armed || watch.unread > 0 ? say("unread", watch.unread) : say("disabled")}
        {!watch.armed && watch.unread > 0 ? " ✕" : ""}
      </text>
    </g>
  );
}
