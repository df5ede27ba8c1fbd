import assert from "node:assert/strict";
import { test } from "node:test";
import { partMeanings } from "../../../src/core/shell/values.ts";
import { readSed } from "../../../src/core/shell/sed-script.ts";
import { testLibrary } from "./knowledge.ts";
import { hoverAt } from "./marked.ts";

const library = testLibrary();

/** What is found: the text of each part, and what it means. */
function found(parts: "directives" | "words", values: Record<string, string>, text: string): string[][] {
  return partMeanings(library, { parts, values }, text).map(({ from, to, text: meaning }) => [
    text.slice(from, to),
    meaning,
  ]);
}

const FORMATS = { "%F": "date", "%T": "time", "%T@": "seconds", "%%": "percent", "%s": "size", "\\n": "newline" };

test("directives stand anywhere in a format, the longest first", () => {
  assert.deepEqual(found("directives", FORMATS, "+%F_%T"), [
    ["%F", "date"],
    ["%T", "time"],
  ]);
  assert.deepEqual(found("directives", FORMATS, "%T@ %%F\\n"), [
    ["%T@", "seconds"],
    ["%%", "percent"],
    ["\\n", "newline"],
  ]);
});

test("flags and a width belong to the directive", () => {
  assert.deepEqual(found("directives", FORMATS, "%-10s|%08.3s"), [
    ["%-10s", "size"],
    ["%08.3s", "size"],
  ]);
  assert.deepEqual(found("directives", FORMATS, "100%"), []);
});

const AWK = {
  NR: "line number",
  $1: "first field",
  print: "prints",
  END: "at the end",
  "//": "or else",
  ".[]": "each",
};

test("words of a program are found whole, outside strings, expressions and comments", () => {
  assert.deepEqual(found("words", AWK, "NR==2 {print $1, $12}"), [
    ["NR", "line number"],
    ["print", "prints"],
    ["$1", "first field"],
  ]);
  assert.deepEqual(found("words", AWK, '/END/ { x = "NR" } # print'), []);
  assert.deepEqual(found("words", AWK, ".[]|.print // 0"), [
    [".[]", "each"],
    ["//", "or else"],
  ]);
});

/** The parts of a script with their keys. */
function sed(script: string): string[] {
  return readSed(script).map(({ from, to, key }) => {
    const text = script.slice(from, to);
    return text === key ? text : `${text} ${key}`;
  });
}

test("a substitution has an expression, a text and flags", () => {
  assert.deepEqual(sed("s/a\\/b/[&]\\1/2gI"), [
    "s",
    "a\\/b s/OLD/",
    "[&]\\1 s/NEW/",
    "&",
    "\\1",
    "2 s/NUM",
    "g s/g",
    "I s/I",
  ]);
  assert.deepEqual(sed("s#/usr#/opt#;s|x||"), ["s", "/usr s/OLD/", "/opt s/NEW/", "s", "x s/OLD/"]);
  assert.deepEqual(sed("y/abc/xyz/"), ["y", "abc y/OLD/", "xyz y/NEW/"]);
});

test("commands have addresses before them", () => {
  assert.deepEqual(sed("10,20p"), ["10 NUM", ",", "20 NUM", "p"]);
  assert.deepEqual(sed("/^#/d; $!N"), ["/^#/ /RE/", "d", "$", "!", "N"]);
  assert.deepEqual(sed("/a[/]b/,+3{p;q}"), ["/a[/]b/ /RE/", ",", "+3 +NUM", "{", "p", "q", "}"]);
  assert.deepEqual(sed("0~2d"), ["0~2 FIRST~STEP", "d"]);
});

test("what a command takes is passed by", () => {
  assert.deepEqual(sed(":a;N;$!ba;p"), [":", "N", "$", "!", "b", "p"]);
  assert.deepEqual(sed("1i\\text; p\n2d"), ["1 NUM", "i", "2 NUM", "d"]);
  assert.deepEqual(sed("s/a/b/w out\np"), ["s", "a s/OLD/", "b s/NEW/", "w s/w", "p"]);
});

test("a script that is not finished, or none at all, ends the reading", () => {
  assert.deepEqual(sed("s/a"), ["s", "a s/OLD/"]);
  assert.deepEqual(sed("s"), ["s"]);
  assert.deepEqual(sed("/a"), []);
  assert.deepEqual(sed("%nonsense"), []);
});

/** A marked line, and what the hover says; the empty string when it is silent. */
const HOVERS: readonly (readonly [string, string])[] = [
  ["date +%‸F_%T", "the date"],
  ["date +%F_‸x", "operand +FORMAT of `date`"],
  ["jq '.[] | sel‸ect(.a)' f", "lets through"],
  ["jq '.[] ‸| select(.a)' f", ""],
  ["jq --arg a 1 '.' ‸f", "What is read"],
  ["jq --arg a ‸1 '.' f", "argument NAME VALUE of `--arg`"],
  ["parallel -j 4 tar -‸x -f {} ::: a b", "out of the archive"],
  ["parallel tar -xf {} ‸::: a b", "arguments follow"],
  ["parallel 'tar -‸x -f {}' ::: a b", "out of the archive"],
  ["parallel 'tar -x -f {}' ::: ‸a b", "What it runs for"],
  ["find . -exec grep x ‸{} +", "the file found"],
  ["find . -exec grep ‸x {} +", "operand"],
  ["find . -exec cp {} ‸{}.bak \\;", "the file found"],
  ["xargs -I% tar -xf ‸% -C d", "% is the line"],
  ["xargs -I% tar -xf a.‸%.b", "% is the line"],
  ["xargs -I% sh -c 'tar -xf ‸%'", "% is the line"],
  ["xargs tar -xf ‸%", "argument ARCHIVE of `-f`"],
  ["parallel -‸j 4 tar", "So many at once"],
];

for (const [marked, said] of HOVERS) {
  test(marked, () => {
    const text = hoverAt(marked);
    assert.ok(said === "" ? text === "" : text.includes(said), text);
  });
}
