import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import type { Names } from "../../src/build/gate/names.ts";
import { checkPython, PYTHON_FACTS } from "../../src/build/gate/python.ts";
import { Problems } from "../../src/build/problems.ts";
import { readReference } from "../../src/build/reference.ts";

const FACTS = {
  python: "3.11",
  exceptions: ["RuntimeError"],
  names: {
    threading: {},
    "threading.Lock": { params: [] },
    "threading.Lock.acquire": {
      params: [
        { label: "blocking", default: "True" },
        { label: "timeout", default: "-1" },
      ],
    },
    "threading.Lock.release": {},
  },
};

const LOCK = `module: threading
summary: { en: Threads., zh-cn: 线程。 }
source: Python 3.14 docs, threading
names:
  Lock:
    kind: class
    signature: ()
    en: A lock.
    zh-cn: 锁。
    members:
      acquire:
        signature: (blocking=True, timeout=-1)
        en: Takes it.
        zh-cn: 获取。
        params:
          timeout: { en: Seconds., zh-cn: 秒数。 }
      release:
        signature: ()
        en: Gives it back.
        zh-cn: 释放。
        raises: { RuntimeError: { en: Not held., zh-cn: 没有持有。 } }
        see: [threading.Lock]
        sections: [concurrency/1.1]
`;

const NAMES: Names = {
  api: new Set(["threading.Lock"]),
  commands: new Set(),
  commandPaths: new Set(),
  families: new Set(),
  valueSets: new Set(),
  optionSets: new Set(),
  sections: new Set(["concurrency/1.1"]),
  labs: new Set(),
  diagrams: new Set(),
};

const folders: string[] = [];
after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

function problemsOf(yaml: string, facts: object | "none" = FACTS, family?: string): string[] {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-python-gate-"));
  folders.push(root);
  const file = path.join(root, "notes/reference/python/threading.yaml");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, yaml);
  if (family !== undefined) {
    fs.mkdirSync(path.join(root, "notes/reference/c"));
    fs.writeFileSync(path.join(root, "notes/reference/c/events.yaml"), family);
  }
  if (facts !== "none") {
    fs.mkdirSync(path.join(root, path.dirname(PYTHON_FACTS)), { recursive: true });
    fs.writeFileSync(path.join(root, PYTHON_FACTS), JSON.stringify(facts));
  }
  const problems = new Problems();
  checkPython(root, readReference(root, problems), NAMES, problems);
  return problems.toString().split("\n").filter(Boolean);
}

test("what is right passes", () => assert.deepEqual(problemsOf(LOCK), []));

/** A planted mistake, and the problem that must name it: line and words. */
const PLANTED: [string, string, string, RegExp][] = [
  ["a name that is not there", "  Lock:", "  Luck:", /:5: threading\.Luck: Python 3\.11 has no such name/],
  ["a method that is not there", "release:", "give_back:", /:17: threading\.Lock\.give_back: .*no such name/],
  ["a wrong default", "timeout=-1)", "timeout=None)", /:12: .*the parameters are \(blocking=True, timeout=-1\), not/],
  ["a wrong name of a parameter", "(blocking=True,", "(block=True,", /:12: .*not \(block=True/],
  ["a parameter that is only by keyword", "blocking=True, t", "blocking=True, *, t", /not .*keyword-only timeout/],
  ["a parameter that the signature lacks", "          timeout: {", "          time: {", /:16: .*no parameter time/],
  ["an exception that is none", "RuntimeError: {", "RunError: {", /RunError is no exception/],
  ["a see that leads nowhere", "see: [threading.Lock]", "see: [threading.Key]", /see: there is no threading\.Key/],
  ["a section that is not there", "[concurrency/1.1]", "[concurrency/9.9]", /sections: there is no concurrency\/9\.9/],
  ["an unknown key", "    kind: class", "    kind: class\n    colour: red", /Unrecognized key/],
  ["a missing language", "    zh-cn: 锁。\n", "", /zh-cn/],
  ["a constant that C lacks", "names:", "fromC: [AF_NO]\nnames:", /C has no entry AF_NO/],
];

for (const [what, from, to, expected] of PLANTED) {
  test(what, () => {
    assert.ok(LOCK.includes(from));
    assert.match(problemsOf(LOCK.replace(from, to)).join("\n"), expected);
  });
}

const EVENTS = `name: events
kind: family
combine: or
header: sys/epoll.h
title: { en: events, zh-cn: 事件 }
source: man-pages epoll_ctl(2)
members:
  EPOLLET: { value: 1u << 31, en: Edge-triggered., zh-cn: 边沿触发。 }
`;

test("a constant that is another number in Python is found", () => {
  const problems = (value: number) =>
    problemsOf(
      LOCK.replace("names:", "fromC: [EPOLLET]\nnames:"),
      { ...FACTS, names: { ...FACTS.names, "threading.EPOLLET": { value } } },
      EVENTS,
    );
  assert.deepEqual(problems(2 ** 31), []);
  assert.match(problems(1).join("\n"), /EPOLLET is 2147483648 in C and 1 in Python/);
});

test("a name that came after the Python of the facts is taken on trust", () => {
  const newer = LOCK.replace("  Lock:\n", '  Key:\n    since: "3.13"\n');
  assert.deepEqual(
    problemsOf(newer).filter((problem) => problem.includes("threading.Key:")),
    [],
  );
});

test("without the facts the gate says how to make them", () => {
  assert.match(problemsOf(LOCK, "none").join("\n"), /python-facts\.js/);
});
