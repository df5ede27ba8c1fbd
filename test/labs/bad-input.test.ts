import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, afterEach, suite, test } from "node:test";
import { exitStatus, type Report } from "../../src/core/lab.ts";
import { checkLab, type CheckOptions } from "../../src/labs/check.ts";
import { LabProblem } from "../../src/labs/messages.ts";
import { resetLab, startLab, startLabIn } from "../../src/labs/start.ts";
import { until } from "../../src/labs/kit/time.ts";
import { catalog, DIST, Sandbox, syslab } from "./support.ts";

const ID = "book/09/epoll-edge-triggered";
const CHINESE = /[\u4e00-\u9fff]/;
const found = catalog.lab(ID);
assert.ok(found);
const lab = found;
const sandbox = new Sandbox();
// Nothing here is slow but what never comes.
process.env["SYSLAB_SLOW"] = "1";
after(() => sandbox.remove());

/** Whatever a program did, the machine is as clean afterwards as it was before. */
afterEach(() => {
  assert.deepEqual(sandbox.processes(), []);
  assert.deepEqual(sandbox.leftovers(), []);
});

/** What a learner reads, in both languages. */
function sentences(report: Report): { en: string; zh: string; saw: string } {
  const bad = report.verdicts.find(({ outcome }) => outcome !== "passed");
  const text = report.problem ?? bad?.message;
  assert.match(text?.["zh-cn"] ?? "", CHINESE);
  return { en: text?.en ?? "", zh: text?.["zh-cn"] ?? "", saw: bad?.saw?.en ?? "" };
}

async function check(folder: string, options?: CheckOptions): Promise<Report> {
  const report = await checkLab(catalog, lab, folder, options);
  assert.notEqual(exitStatus(report), 0);
  return report;
}

function place(report: Report): string {
  const location = report.verdicts[0]?.location;
  return `${location?.file}:${location?.line}`;
}

void suite("a learner's program that", () => {
  const cases: readonly [fixture: string, en: RegExp][] = [
    ["ends-at-once", /^The program ended with exit status 1: usage: server PORT\.$/],
    ["crashes", /^The program was killed by SIGSEGV/],
    ["port-in-use", /^The program ended with exit status 1: bind: Address already in use\.$/],
    ["fork-bomb", /^The program started more than 200 processes and was stopped with all of them/],
    ["allocates", /^The program took too much memory and was stopped/],
    ["prints", /^The program printed more than 256 MiB and was stopped/],
    ["never-returns", /^No listening TCP socket appeared/],
    ["ignores-sigterm", /^No listening TCP socket appeared/],
    ["leaves-a-daemon", /^The program ended with exit status 0/],
  ];
  for (const [fixture, en] of cases) {
    void test(fixture, async () => {
      const report = await check(sandbox.fixture(fixture));
      assert.equal(exitStatus(report), 1, JSON.stringify(report));
      assert.match(sentences(report).en, en);
      if (fixture === "ignores-sigterm") assert.equal(sentences(report).saw, "the program sleeps in pause()");
    });
  }
});

void suite("a source that", () => {
  void test("does not compile is placed by file and line", async () => {
    const report = await check(sandbox.lab("syntax", "int main(void)\n{\n    return 0\n}\n"));
    assert.match(
      sentences(report).en,
      /^The program does not compile: expected ‘;’|^The program does not compile: expected ';'/,
    );
    assert.equal(place(report), "main.c:3");
  });

  void test("does not link is placed too", async () => {
    const report = await check(
      sandbox.lab("link", "int missing(void);\nint main(void)\n{\n    return missing();\n}\n"),
    );
    assert.match(sentences(report).en, /undefined reference to .missing/);
    assert.equal(place(report), "main.c:4");
  });

  void test("includes a device comes to an end", { timeout: 100_000 }, async () => {
    const report = await check(sandbox.lab("device", '#include "/dev/zero"\nint main(void) { return 0; }\n'));
    assert.match(sentences(report).en, /compile/);
  });

  void test("is empty, or no text", async () => {
    assert.match(sentences(await check(sandbox.lab("empty", ""))).en, /undefined reference to .main/);
    assert.match(sentences(await check(sandbox.lab("binary", "\u0000\ufffd\u0001"))).en, /does not compile/);
  });
});

void suite("a folder that", () => {
  void test("was deleted", async () => {
    const report = await check(path.join(sandbox.folder, "gone"));
    assert.match(sentences(report).en, /^The folder .*gone is not there\. Start the lab again/);
    assert.equal(exitStatus(report), 2);
  });

  void test("lost its main file", async () => {
    const folder = sandbox.lab("lost", "");
    fs.rmSync(path.join(folder, "main.c"));
    assert.match(sentences(await check(folder)).en, /^main\.c is not in /);
    fs.mkdirSync(path.join(folder, "main.c"));
    assert.match(sentences(await check(folder)).en, /^main\.c is not in /);
  });

  void test("cannot be written to", () => {
    // Root may write everywhere but to what is no folder.
    const base = path.join(sandbox.folder, "file");
    fs.writeFileSync(base, "");
    for (const work of [() => startLab(catalog, lab, base), () => resetLab(catalog, lab, base)]) {
      assert.throws(
        work,
        (error) => error instanceof LabProblem && /cannot be written to \(ENOTDIR\)/.test(error.text.en),
      );
    }
    assert.throws(() => startLab(catalog, lab, "/proc/none"), LabProblem);
  });

  void test("is read-only is still checked", async () => {
    const folder = sandbox.fixture("crashes");
    fs.chmodSync(folder, 0o555);
    assert.match(sentences(await check(folder)).en, /SIGSEGV/);
    fs.chmodSync(folder, 0o755);
  });

  void test("has a name that a shell would misread", async () => {
    const folder = path.join(sandbox.folder, "labs", "a b'$(touch x);\"ü");
    fs.cpSync(sandbox.fixture("crashes"), folder, { recursive: true });
    assert.match(sentences(await check(folder)).en, /SIGSEGV/);
  });
});

