/** The command line, its pieces underlined in their colours. */
import { toneOf } from "./tones.ts";
import type { Mark, Node } from "./nesting.ts";
import type { Words } from "./words.ts";

export interface Choice {
  /** The piece that is pointed at, or has the focus. */
  readonly active: number | undefined;
  readonly choose: (index: number | undefined) => void;
}

export function Line({ nodes, choice, words }: { nodes: readonly Node[]; choice: Choice; words: Words }) {
  return (
    <div class="line" role="group" aria-label={words.label} title={words.keys}>
      {nodes.map((node) => (
        <LineNode node={node} choice={choice} />
      ))}
    </div>
  );
}

function LineNode({ node, choice }: { node: Node; choice: Choice }) {
  return typeof node === "string" ? <>{node}</> : <Piece mark={node} choice={choice} />;
}

function Piece({ mark, choice }: { mark: Mark; choice: Choice }) {
  const { index, children, height } = mark;
  const active = choice.active === index;
  const point = (event: Event) => {
    // The innermost piece under the mouse is the one that is meant.
    event.stopPropagation();
    choice.choose(index);
  };
  return (
    <span
      class={`piece ${toneOf(index)} height-${Math.min(height, 4)}${active ? " active" : ""}`}
      role="note"
      data-piece={index}
      tabIndex={active || (choice.active === undefined && index === 0) ? 0 : -1}
      aria-describedby={`row-${index}`}
      onMouseOver={point}
      onFocus={point}
    >
      {children.map((child) => (
        <LineNode node={child} choice={choice} />
      ))}
    </span>
  );
}
