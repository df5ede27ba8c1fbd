import assert from "node:assert/strict";
import path from "node:path";
import { after, describe, test } from "node:test";
import { readLabs, readMistakes } from "../../src/build/labs.ts";
import { Problems } from "../../src/build/problems.ts";
import { passed, type LabInfo, type Report } from "../../src/core/lab.ts";
import { checkLab } from "../../src/labs/check.ts";
import { compile } from "../../src/labs/kit/compile.ts";
import { catalog, ROOT, Sandbox } from "./support.ts";

const problems = new Problems();
const sandbox = new Sandbox();
after(() => {
  assert.deepEqual(sandbox.processes(), []);
  assert.deepEqual(sandbox.leftovers(), []);
  sandbox.remove();
});

/** A lab that needs what this machine lacks is skipped, and says so. */
function missing(report: Report): boolean {
  return /To install it|namespaces, which/.test(report.problem?.en ?? "");
}

function firstBad(report: Report): string {
  return JSON.stringify(report.problem ?? report.verdicts.find(({ outcome }) => outcome !== "passed"));
}

/** Checking is waiting for the most part, so that more may go on at once than there are processors. */
const AT_ONCE = 4;

for (const lab of readLabs(ROOT, problems)) {
  void describe(lab.id, { concurrency: AT_ONCE }, () => testLab(lab));
}

function testLab(lab: LabInfo): void {
  void test("the starter compiles without a warning and does not pass", async (context) => {
    const { binary, output } = await compile(catalog.native, path.join(catalog.starter(lab), lab.main));
    assert.ok(binary, output);
    assert.equal(output, "");
    const report = await checkLab(catalog, lab, catalog.starter(lab));
    if (missing(report)) return context.skip(report.problem?.en);
    assert.equal(passed(report), false);
    assert.equal(report.verdicts.find(({ outcome }) => outcome !== "passed")?.outcome, "failed", firstBad(report));
  });

  void test("the solution compiles without a warning and passes the checks of lab.yaml", async (context) => {
    const { output } = await compile(catalog.native, path.join(catalog.solution(lab), lab.main));
    assert.equal(output, "");
    const report = await checkLab(catalog, lab, catalog.solution(lab));
    if (missing(report)) return context.skip(report.problem?.en);
    assert.ok(passed(report), firstBad(report));
    assert.deepEqual(
      report.verdicts.map(({ check }) => check),
      lab.checks.map(({ id }) => id),
    );
  });

  for (const mistake of readMistakes(ROOT, path.join("notes", lab.folder), problems, lab.main)) {
    void test(`${mistake.name} is caught by ${mistake.caughtBy}`, async (context) => {
      const folder = sandbox.lab(path.join(lab.id, mistake.name), mistake.program, lab.main);
      const report = await checkLab(catalog, lab, folder);
      if (missing(report)) return context.skip(report.problem?.en);
      const verdict = report.verdicts.find(({ outcome }) => outcome !== "passed");
      assert.equal(verdict?.outcome, "failed", firstBad(report));
      assert.equal(verdict?.check, mistake.caughtBy, firstBad(report));
      assert.match(verdict?.message?.["zh-cn"] ?? "", /[\u4e00-\u9fff]/);
    });
  }
}

void test("every wrong variant is made from its solution", () => assert.equal(problems.toString(), ""));
