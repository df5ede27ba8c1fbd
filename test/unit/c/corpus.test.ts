import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { Position } from "../../../src/core/document.ts";
import { TextLines } from "../../../src/core/lines.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { loadLibrary } from "../../support/library.ts";

const FOLDER = path.resolve("test/unit/c/corpus");
const library = loadLibrary("en");

interface Case {
  readonly position: Position;
  /** A piece of the hover; the empty string for no hover at all. */
  readonly expected: string;
  readonly title: string;
}

/** The carets of a line, and what is expected at each. */
function casesOf(text: string, line: number): Case[] {
  const [code = "", comment] = text.split("//=");
  const parts = code.split("‸");
  const expected = (comment ?? "").split("|").map((part) => part.replace("*/", "").trim());
  if (comment !== undefined) assert.equal(expected.length, parts.length - 1, `line ${line + 1}: a part for each caret`);
  return parts.slice(0, -1).map((_, index) => ({
    position: { line, character: parts.slice(0, index + 1).join("").length },
    expected: expected[index] === "-" ? "" : (expected[index] ?? ""),
    title: `${line + 1}: ${parts
      .slice(0, index + 1)
      .join("")
      .trimStart()}‸${parts
      .slice(index + 1)
      .join("")
      .trimEnd()}`,
  }));
}

/** The expectations stand in the file only for the reader: they are no part of the program. */
function programOf(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const [code = "", comment = ""] = line.split("//=");
      return code.replaceAll("‸", "").trimEnd() + (comment.includes("*/") ? " */" : "");
    })
    .join("\n");
}

for (const file of fs.readdirSync(FOLDER).filter((name) => name.endsWith(".c"))) {
  const text = fs.readFileSync(path.join(FOLDER, file), "utf8");
  const lines = new TextLines(programOf(text));
  describe(file, () => {
    for (const { position, expected, title } of text.split("\n").flatMap(casesOf)) {
      test(title, () => {
        const hover = provideHover({ uri: `file:///${file}`, languageId: "c", lines }, position, library);
        const said = ((hover?.contents as { value: string } | undefined)?.value ?? "").replaceAll("**", "");
        if (expected === "") assert.equal(said, "");
        else assert.ok(said.includes(expected), said || "nothing was said");
      });
    }
  });
}
