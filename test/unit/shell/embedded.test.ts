import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TextLines } from "../../../src/core/lines.ts";
import { islandsBefore } from "../../../src/core/shell/embedded/index.ts";
import { provideCompletion } from "../../../src/language/completion.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { testLibrary } from "./knowledge.ts";

const library = testLibrary();

/** A document with a caret, and what the hover says there; `undefined` when it is silent. */
type Case = readonly [string, string | undefined];

function unmark(marked: string, languageId: string) {
  const before = marked.slice(0, marked.indexOf("‸")).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const lines = new TextLines(marked.replace("‸", ""));
  return { document: { uri: "file:///a", languageId, lines }, position };
}

function check(languageId: string, cases: readonly Case[]): void {
  describe(languageId, () => {
    for (const [marked, said] of cases) {
      test(marked.replaceAll("\n", "⏎"), () => {
        const { document, position } = unmark(marked, languageId);
        const contents = provideHover(document, position, library)?.contents as { value: string } | undefined;
        if (said === undefined) assert.equal(contents, undefined);
        else assert.ok(contents?.value.includes(said), `expected «${said}» in «${contents?.value}»`);
      });
    }
  });
}

check("markdown", [
  ["```sh\nls -‸l\n```", "Long format"],
  ["``` bash\nls -‸l\n```", "Long format"],
  ['~~~~shell title="x"\nls -‸l\n~~~~', "Long format"],
  ["```{.bash}\nls -‸l\n```", "Long format"],
  ["ls -‸l", undefined],
  ["`ls -‸l`", undefined],
  ["```\nls -‸l\n```", undefined],
  ["```c\nls -‸l\n```", undefined],
  ["```sh\nls\n```\nls -‸l", undefined],
  ["```s‸h\nls\n```", undefined],
  ["````md\n```sh\nls -‸l\n```\n````", undefined],
  ["````md\n```sh\n```\n````\n```sh\nls -‸l\n```", "Long format"],
  ["```sh\ntar \\\n  -‸xf a\n```", "out of the archive"],
  ["1. first\n\n   ```sh\n   ls -‸l\n   ```", "Long format"],
  ["> ```sh\n> ls -‸l\n> ```", "Long format"],
  ["```sh\necho 'open\n```\n\n```sh\nls -‸l\n```", "Long format"],
  ["```console\n$ ls -‸l\n```", "Long format"],
  ["```console\n# ls -‸l\n```", "Long format"],
  ["```console\nls -‸l\n```", undefined],
  ["```console\n$ ls\nls -‸l\n```", undefined],
  ["```console\n‸$ ls -l\n```", undefined],
  ["```shellsession\nme@host:~$ ls -‸l\n```", "Long format"],
  ["```console\n$ tar \\\n  -‸xf a\n```", "out of the archive"],
  ["```console\n$ tar \\\n> -‸xf a\n```", "out of the archive"],
  ["```console\n$ echo 'open\n$ ls -‸l\n```", "Long format"],
  ["```sh\n$ ls -‸l\n$ ls\n```", "Long format"],
  ["```sh\n# ls -‸l\nls\n```", undefined],
  ["```sh\nls -‸l", "Long format"],
]);

check("makefile", [
  ["all:\n\tgcc -‸c a.c", "without linking"],
  ["all:\n\t@gcc -‸c a.c", "without linking"],
  ["all:\n\t-@gcc -‸c a.c", "without linking"],
  ["all:\n\t‸@gcc -c a.c", undefined],
  ["all:\n\tgcc \\\n\t  -‸c a.c", "without linking"],
  ["ls -‸l", undefined],
  ["SRC = a.c \\\n\tls -‸l", undefined],
  ["all: ls -‸l", undefined],
  ["all:\n\t$(CC) -‸c a.c", undefined],
  ["all:\n\tgcc $(C‸FLAGS) -c a.c", undefined],
  ["all:\n\tgcc $(CFLAGS) -‸c a.c", "without linking"],
  ["all:\n\tgcc $(subst a,b,$(X) y) -‸c a.c", "without linking"],
  ["all:\n\tgcc -c $‸< -o $@", undefined],
  ["all:\n\tgcc -c $< -‸o $@", "Names the output"],
  ["all:\n\tfor f in *.c; do gcc -‸c $$f; done", "without linking"],
  ["all:\n\tgcc $$f -‸c x", "without linking"],
  ["all:\n\techo $$f $$(ls -‸l)", "Long format"],
  ["all:\n\techo 'open\n\tls -‸l", "Long format"],
  ["all:\n\tls \\\\\n\tls -‸l", "Long format"],
  ["all:\n\t# ls -‸l", undefined],
]);

