/** The picture of an epoll instance. Every item keeps its key, so that it moves when it changes its place. */
import { isForgotten, isListed, isServed, type EpollState, type Watch } from "../../../core/diagrams/epoll-state.ts";
import type { Say } from "../../shared/words.ts";
import { layoutFor, linkPlace, LINK, readyIndex, treePlaces, type Layout, type Place, type Point } from "./layout.ts";
import { Program, Queue } from "./threads.tsx";

export interface PictureProps {
  readonly state: EpollState;
  readonly say: Say;
  readonly width: number;
  readonly chosen: number | undefined;
  readonly choose: (watch: number) => void;
}

export function Picture({ state, say, width, chosen, choose }: PictureProps) {
  const layout = layoutFor(width, state);
  const places = treePlaces(state.watches, layout);
  return (
    <svg class="picture" viewBox={`0 0 ${layout.width} ${layout.height}`} role="group" aria-label={say("picture")}>
      <Frames layout={layout} state={state} say={say} />
      {places.map((place) => place.parent && <Branch key={place.id} from={place.parent} to={place} layout={layout} />)}
      <g role="radiogroup" aria-label={say("interest")}>
        {places.map((place) => {
          const watch = state.watches.find(({ id }) => id === place.id);
          return (
            watch && (
              <Node key={watch.id} {...{ watch, place, layout, state, say, choose }} isChosen={watch.id === chosen} />
            )
          );
        })}
      </g>
      {places.map((place) => {
        const watch = state.watches.find(({ id }) => id === place.id);
        return watch && <Link key={watch.id} {...{ watch, place, layout, state }} />;
      })}
      <Queue layout={layout} state={state} say={say} />
      <Program layout={layout} state={state} say={say} />
    </svg>
  );
}

function Frames({ layout, state, say }: { layout: Layout; state: EpollState; say: Say }) {
  const { kernel, program, tree, list, queue } = layout;
  return (
    <g>
      <rect class="world" {...kernel} rx={8} />
      <text class="world-name" x={kernel.x + 14} y={22}>
        {say("kernel")}
      </text>
      <rect class="world own" {...program} rx={8} />
      <text class="world-name" x={program.x + 14} y={program.y + 22}>
        {say("program")}
      </text>
      <text class="title" x={tree.x} y={tree.y - 12}>
        {say("interest")}
      </text>
      <text class="title" x={list.x + list.width / 2} y={list.y - 12} text-anchor="middle">
        {say("ready")}
      </text>
      <rect class="well" x={list.x} y={list.y - 4} width={list.width} height={list.height + 4} rx={6} />
      <rect class="well" {...queue} rx={6} />
      <CopyArrow layout={layout} text={say("copy")} />
      {state.ready.length === 0 && (
        <Centred text={say("readyEmpty")} at={{ x: list.x + list.width / 2, y: list.y + 22 }} />
      )}
      {state.watches.length === 0 && (
        <Centred text={say("nothing")} at={{ x: tree.x + tree.width / 2, y: tree.y + 40 }} />
      )}
    </g>
  );
}

