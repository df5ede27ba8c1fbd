import assert from "node:assert/strict";
import { test } from "node:test";
import { TextLines } from "../../../src/core/lines.ts";
import { pythonSourceOf } from "../../../src/core/python/source.ts";
import { lexLine, stateAfter } from "../../../src/core/python/tokens.ts";
import { provideCompletion } from "../../../src/language/completion.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { provideSignatureHelp } from "../../../src/language/signature.ts";
import { randomEdit, randomizer, textOf } from "../../support/random.ts";
import { library } from "./support.ts";

const SAMPLE = `"""A server."""
import socket, threading
from concurrent.futures import ThreadPoolExecutor as Pool

lock = threading.Lock()

class Server(threading.Thread):
    def __init__(self, port: int = 8080):
        super().__init__(daemon=True)
        self.sock = socket.create_server(
            ("", port),
            backlog=16,
        )

    def run(self):
        while True:
            conn, addr = self.sock.accept()
            with lock, conn:
                conn.sendall(f"hello {addr[0]}\\n".encode())

with Pool(4) as pool:
    futures = [pool.submit(print, n) for n in range(4)]
    for future in futures: future.result()
`;
const SCRAPS = [
  "",
  "(",
  ")",
  "[",
  "{",
  "}",
  '"',
  "'",
  '"""',
  "#",
  "\\\n",
  "\n",
  ":",
  ",",
  "=",
  ".",
  "x",
  "f'",
  "import os",
  "    ",
  "lock.",
  "\0",
];

test("after any edits the lines and statements are those of a fresh text", () => {
  const random = randomizer(11);
  for (let round = 0; round < 60; round++) {
    const lines = new TextLines(SAMPLE);
    const source = pythonSourceOf(lines);
    for (let edit = 0; edit < 30; edit++) {
      randomEdit(lines, random, SCRAPS);
      if (random(2) === 0) source.scopes.at(0);
    }
    const fresh = pythonSourceOf(new TextLines(textOf(lines)));
    for (let line = 0; line < lines.count; line++) {
      assert.deepEqual(source.line(line), fresh.line(line));
      assert.deepEqual(source.statement(line), fresh.statement(line));
      assert.equal(source.scopes.at(line).name, fresh.scopes.at(line).name);
    }
  }
});

test("the state behind a line is the same with and without its tokens", () => {
  const random = randomizer(3);
  const pieces = [...SCRAPS, "'a'", '"(b"', "''", '""', "'''", "f'{x}'", "]", "a(1)", " # it's", '\\"', "\\"];
  for (let round = 0; round < 5000; round++) {
    const line = Array.from({ length: random(6) }, () => pieces[random(pieces.length)])
      .join("")
      .replaceAll("\n", "");
    assert.equal(stateAfter(line, ""), lexLine(line, "").next, line);
  }
});

test("no text makes a feature throw", () => {
  const random = randomizer(5);
  for (let round = 0; round < 40; round++) {
    const lines = new TextLines(SAMPLE);
    const document = { uri: "file:///a.py", languageId: "python", lines };
    for (let edit = 0; edit < 25; edit++) {
      randomEdit(lines, random, SCRAPS);
      const position = { line: random(lines.count), character: random(50) };
      provideHover(document, position, library);
      provideCompletion(document, position, library);
      provideSignatureHelp(document, position, library);
    }
  }
});

/** Twenty thousand lines of the kind that people write. */
function largeFile(): string {
  const body = SAMPLE.slice(SAMPLE.indexOf("class Server"));
  const copies = Array.from({ length: 1300 }, (_, index) => body.replace("class Server", `class Server${index}`));
  return SAMPLE.slice(0, SAMPLE.indexOf("class Server")) + copies.join("\n");
}

test("hover follows key presses far away in a large file", () => {
  const lines = new TextLines(largeFile());
  assert.ok(lines.count > 20_000);
  const document = { uri: "file:///large.py", languageId: "python", lines };
  const last = lines.count - 8;
  const line =
    Array.from({ length: 30 }, (_, back) => last - back).find((at) => lines.line(at).includes("sendall")) ?? 0;
  const position = { line, character: lines.line(line).indexOf("sendall") };
  const hover = () => provideHover(document, position, library);
  assert.match(JSON.stringify(hover()), /socket\.socket\.sendall/);
  for (let press = 0; press < 21; press++) {
    lines.applyChange({ start: { line: 9000, character: 0 }, end: { line: 9000, character: 0 } }, "x");
    assert.match(JSON.stringify(hover()), /socket\.socket\.sendall/);
  }
});
