import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFailures } from "../../src/build/gate/failures.ts";
import { Problems } from "../../src/build/problems.ts";
import { compileReference, type ReferenceSources } from "../../src/build/reference.ts";
import { cFile } from "../../src/build/schema.ts";

const text = (en: string) => ({ en, "zh-cn": "文字。" });
const common = { kind: "function", header: "unistd.h", summary: text("Text."), source: "exec(3)" };
const path = { pathname: text("The path.") };

const EXECVE = {
  ...common,
  name: "execve",
  signature: "int execve(const char *pathname)",
  params: path,
  errors: { ENOENT: text("The file is missing."), E2BIG: text("Too long."), EFAULT: text("`pathname` is no memory.") },
};
const EXECV = { ...EXECVE, name: "execv", signature: "int execv(const char *pathname)", errors: undefined };
const EXECVP = { ...EXECV, name: "execvp", signature: "int execvp(const char *file)", params: { file: text("Name.") } };

/** Each function in a file of its name; whatever is asked for stands in line 7. */
function sourcesOf(...functions: object[]): ReferenceSources {
  const c = functions.map((file) => {
    const value = cFile.parse(file);
    return { file: `${"name" in value ? value.name : ""}.yaml`, value, lineOf: () => 7 };
  });
  return { c, cpp: [], shell: [], snippets: [], python: [] };
}

function problemsOf(...functions: object[]): string[] {
  const problems = new Problems();
  checkFailures(sourcesOf(...functions).c, problems);
  return problems.toString().split("\n").filter(Boolean);
}

test("a function that fails as another has its own words first, then those of the other", () => {
  const own = { ENOENT: text("Found nowhere in PATH."), ENOMEM: text("No memory.") };
  const sources = sourcesOf({ ...EXECV, errors: own, failsAs: ["execve"] }, EXECVE);
  const [entry] = compileReference(sources, {}).en.entries;
  assert.ok(entry?.kind === "function" && !("failsAs" in entry));
  assert.deepEqual(Object.entries(entry.errors ?? {}), [
    ["ENOENT", "Found nowhere in PATH."],
    ["ENOMEM", "No memory."],
    ["E2BIG", "Too long."],
    ["EFAULT", "`pathname` is no memory."],
  ]);
});

test("it must name a function that has errors", () => {
  assert.deepEqual(problemsOf({ ...EXECV, failsAs: ["execve"] }, EXECVE), []);
  assert.match(problemsOf({ ...EXECV, failsAs: ["execvw"] }).join(), /^execv\.yaml:7: failsAs: execvw has no errors/);
  assert.match(problemsOf({ ...EXECV, failsAs: ["execv"] }).join(), /^execv\.yaml:7: failsAs: execv has no errors/);
});

test("words about a parameter that it does not have must be written anew", () => {
  const found = problemsOf({ ...EXECVP, failsAs: ["execve"] }, EXECVE).join();
  assert.match(found, /^execvp\.yaml:7: failsAs: execve speaks of `pathname` in EFAULT.*execvp does not have/);
  const mended = { ...EXECVP, failsAs: ["execve"], errors: { EFAULT: text("`file` is no memory.") } };
  assert.deepEqual(problemsOf(mended, EXECVE), []);
});
