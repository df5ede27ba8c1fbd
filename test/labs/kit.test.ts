import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, suite, test } from "node:test";
import { compile } from "../../src/labs/kit/compile.ts";
import { howItEnded } from "../../src/labs/kit/endings.ts";
import { compileHelper } from "../../src/labs/kit/helpers.ts";
import { blockedIn, descriptors, stateOf } from "../../src/labs/kit/proc.ts";
import { lineOf } from "../../src/labs/kit/source-lines.ts";
import { until } from "../../src/labs/kit/time.ts";
import { catalog, Sandbox } from "./support.ts";

const sandbox = new Sandbox();
after(() => sandbox.remove());

void suite("the line of a call", () => {
  const folder = sandbox.lab(
    "lines",
    '/* recv() here\n recv(fd) */\nputs("recv(");\nint x; // recv(\nn = recv (fd);\nread(fd);\n',
  );

  void test("is not one in a comment or a string", () => {
    assert.deepEqual(lineOf(folder, "main.c", "recv"), { file: "main.c", line: 5 });
  });

  void test("is that of the first name that is called", () => {
    assert.equal(lineOf(folder, "main.c", "recvmsg", "read", "recv")?.line, 6);
    assert.equal(lineOf(folder, "main.c", "eventfd"), undefined);
  });
});

void suite("compiling", () => {
  const file = path.join(sandbox.lab("compile", '#include "number.h"\nint main(void) { return NUMBER; }\n'), "main.c");
  const header = path.join(path.dirname(file), "number.h");

  void test("is done once for the same sources, and again when a header changes", async () => {
    fs.writeFileSync(header, "#define NUMBER 1\n");
    const [one, same] = await Promise.all([compile(catalog.native, file), compile(catalog.native, file)]);
    assert.ok(one.binary);
    assert.equal(one.binary, same.binary);
    fs.writeFileSync(header, "#define NUMBER 2\n");
    assert.notEqual((await compile(catalog.native, file)).binary, one.binary);
  });

  void test("the helpers of the kit give no warning", () => {
    const sources = fs.readdirSync(catalog.native).filter((name) => name.endsWith(".c"));
    const flags = ["-std=gnu17", "-Wall", "-Wextra", "-Wshadow", "-Werror", "-fsyntax-only"];
    const { status, stderr } = spawnSync("gcc", [...flags, ...sources], { cwd: catalog.native, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });

  void test("the helper crowd leaves a program its first descriptors taken", async () => {
    const crowd = await compileHelper(catalog.native, ["crowd.c"]);
    const { stdout } = spawnSync(crowd, ["50", "/bin/ls", "/proc/self/fd"], { encoding: "utf8" });
    const taken = new Set(stdout.trim().split("\n").map(Number));
    const free = Array.from({ length: 50 }, (_, number) => number).filter((number) => !taken.has(number));
    assert.deepEqual(free, []);
  });

  void test("tells of warnings every time", async () => {
    const warned = path.join(sandbox.lab("warns", "int main(void) { int unused; return 0; }\n"), "main.c");
    for (const output of [await compile(catalog.native, warned), await compile(catalog.native, warned)].map(
      (each) => each.output,
    )) {
      assert.match(output, /unused variable/);
    }
  });
});

void suite("/proc", () => {
  void test("tells where a process sleeps, and what it has open", async () => {
    const sleeper = spawn("sleep", ["60"]);
    const pid = sleeper.pid ?? 0;
    assert.equal(await until(() => blockedIn(pid), 2000), "sleep");
    assert.equal(stateOf(pid)?.state, "S");
    assert.ok(descriptors(pid).has(0));
    sleeper.kill("SIGKILL");
    await new Promise((resolve) => sleeper.once("close", resolve));
    assert.equal(blockedIn(pid), undefined);
    assert.deepEqual(descriptors(pid), new Map());
  });
});

void test("how a program ended is a part of a sentence, in both languages", () => {
  const end = { exit: -1, signal: -1, processes: 0, printed: 0 };
  assert.equal(howItEnded({ ...end, reason: "ended", exit: 3 }).en, "ended with exit status 3");
  assert.match(howItEnded({ ...end, reason: "ended", signal: 13 }).en, /^was killed by SIGPIPE \(.*MSG_NOSIGNAL/);
  assert.equal(howItEnded({ ...end, reason: "time", signal: 9 })["zh-cn"], "没有在限定时间内结束，已被停止");
});
