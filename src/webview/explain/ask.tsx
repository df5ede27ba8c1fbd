import { useRef } from "preact/hooks";
import type { Words } from "./words.ts";

/** Another line may be typed on the page itself. */
export function Ask({ line, words, ask }: { line: string; words: Words; ask: (line: string) => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const submit = () => ask(box.current?.value ?? "");
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        key={line}
        ref={box}
        rows={line.split("\n").length}
        spellcheck={false}
        aria-label={words.label}
        defaultValue={line}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <button class="primary">{words.explain}</button>
    </form>
  );
}
