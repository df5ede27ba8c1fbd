import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { readLabs, readMistakes } from "../../src/build/labs.ts";
import { Problems } from "../../src/build/problems.ts";
import { passed, type LabInfo, type Report } from "../../src/core/lab.ts";
import { Catalog } from "../../src/labs/catalog.ts";
import { checkLab } from "../../src/labs/check.ts";
import { compile } from "../../src/labs/kit/compile.ts";

const ROOT = process.cwd();
const catalog = new Catalog(path.join(ROOT, "dist"));
const problems = new Problems();
const folders: string[] = [];
after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

function folderWith(main: string, program: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-lab-test-"));
  folders.push(folder);
  fs.writeFileSync(path.join(folder, main), program);
  return folder;
}

/** A lab that needs what this machine lacks is skipped, and says so. */
function missing(report: Report): boolean {
  return /To install it|namespaces, which/.test(report.problem?.en ?? "");
}

function firstBad(report: Report): string {
  return JSON.stringify(report.problem ?? report.verdicts.find(({ outcome }) => outcome !== "passed"));
}

for (const lab of readLabs(ROOT, problems)) describe(lab.id, { concurrency: 2 }, () => testLab(lab));

function testLab(lab: LabInfo): void {
  const solution = path.join(catalog.solution(lab), lab.main);

  test("the checks are those of lab.yaml, in order", async (context) => {
    const report = await checkLab(catalog, lab, catalog.solution(lab));
    if (missing(report)) return context.skip(report.problem?.en);
    assert.deepEqual(report.verdicts.map(({ check }) => check), lab.checks.map(({ id }) => id));
  });

  test("the starter compiles without a warning and does not pass", async (context) => {
    const { binary, output } = await compile(catalog.native, path.join(catalog.starter(lab), lab.main));
    assert.ok(binary, output);
    assert.equal(output, "");
    const report = await checkLab(catalog, lab, catalog.starter(lab));
    if (missing(report)) return context.skip(report.problem?.en);
    assert.equal(passed(report), false);
    assert.equal(report.verdicts.find(({ outcome }) => outcome !== "passed")?.outcome, "failed", firstBad(report));
  });

  test("the solution compiles without a warning and passes", async (context) => {
    assert.equal((await compile(catalog.native, solution)).output, "");
    const report = await checkLab(catalog, lab, catalog.solution(lab));
    if (missing(report)) return context.skip(report.problem?.en);
    assert.ok(passed(report), firstBad(report));
  });

  for (const mistake of readMistakes(ROOT, path.join("notes", lab.folder), problems)) {
    test(`${mistake.name} is caught by ${mistake.caughtBy}`, async (context) => {
      const report = await checkLab(catalog, lab, folderWith(lab.main, mistake.program));
      if (missing(report)) return context.skip(report.problem?.en);
      const verdict = report.verdicts.find(({ outcome }) => outcome !== "passed");
      assert.equal(verdict?.outcome, "failed", firstBad(report));
      assert.equal(verdict?.check, mistake.caughtBy, firstBad(report));
      assert.match(verdict?.message?.["zh-cn"] ?? "", /[\u4e00-\u9fff]/);
    });
  }
}

test("every wrong variant is made from its solution", () => assert.equal(problems.toString(), ""));
