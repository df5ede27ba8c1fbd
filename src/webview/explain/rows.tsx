/** The explanations, one for each piece. */
import type { Explanation } from "../../core/shell/explain.ts";
import type { Choice } from "./line.tsx";
import { oneLine, titleOf } from "./text.ts";
import { toneOf } from "./tones.ts";
import type { Words } from "./words.ts";

interface RowsProps {
  readonly pieces: readonly Explanation[];
  /** Which of them are shown. */
  readonly indexes: readonly number[];
  readonly choice: Choice;
  readonly words: Words;
  readonly follow: (link: string) => void;
}

export function Rows({ pieces, indexes, choice, words, follow }: RowsProps) {
  return (
    <ol class="rows" aria-label={words.pieces}>
      {indexes.map((index) => {
        const piece = pieces[index];
        return piece && <Row key={index} index={index} piece={piece} choice={choice} words={words} follow={follow} />;
      })}
    </ol>
  );
}

type RowProps = Omit<RowsProps, "pieces" | "indexes"> & { readonly index: number; readonly piece: Explanation };

function Row({ index, piece, choice, words, follow }: RowProps) {
  const active = choice.active === index;
  return (
    <li
      id={`row-${index}`}
      data-row={index}
      class={`row ${toneOf(index)} depth-${Math.min(piece.depth, 5)}${active ? " active" : ""}`}
      tabIndex={active ? 0 : -1}
      onMouseEnter={() => choice.choose(index)}
      onFocus={() => choice.choose(index)}
    >
      <code class="label">{oneLine(piece.text)}</code>
      <div class="words">
        <Title piece={piece} words={words} follow={follow} />
        {[piece.explanation, ...piece.notes].map((text, order) => (
          <p key={order}>
            <Prose text={text} />
          </p>
        ))}
      </div>
    </li>
  );
}

function Title({ piece, words, follow }: { piece: Explanation; words: Words; follow: (link: string) => void }) {
  const title = titleOf(piece);
  const link = piece.role === "command" && piece.command !== undefined ? `cmd:${piece.command}` : undefined;
  return (
    <>
      {title !== undefined && <p class="title">{title}</p>}
      {link !== undefined && (
        <button class="quiet" onClick={() => follow(link)}>
          {words.page}
        </button>
      )}
    </>
  );
}

/** Words between backticks are code. */
function Prose({ text }: { text: string }) {
  return <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}
