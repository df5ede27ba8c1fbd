import {
  CALLS,
  costUntil,
  FIRST_FD,
  touches,
  type Call,
  type Cost,
  type Load,
  type Phase,
} from "../../../core/diagrams/select-poll-epoll.ts";
import type { Say } from "../../shared/words.ts";
import { bytes } from "./table.tsx";
import type { Change, Settings } from "./settings.ts";

const LABEL = 74;
const TOP = 58;
const BAND = 118;
const CELL_HEIGHT = 26;

interface Props {
  readonly settings: Settings;
  readonly ready: readonly number[];
  readonly phase: Phase;
  readonly change: Change;
  readonly width: number;
  readonly say: Say;
}

export function SlotPicture({ settings, ready, phase, change, width, say }: Props) {
  const pitch = Math.min(64, (width - LABEL) / settings.slots);
  const load: Load = { watched: settings.slots, ready: ready.length, first: FIRST_FD, sets: 1 };
  return (
    <svg
      class="picture slots"
      viewBox={`0 0 ${width} ${TOP + CALLS.length * BAND}`}
      role="group"
      aria-label={say("slots")}
    >
      <text class="small" x={0} y={28}>
        {say("sockets")}
      </text>
      {Array.from({ length: settings.slots }, (_, slot) => (
        <Socket
          key={slot}
          slot={slot}
          x={LABEL + slot * pitch}
          width={pitch - 5}
          isReady={ready.includes(slot)}
          change={change}
          settings={settings}
        />
      ))}
      {CALLS.map((call, index) => (
        <g key={call} transform={`translate(0 ${TOP + index * BAND})`}>
          <Band call={call} phase={phase} load={load} ready={ready} pitch={pitch} width={width} say={say} />
        </g>
      ))}
    </svg>
  );
}

interface SocketProps {
  readonly slot: number;
  readonly x: number;
  readonly width: number;
  readonly isReady: boolean;
  readonly settings: Settings;
  readonly change: Change;
}

/** A socket of the example: a press lets data arrive, or takes it away. */
function Socket({ slot, x, width, isReady, settings, change }: SocketProps) {
  const { full } = settings;
  const toggle = () => change({ full: isReady ? full.filter((other) => other !== slot) : [...full, slot], phase: 0 });
  const press = (event: KeyboardEvent) => {
    if (event.key === " " || event.key === "Enter") toggle();
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft")
      moveFocus(event.currentTarget as SVGElement, event.key);
    else return;
    event.preventDefault();
  };
  return (
    <g
      class={`socket ${isReady ? "full" : ""}`}
      role="checkbox"
      aria-checked={isReady}
      aria-label={`fd ${FIRST_FD + slot}`}
      tabindex={slot === 0 ? 0 : -1}
      onClick={toggle}
      onKeyDown={press}
    >
      <rect x={x} y={8} width={width} height={32} rx={5} />
      <text class="small" x={x + width / 2} y={28} text-anchor="middle">
        {FIRST_FD + slot}
      </text>
    </g>
  );
}

function moveFocus(socket: SVGElement, key: string): void {
  const sibling = key === "ArrowRight" ? socket.nextElementSibling : socket.previousElementSibling;
  if (sibling?.getAttribute("role") === "checkbox") (sibling as SVGElement).focus();
}

interface BandProps {
  readonly call: Call;
  readonly phase: Phase;
  readonly load: Load;
  readonly ready: readonly number[];
  readonly pitch: number;
  readonly width: number;
  readonly say: Say;
}

/** One call: its name and costs so far, the program's own array, and the kernel's. */
function Band({ call, phase, load, ready, pitch, width, say }: BandProps) {
  const cost = costUntil(call, load, phase);
  const slots = Array.from({ length: load.watched }, (_, slot) => slot);
  const own = call === "epoll" ? slots.slice(0, ready.length) : slots;
  const kernelHolds = call === "epoll" || phase !== "before";
  return (
    <g class={`band ${call}`}>
      <line class="grid" x1={0} x2={width} y1={4} y2={4} />
      <text class="strong name" x={0} y={28}>
        {call}
      </text>
      <text class="small" x={LABEL} y={28}>
        {costText(cost, say)}
      </text>
      <RowName text={say("own")} y={57} />
      <RowName text={say("inKernel")} y={93} />
      {own.map((slot) => (
        <Cell
          key={slot}
          x={LABEL + slot * pitch}
          y={40}
          width={pitch - 5}
          slot={slot}
          {...ownCell(call, phase, slot, ready)}
        />
      ))}
      {slots.map((slot) => (
        <Cell
          key={slot}
          x={LABEL + slot * pitch}
          y={76}
          width={pitch - 5}
          slot={slot}
          text={kernelHolds ? "" : undefined}
          isReady={(call === "epoll" || knowsReady(phase)) && ready.includes(slot)}
          isTouched={(phase === "pass" || phase === "ask") && touches(call, phase, ready.includes(slot))}
        />
      ))}
    </g>
  );
}

/** select and poll learn what is ready by asking. */
function knowsReady(phase: Phase): boolean {
  return phase === "ask" || phase === "return" || phase === "search";
}

function RowName({ text, y }: { text: string; y: number }) {
  return (
    <text class="small faint" x={0} y={y}>
      {text}
    </text>
  );
}

function costText({ copiedIn, asked, copiedOut, searched }: Cost, say: Say): string {
  return say("costSoFar", { in: bytes(copiedIn), asked, out: bytes(copiedOut), searched });
}

interface CellState {
  /** Undefined where nothing is stored yet. */
  readonly text: string | undefined;
  readonly isReady: boolean;
  readonly isTouched: boolean;
}

/** What a slot of the program's array holds: bits of select, revents of poll, events of epoll. */
function ownCell(call: Call, phase: Phase, slot: number, ready: readonly number[]): CellState {
  const isOver = phase === "return" || phase === "search";
  if (call === "epoll") {
    const fd = [...ready].sort((a, b) => a - b)[slot];
    return { text: isOver && fd !== undefined ? String(FIRST_FD + fd) : undefined, isReady: isOver, isTouched: isOver };
  }
  const isReady = ready.includes(slot);
  const result = call === "select" ? (isReady ? "1" : "0") : isReady ? "IN" : "0";
  return {
    text: isOver ? result : call === "select" ? "1" : "0",
    isReady: isOver && isReady,
    isTouched: isOver,
  };
}

interface CellProps extends CellState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly slot: number;
}

/** The delay grows from slot to slot, so that a scan runs through its cells. */
function Cell({ x, y, width, slot, text, isReady, isTouched }: CellProps) {
  const kind = [text === undefined ? "absent" : "", isReady ? "full" : "", isTouched ? "touched" : ""].join(" ");
  return (
    <g class={`cell ${kind}`}>
      <rect x={x} y={y} width={width} height={CELL_HEIGHT} rx={3} style={{ transitionDelay: `${slot * 45}ms` }} />
      <text class="small" x={x + width / 2} y={y + 17} text-anchor="middle">
        {text ?? ""}
      </text>
    </g>
  );
}
