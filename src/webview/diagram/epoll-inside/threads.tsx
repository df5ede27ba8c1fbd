/** The threads: their wait queue in the kernel, and their own arrays in the program. */
import type { EpollState, Report, Thread } from "../../../core/diagrams/epoll-state.ts";
import type { Say } from "../../shared/words.ts";
import { CELL, cellPlace, CHIP, linkPlace, queuePlace, type Layout } from "./layout.ts";

interface Props {
  readonly layout: Layout;
  readonly state: EpollState;
  readonly say: Say;
}

export function Queue({ layout, state, say }: Props) {
  const { queue } = layout;
  return (
    <g>
      <text class="title" x={queue.x + 12} y={queue.y + 26}>
        {say("queue")}
      </text>
      <text class="small faint" x={queue.x + 12} y={queue.y + 43}>
        {say("queueNote")}
      </text>
      {state.queue.length === 0 && (
        <text class="faint" x={queue.x + 128} y={queue.y + 34}>
          {say("queueEmpty")}
        </text>
      )}
      {state.threads.map((thread, index) => (
        <Sleeper key={thread.id} {...{ thread, index, layout, state, say }} />
      ))}
    </g>
  );
}

/** A sleeping thread comes out of its card and goes back there. */
function Sleeper({ thread, index, layout, state, say }: Props & { thread: Thread; index: number }) {
  const position = state.queue.indexOf(thread.id);
  const hidden = position < 0;
  const card = layout.cards[index] ?? { x: 0, y: 0 };
  const at = hidden ? { x: card.x + 4, y: card.y + 4 } : queuePlace(layout, position);
  return (
    <g
      class={`item sleeper ${hidden ? "gone" : ""}`}
      data-hidden={hidden || undefined}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      aria-hidden
    >
      <rect class="body" width={CHIP.width} height={CHIP.height} rx={13} />
      <text class="small" x={CHIP.width / 2} y={17} text-anchor="middle">
        {say("thread", { thread: thread.id })}
      </text>
    </g>
  );
}

export function Program({ layout, state, say }: Props) {
  return (
    <g>
      {state.threads.map((thread, index) => (
        <Card key={thread.id} {...{ thread, index, layout, state, say }} />
      ))}
      {state.threads.flatMap((thread, index) =>
        thread.events.map((report, cell) => <Copy key={report.serial} {...{ report, thread: index, cell, layout }} />),
      )}
    </g>
  );
}

function Card({ thread, index, layout, say }: Props & { thread: Thread; index: number }) {
  const at = layout.cards[index] ?? { x: 0, y: 0 };
  const { width, height } = layout.card;
  const first = cellPlace(layout, index, 0);
  return (
    <g class={`card ${thread.state}`}>
      <rect class="body" x={at.x} y={at.y} width={width} height={height} rx={6} />
      <text class="strong" x={at.x + 10} y={at.y + 21}>
        {say("thread", { thread: thread.id })}
      </text>
      <text class="small state" x={at.x + 10} y={at.y + 40}>
        {say(thread.state)}
      </text>
      {thread.events.length === 0 && (
        <text class="small faint" x={first.x} y={first.y + 17}>
          events[ ]
        </text>
      )}
    </g>
  );
}

/** An event in a thread's array. It flies in from the head of the ready list: a copy, not the item. */
function Copy({ report, thread, cell, layout }: { report: Report; thread: number; cell: number; layout: Layout }) {
  const at = cellPlace(layout, thread, cell);
  const from = linkPlace(layout, 0);
  const offset = { "--from-x": `${from.x - at.x}px`, "--from-y": `${from.y - at.y}px` };
  return (
    <g style={{ transform: `translate(${at.x}px, ${at.y}px)` }} aria-hidden>
      <g class="copy" style={offset}>
        <rect class="body" width={CELL.width} height={CELL.height} rx={4} />
        <text class="small" x={CELL.width / 2} y={16} text-anchor="middle">
          {report.fd}
        </text>
      </g>
    </g>
  );
}