check("dockerfile", [
  ["FROM debian\nRUN ls -‸l", "Long format"],
  ["FROM debian\nrun ls -‸l", "Long format"],
  ["FROM debian\nCMD ls -‸l", undefined],
  ["# RUN ls -‸l", undefined],
  ["RU‸N ls -l", undefined],
  ["RUN ls && \\\n    ls -‸l", "Long format"],
  ["RUN tar \\\n  # a comment\n  -‸xf a", "out of the archive"],
  ["RUN tar \\\n\n  -‸xf a", "out of the archive"],
  ['RUN ["ls", "-‸l"]', undefined],
  ["RUN --mount=type=cache,target=/x ls -‸l", "Long format"],
  ["RUN --mount=typ‸e=cache ls -l", undefined],
  ["RUN <<EOF\nls -‸l\nEOF\nENV A=1", "Long format"],
  ["RUN <<EOF\nls\nEOF\nENV ls -‸l", undefined],
  ["RUN cat <<EOF > f\nls -‸l\nEOF", undefined],
  ["COPY <<EOF /x\nRUN ls -‸l\nEOF", undefined],
  ["RUN echo 'open\nRUN ls -‸l", "Long format"],
]);

describe("completion stays in the shell of the document", () => {
  const labels = (marked: string, languageId: string) => {
    const { document, position } = unmark(marked, languageId);
    return provideCompletion(document, position, library);
  };

  test("in a fence, with the range in the document", () => {
    const items = labels("text\n```console\n$ chmod --rec‸\n```", "markdown");
    const item = items.find(({ label }) => label === "--recursive");
    assert.deepEqual(item?.textEdit, {
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 13 } },
      newText: "--recursive",
    });
  });

  test("behind what make takes out", () => {
    const items = labels("all:\n\techo $$a; chmod --rec‸", "makefile");
    const item = items.find(({ label }) => label === "--recursive");
    assert.deepEqual(item?.textEdit && "range" in item.textEdit && item.textEdit.range.start, {
      line: 1,
      character: 17,
    });
  });

  test("nothing outside", () => {
    assert.deepEqual(labels("chm‸", "markdown"), []);
    assert.deepEqual(labels("FROM chm‸", "dockerfile"), []);
    assert.deepEqual(labels("CHM = chm‸", "makefile"), []);
  });
});

test("edits leave the islands as a fresh reading finds them", () => {
  const pieces = ["```sh", "```", "````", "ls -l", "text", "\ta \\", "\tb", "RUN x \\", "RUN <<E", "E", "> ```sh", ""];
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (const languageId of ["markdown", "makefile", "dockerfile"]) {
    const lines = new TextLines("");
    for (let step = 0; step < 400; step++) {
      const line = random(lines.count);
      const range = { start: { line, character: 0 }, end: { line: line + random(3), character: 0 } };
      lines.applyChange(range, `${pieces[random(pieces.length)]}\n`);
      const until = random(lines.count + 1);
      const texts = Array.from({ length: lines.count }, (_, index) => lines.line(index));
      const seen = (document: TextLines) =>
        islandsBefore({ languageId, lines: document }, until).map(({ first, count }) => `${first}+${count}`);
      assert.deepEqual(seen(lines), seen(new TextLines(texts.join("\n"))), `step ${step}: ${texts.join("⏎")}`);
    }
  }
});
