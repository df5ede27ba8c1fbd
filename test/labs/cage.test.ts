import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, suite, test } from "node:test";
import { compileHelper } from "../../src/labs/kit/helpers.ts";
import { compile } from "../../src/labs/kit/compile.ts";
import { Program, type ProgramOptions } from "../../src/labs/kit/program.ts";
import { until } from "../../src/labs/kit/time.ts";
import { catalog, PROGRAMS, Sandbox } from "./support.ts";

const sandbox = new Sandbox();
after(() => sandbox.remove());

async function start(name: string, options?: ProgramOptions): Promise<Program> {
  const { binary, output } = await compile(catalog.native, path.join(PROGRAMS, `${name}.c`));
  assert.ok(binary, output);
  assert.equal(output, "");
  return Program.start(catalog.native, sandbox.folder, [binary], options);
}

/** Runs a program to its end, and holds that nothing of it is left. */
async function endOf(name: string, options?: ProgramOptions) {
  const program = await start(name, options);
  assert.ok(await program.ended(15_000), "the cage did not end");
  assert.deepEqual(sandbox.processes(), []);
  await program.stop();
  return program;
}

void suite("the cage ends a program that", () => {
  void test("forks without end, within a second or two", async () => {
    const begun = performance.now();
    const { end } = await endOf("fork-bomb");
    assert.equal(end?.reason, "processes");
    assert.ok(performance.now() - begun < 3000, `${performance.now() - begun} ms`);
  });

  void test("forks daemons without end", async () => {
    const { end, accident } = await endOf("daemon-bomb");
    assert.equal(end?.reason, "processes");
    assert.match(accident?.en ?? "", /more than 200 processes/);
  });

  void test("takes memory without end", async () => {
    const { end } = await endOf("allocates");
    assert.equal(end?.reason, "memory");
  });

  void test("takes too much memory in several processes", async () => {
    const { end } = await endOf("allocates-together", { mebibytes: 512 });
    assert.equal(end?.reason, "memory");
  });

  void test("prints a gigabyte, of which a mebibyte is kept", async () => {
    const program = await endOf("prints");
    assert.equal(program.end?.reason, "output");
    assert.ok(program.output.length >= 1 << 20 && program.output.length < 1 << 21, `${program.output.length}`);
  });

  void test("never returns", async () => {
    const { end } = await endOf("never-returns", { seconds: 0.4 });
    assert.equal(end?.reason, "time");
  });

  void test("ignores SIGTERM", async () => {
    const program = await start("ignores-sigterm");
    await until(() => sandbox.processes().length >= 3, 2000);
    const begun = performance.now();
    await program.stop();
    assert.ok(performance.now() - begun < 2000);
    assert.equal(program.end?.reason, "told");
    assert.deepEqual(sandbox.processes(), []);
  });

  void test("ends, but leaves a daemon", async () => {
    const { end } = await endOf("leaves-a-daemon");
    assert.deepEqual([end?.reason, end?.exit, end?.processes], ["ended", 0, 1]);
  });
});

void suite("the cage", () => {
  void test("tells how a program ended", async () => {
    const ended = await endOf("ends-at-once");
    assert.deepEqual([ended.end?.exit, ended.lastWords, ended.accident], [1, "usage: server PORT", undefined]);
    const crashed = await endOf("crashes");
    assert.match(crashed.accident?.en ?? "", /killed by SIGSEGV/);
    assert.match(crashed.accident?.["zh-cn"] ?? "", /被信号 SIGSEGV 终止/);
  });

  void test("gives a program real pipes, and carries its input", async () => {
    const program = await Program.start(catalog.native, sandbox.folder, ["sh", "-c", "cat; ls -l /proc/self/fd >&2"]);
    program.write("one\n");
    await until(() => program.output === "one\n", 2000);
    assert.equal(program.over, false);
    program.closeInput();
    assert.ok(await program.ended(2000));
    assert.equal(program.output, "one\n");
    assert.equal(program.errors.match(/-> pipe:/g)?.length, 3, program.errors);
    await program.stop();
  });

  void test("ends its program when its parent is killed", async () => {
    const cage = await compileHelper(catalog.native, ["cage.c", "processes.c", "relay.c"]);
    const { binary = "" } = await compile(catalog.native, path.join(PROGRAMS, "ignores-sigterm.c"));
    const parent = spawn("sh", ["-c", '"$0" -t 60 -- "$1" 3>/dev/null; true', cage, binary]);
    await until(() => sandbox.processes().length >= 3, 5000);
    parent.kill("SIGKILL");
    assert.ok(await until(() => sandbox.processes().length === 0, 3000), "the program is still there");
  });

  void test("removes the folder of the program", async () => {
    const program = await Program.start(catalog.native, sandbox.folder, ["sh", "-c", "echo > left; sleep 60"]);
    await until(() => fs.existsSync(path.join(program.folder, "left")), 2000);
    await program.stop();
    assert.equal(fs.existsSync(program.folder), false);
  });
});
