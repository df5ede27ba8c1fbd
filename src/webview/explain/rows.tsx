/** The explanations, one for each piece. */
import type { Explanation } from "../../core/shell/explain.ts";
import type { Choice } from "./line.tsx";
import { oneLine, titleOf } from "./text.ts";
import { toneOf } from "./tones.ts";
import type { Words } from "./words.ts";

interface RowsProps {
  readonly pieces: readonly Explanation[];
  readonly choice: Choice;
  readonly words: Words;
  readonly follow: (link: string) => void;
}

export function Rows({ pieces, choice, words, follow }: RowsProps) {
  return (
    <ol class="rows" aria-label={words.pieces}>
      {pieces.map((piece, index) => (
        <li
          key={index}
          id={`row-${index}`}
          data-row={index}
          class={`row ${toneOf(index)} depth-${Math.min(piece.depth, 5)}${choice.active === index ? " active" : ""}`}
          tabIndex={choice.active === index ? 0 : -1}
          onMouseEnter={() => choice.choose(index)}
          onFocus={() => choice.choose(index)}
        >
          <code class="label">{oneLine(piece.text)}</code>
          <div class="words">
            <Title piece={piece} words={words} follow={follow} />
            {[piece.explanation, ...piece.notes].map((text) => (
              <p>
                <Prose text={text} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
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