/** Events leave the kernel as copies; no memory is shared. */
function CopyArrow({ layout, text }: { layout: Layout; text: string }) {
  const { wide, kernel, program, list } = layout;
  const from = wide ? { x: list.x + list.width, y: list.y + 15 } : { x: list.x + list.width / 2, y: kernel.height };
  const path = wide
    ? `M${from.x + 4} ${from.y}H${program.x - 5}m-6-4 6 4-6 4`
    : `M${from.x} ${from.y + 4}V${program.y - 5}m-4-6 4 6 4-6`;
  const label = wide
    ? { x: kernel.width + (program.x - kernel.width) / 2, y: from.y - 7 }
    : { x: from.x + 26, y: from.y + 22 };
  return (
    <g class="arrow">
      <path d={path} />
      <text class="small faint" {...label} text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function Centred({ text, at }: { text: string; at: Point }) {
  return (
    <text class="faint" x={at.x} y={at.y} text-anchor="middle">
      {text}
    </text>
  );
}

function Branch({ from, to, layout }: { from: Point; to: Point; layout: Layout }) {
  const { width, height } = layout.node;
  return <line class="branch" x1={from.x + width / 2} y1={from.y + height} x2={to.x + width / 2} y2={to.y} />;
}

interface NodeProps {
  readonly watch: Watch;
  readonly place: Place;
  readonly layout: Layout;
  readonly state: EpollState;
  readonly say: Say;
  readonly isChosen: boolean;
  readonly choose: (watch: number) => void;
}

/** An item of the tree, with the buffer of its socket as a bar. */
function Node({ watch, place, layout, state, say, isChosen, choose }: NodeProps) {
  const { width, height } = layout.node;
  const inner = width - 20;
  const press = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    moveFocus(state, watch, by, choose, event.currentTarget as SVGElement);
  };
  return (
    <g
      class={`item node ${kindOf(state, watch)} ${watch.armed ? "" : "disarmed"} ${isChosen ? "chosen" : ""}`}
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
      role="radio"
      aria-checked={isChosen}
      aria-label={`fd ${watch.fd}, ${modeName(watch)}, ${say("unread", { bytes: watch.unread })}, ${say(`state.${kindOf(state, watch)}`)}`}
      tabindex={isChosen ? 0 : -1}
      data-watch={watch.id}
      onClick={() => choose(watch.id)}
      onKeyDown={press}
    >
      <rect class="body" width={width} height={height} rx={6} />
      <circle class={place.red ? "red" : "black"} cx={width / 2} cy={0} r={4} />
      <text class={`strong ${watch.open.includes(watch.fd) ? "" : "closed"}`} x={9} y={20}>
        fd {watch.fd}
      </text>
      <text class="mode" x={width - 8} y={20} text-anchor="end">
        {modeName(watch)}
      </text>
      <text class="small" x={10} y={38}>
        {watch.unread} B
        {watch.open.length > 1 || !watch.open.includes(watch.fd)
          ? ` · dup ${watch.open.filter((fd) => fd !== watch.fd).join(", ")}`
          : ""}
      </text>
      <rect class="buffer" x={10} y={45} width={inner} height={4} rx={2} />
      <rect class="unread" x={10} y={45} width={inner * Math.min(1, watch.unread / 120)} height={4} rx={2} />
    </g>
  );
}

/** What the border says of an item. */
function kindOf(state: EpollState, watch: Watch): "listed" | "told" | "forgotten" | "off" | "plain" {
  if (isListed(state, watch)) return "listed";
  if (isServed(state, watch)) return "told";
  if (isForgotten(state, watch)) return "forgotten";
  return watch.armed ? "plain" : "off";
}

export function modeName({ trigger, oneShot }: Pick<Watch, "trigger" | "oneShot">): string {
  return `${trigger === "edge" ? "ET" : "LT"}${oneShot ? "¹" : ""}`;
}

function moveFocus(
  state: EpollState,
  from: Watch,
  by: number,
  choose: (watch: number) => void,
  element: SVGElement,
): void {
  const { watches } = state;
  const next = watches[(watches.indexOf(from) + by + watches.length) % watches.length];
  if (!next) return;
  choose(next.id);
  element.parentElement?.querySelector<SVGElement>(`[data-watch="${next.id}"]`)?.focus();
}

/** The item's place on the ready list: it comes out of the tree and goes back there. */
function Link({ watch, place, layout, state }: { watch: Watch; place: Place; layout: Layout; state: EpollState }) {
  const index = readyIndex(state, watch);
  const hidden = index < 0;
  const at = hidden ? { x: place.x + (layout.node.width - LINK.width) / 2, y: place.y + 14 } : linkPlace(layout, index);
  return (
    <g
      class={`item link ${hidden ? "gone" : ""}`}
      data-hidden={hidden || undefined}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      aria-hidden
    >
      {index > 0 && <line class="chain" x1={LINK.width / 2} x2={LINK.width / 2} y1={LINK.height - LINK.pitch} y2={0} />}
      <rect class="body" width={LINK.width} height={LINK.height} rx={5} />
      <text x={LINK.width / 2} y={18} text-anchor="middle">
        fd {watch.fd}
      </text>
    </g>
  );
}
