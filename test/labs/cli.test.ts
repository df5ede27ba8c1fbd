import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, suite, test } from "node:test";
import type { LabInfo, Report } from "../../src/core/lab.ts";
import { catalog, Sandbox, syslab } from "./support.ts";

const ID = "book/09/epoll-edge-triggered";
const sandbox = new Sandbox();
after(() => sandbox.remove());
const home = path.join(sandbox.folder, "home");
fs.mkdirSync(home);
const folder = path.join(home, "labs", ID);

void suite("syslab", () => {
  void test("labs lists every lab, in both languages", async () => {
    const { status, stdout } = await syslab(["labs", "--language", "zh-cn"]);
    assert.equal(status, 0);
    assert.match(stdout, /book\/09\/epoll-edge-triggered +45 分钟 +0\/10 +边沿触发的回显服务器/);
    const english = await syslab(["labs"], { env: { LC_ALL: "", LC_MESSAGES: "", LANG: "en_US.UTF-8" } });
    assert.match(english.stdout, /45 min +0\/10 +Edge-triggered echo/);
    const { stdout: json } = await syslab(["labs", "--json"]);
    assert.deepEqual(
      (JSON.parse(json) as LabInfo[]).map(({ id }) => id),
      catalog.labs.map(({ id }) => id),
    );
  });

  void test("start copies the starter, once", async () => {
    const first = await syslab(["start", ID], { cwd: home });
    assert.equal(first.status, 0);
    assert.match(
      first.stdout,
      /^The lab is in labs\/book\/09\/epoll-edge-triggered\. Write main\.c, then: syslab check/,
    );
    fs.appendFileSync(path.join(folder, "main.c"), "/* mine */\n");
    const second = await syslab(["start", "epoll-edge-triggered", "--language", "zh-cn"], { cwd: home });
    assert.match(second.stdout, /^实验以前开始过；.*原样未动。/);
    assert.match(fs.readFileSync(path.join(folder, "main.c"), "utf8"), /mine/);
  });

  void test("check ends with 1 for a starter, wherever it is called", async () => {
    const runs = [syslab(["check", ID], { cwd: home }), syslab(["check", "--json"], { cwd: folder })];
    const [text, json] = await Promise.all(runs);
    assert.deepEqual([text?.status, json?.status], [1, 1]);
    assert.match(
      text?.stdout ?? "",
      /^✔ Listens .*\n✘ Echoes a line \(failed\)\n {4}main\.c:\d+: The line “ping” did not/,
    );
    const report = JSON.parse(json?.stdout ?? "") as Report;
    assert.deepEqual(
      report.verdicts.slice(0, 3).map(({ outcome }) => outcome),
      ["passed", "failed", "skipped"],
    );
    assert.match((await syslab(["labs"])).stdout, / 1\/10 /);
  });

  void test("check ends with 0 for a solution", async () => {
    fs.cpSync(catalog.solution(catalog.labs.find(({ id }) => id === ID)!), folder, { recursive: true });
    const { status, stdout } = await syslab(["check", ID, folder, "--language", "zh-cn"]);
    assert.equal(status, 0, stdout);
    assert.match((await syslab(["labs"])).stdout, /✔ book\/09\/epoll-edge-triggered +45 min +10\/10/);
  });

  void test("run compiles and runs, and ends as the program does", async () => {
    const { status, stderr } = await syslab(["run", ID, sandbox.fixture("ends-at-once")]);
    assert.equal(status, 1);
    assert.match(stderr, /^\$ \.\/main 90\d\d\nusage: server PORT\n$/);
  });

  void test("check --all-solutions measures the checkers", async () => {
    const { status, stdout } = await syslab(["check", "--all-solutions", ID, "--repeat", "2", "--jobs", "2"]);
    assert.deepEqual([status, stdout], [0, "2 of 2 runs of the solutions passed\n"]);
  });

  void test("says in one sentence what it does not know", async () => {
    const none = await syslab(["check", "book/09/none"]);
    assert.deepEqual([none.status, none.stderr], [2, "There is no lab “book/09/none”; syslab labs lists them.\n"]);
    const zh = await syslab(["start", "none", "--language", "zh-cn"]);
    assert.deepEqual([zh.status, zh.stderr], [2, "没有实验“none”；syslab labs 会列出全部实验。\n"]);
    const nowhere = await syslab(["check"], { cwd: home });
    assert.deepEqual([nowhere.status, nowhere.stderr], [2, "Say which lab: syslab labs lists them.\n"]);
    assert.equal((await syslab(["dance"])).status, 2);
    assert.equal((await syslab(["check", "--all-solutions", "none"])).status, 2);
  });
});