void suite("what the learner has", () => {
  void test("is never overwritten by starting again", () => {
    const folder = path.join(sandbox.folder, "mine");
    assert.equal(startLabIn(catalog, lab, folder).existed, false);
    fs.writeFileSync(path.join(folder, "main.c"), "my work");
    assert.equal(startLabIn(catalog, lab, folder).existed, true);
    assert.equal(fs.readFileSync(path.join(folder, "main.c"), "utf8"), "my work");
  });

  void test("is kept by a reset, however often", () => {
    const base = path.join(sandbox.folder, "base");
    const { folder } = startLab(catalog, lab, base);
    for (const work of ["first", "second"]) {
      fs.writeFileSync(path.join(folder, "main.c"), work);
      assert.equal(fs.readFileSync(path.join(resetLab(catalog, lab, base) ?? "", "main.c"), "utf8"), work);
    }
    assert.match(fs.readFileSync(path.join(folder, "main.c"), "utf8"), /TODO/);
  });
  void test("is put back by a reset where it was deleted, and no backup is made up", () => {
    const base = path.join(sandbox.folder, "gone");
    const { folder } = startLab(catalog, lab, base);
    fs.rmSync(folder, { recursive: true });
    assert.equal(resetLab(catalog, lab, base), undefined);
    assert.match(fs.readFileSync(path.join(folder, "main.c"), "utf8"), /TODO/);
  });
});

void suite("a checking that", () => {
  void test("is cancelled ends at once", async () => {
    const stop = new AbortController();
    const checking = check(sandbox.fixture("ignores-sigterm"), { signal: stop.signal });
    await until(() => sandbox.processes().length >= 3, 5000);
    const begun = performance.now();
    stop.abort();
    assert.equal(sentences(await checking).en, "Checking was stopped.");
    assert.ok(performance.now() - begun < 2000);
  });

  void test("is cancelled before it began", async () => {
    const report = await check(sandbox.fixture("never-returns"), { signal: AbortSignal.abort() });
    assert.equal(sentences(report).en, "Checking was stopped.");
  });

  void test("takes too long is stopped", async () => {
    const report = await check(sandbox.fixture("never-returns"), { seconds: 1 });
    assert.equal(sentences(report).en, "Checking took more than 1 seconds and was stopped.");
  });

  void test("loses its parent cleans up", async () => {
    const parent = spawn(process.execPath, [
      path.join(DIST, "cli.js"),
      "check",
      ID,
      sandbox.fixture("ignores-sigterm"),
    ]);
    await until(() => sandbox.processes().length >= 3, 5000);
    parent.kill("SIGKILL");
    assert.ok(await until(() => sandbox.processes().length === 0, 3000), "the program is still there");
    assert.ok(await until(() => sandbox.leftovers().length === 0, 2000), "its folder is still there");
  });
});

void suite("a machine", () => {
  const folder = sandbox.fixture("crashes");

  void test("without a compiler: the line that installs it", async () => {
    const env = { PATH: path.join(sandbox.folder, "nothing") };
    const { status, stderr } = await syslab(["check", ID, folder], { env });
    assert.equal(status, 2);
    assert.match(stderr, /^This lab needs gcc, which is not installed\. To install it: sudo \w+ \S+ .*gcc.*\n$/);
    const zh = await syslab(["check", ID, folder, "--language", "zh-cn"], { env });
    assert.match(zh.stderr, /这个实验需要 gcc，但没有安装。安装命令：sudo /);
  });

  void test("with a compiler but no C library to compile with", async () => {
    const bin = path.join(sandbox.folder, "bin");
    fs.mkdirSync(bin);
    const script = "#!/bin/sh\necho 'cage.c:1:10: fatal error: stdio.h: No such file or directory' >&2\nexit 1\n";
    fs.writeFileSync(path.join(bin, "gcc"), script, { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env["PATH"]}`, XDG_CACHE_HOME: path.join(sandbox.folder, "other") };
    const { status, stdout } = await syslab(["check", ID, folder], { env });
    assert.equal(status, 2);
    assert.match(stdout, /needs libc, which is not installed\. To install it: sudo /);
  });

  void test("where nothing can be kept", async () => {
    const env = { HOME: "/proc", XDG_CACHE_HOME: "/proc/none", XDG_STATE_HOME: path.join(folder, "main.c") };
    const { status, stdout } = await syslab(["check", ID, folder], { env });
    assert.equal(status, 1);
    assert.match(stdout, /SIGSEGV/);
    fs.rmSync(path.join(sandbox.folder, "tmp", `syslab-${process.getuid?.() ?? 0}`), { recursive: true });
  });
});
