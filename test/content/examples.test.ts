import assert from "node:assert/strict";
import { test } from "node:test";
import { checkExamples } from "../../src/build/gate/examples.ts";
import { Problems } from "../../src/build/problems.ts";
import { compileReference, type ReferenceSources } from "../../src/build/reference.ts";
import { cFile } from "../../src/build/schema.ts";

const text = { en: "Text.", "zh-cn": "文字。" };
const close = {
  kind: "function",
  header: "unistd.h",
  signature: "int close(int fd)",
  summary: text,
  source: "close(2)",
};

/** Each example stands in a file of its own at line 10, so that its first line is the 11th. */
function sourcesOf(...examples: { example: string; given?: string; header?: string }[]): ReferenceSources {
  const c = examples.map((example, index) => ({
    file: `${index}.yaml`,
    value: cFile.parse({ name: `close${index}`, ...close, ...example }),
    lineOf: () => 10,
  }));
  const errno = { kind: "family", name: "errors", combine: "one", title: text, header: "errno.h", source: "errno(3)" };
  const family = cFile.parse({ ...errno, members: { EINTR: text } });
  const constants = { file: "errors.yaml", value: family, lineOf: () => 1 };
  return { c: [...c, constants], cpp: [], shell: [], snippets: [], python: [] };
}

function problemsOf(...examples: Parameters<typeof sourcesOf>): string[] {
  const problems = new Problems();
  checkExamples(sourcesOf(...examples), problems);
  return problems.toString().split("\n").filter(Boolean);
}

test("an example may take things for granted, define functions, and use what other entries declare", () => {
  const found = problemsOf(
    { given: "int client;", example: "if (close(client) == -1)\n    return -1;\n" },
    { example: "static void handler(int number)\n{\n    (void)number;\n}\nvoid (*f)(int) = handler;\n" },
    { given: "int fd;", example: "int again = close(fd) == -1 && EINTR;\n" },
    { example: '#include <stdio.h>\nputs("bye");\nclose(1);\n' },
  );
  assert.deepEqual(found, []);
});

test("the line of an example that does not compile is named, and no other example is blamed", () => {
  const found = problemsOf(
    { given: "int fd;", example: "close(fd);\n" },
    { given: "int fd;", example: 'close(fd);\nint n = "text";\n' },
    { example: "close(fd);\n" },
  );
  assert.equal(found.length, 2);
  assert.match(found[0] ?? "", /^1\.yaml:12: the example of close1 does not compile .*integer from pointer/);
  assert.match(found[1] ?? "", /^2\.yaml:11: the example of close2 does not compile .*undeclared/);
});

test("what is wrong with the declarations, or with a header, is said too", () => {
  assert.match(
    problemsOf({ given: "strange fd;", example: "close(0);\n" }).join("\n"),
    /^0\.yaml:10: .*given: unknown/,
  );
  assert.match(problemsOf({ header: "no/such.h", example: "close(0);\n" }).join("\n"), /no\/such\.h: No such file/);
});

test("nobody reads what an example takes for granted", () => {
  const { en } = compileReference(sourcesOf({ given: "int fd;", example: "close(fd);\n" }), {});
  const [entry] = en.entries;
  assert.deepEqual([entry?.example, entry && "given" in entry], ["close(fd);\n", false]);
});
