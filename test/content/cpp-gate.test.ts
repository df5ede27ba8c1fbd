import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { checkCppAuthority } from "../../src/build/gate/cpp-authority.ts";
import { checkCppEntries } from "../../src/build/gate/cpp-entries.ts";
import { Problems } from "../../src/build/problems.ts";
import { readReference } from "../../src/build/reference.ts";

const MUTEX = `name: std::mutex
kind: class
header: mutex
signature: class mutex
summary: { en: A lock., zh-cn: 锁。 }
members:
  mutex: { signature: constexpr mutex() noexcept, en: Makes it., zh-cn: 构造。 }
  try_lock: { signature: bool try_lock(), en: Tries., zh-cn: 尝试。 }
  unlock: { signature: void unlock(), en: Frees., zh-cn: 释放。 }
source: ISO C++ [thread.mutex.class]
example: |
  std::mutex m;
  m.lock();
`;

const GUARD = `name: std::unique_lock
kind: class
header: mutex
signature: template<class Mutex> class unique_lock
summary: { en: A guard., zh-cn: 守卫。 }
members:
  unique_lock:
    signature: [explicit unique_lock(Mutex& m), "unique_lock(Mutex& m, defer_lock_t tag)"]
    params: { tag: { en: A tag., zh-cn: 标签。, accepts: [std::mutex] } }
    en: Locks.
    zh-cn: 上锁。
  mutex: { signature: Mutex* mutex() const noexcept, en: The mutex., zh-cn: 互斥锁。 }
  try_lock_for:
    signature: "template<class Rep, class Period> bool try_lock_for(const chrono::duration<Rep, Period>& d)"
    en: Waits.
    zh-cn: 等待。
  lock: { signature: void lock(), en: Locks., zh-cn: 上锁。 }
source: ISO C++ [thread.lock.unique]
with: { Mutex: std::timed_mutex }
`.replace("标签。, accepts", "标签。 , accepts");

const GROUP = `kind: group
header: thread
source: ISO C++ [thread.thread.this]
entries:
  std::this_thread::sleep_for:
    kind: function
    signature: "template<class Rep, class Period> void sleep_for(const chrono::duration<Rep, Period>& time)"
    params: { time: { en: How long., zh-cn: 时长。 } }
    en: Sleeps.
    zh-cn: 睡眠。
  thread_local: { kind: keyword, signature: thread_local, en: One each., zh-cn: 各有一份。 }
`;

const ORDER = `name: std::memory_order
kind: enum
header: atomic
signature: enum class memory_order
summary: { en: An order., zh-cn: 次序。 }
members:
  relaxed: { alias: std::memory_order_relaxed, en: None., zh-cn: 无。 }
source: ISO C++ [atomics.order]
`;

const GOOD = { "mutex.yaml": MUTEX, "guard.yaml": GUARD, "group.yaml": GROUP, "order.yaml": ORDER };
const folders: string[] = [];
after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

function problemsOf(files: Record<string, string>, compiled = true): string[] {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-cpp-gate-test-"));
  folders.push(root);
  fs.mkdirSync(path.join(root, "notes/reference/cpp"), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(root, "notes/reference/cpp", name), text);
  }
  const problems = new Problems();
  const sources = readReference(root, problems).cpp;
  checkCppEntries(sources, problems);
  if (compiled) checkCppAuthority(sources, problems);
  return problems.toString().split("\n").filter(Boolean);
}

function assertNamed(found: readonly string[], expected: RegExp): void {
  assert.ok(
    found.some((line) => expected.test(line)),
    found.join("\n") || "nothing was found",
  );
}

test("what is right about C++ passes", () => assert.deepEqual(problemsOf(GOOD), []));

type File = keyof typeof GOOD;

/** Mistakes that only the compiler sees, all planted at once, and the problem that must name each: file, line and words. */
const TOGETHER: [string, File, string, string, RegExp][] = [
  ["a member that does not exist", "mutex.yaml", "unlock:", "unlok:", /mutex\.yaml:9: std::mutex has no unlok/],
  ["a wrong result", "mutex.yaml", "bool try_lock", "int try_lock", /mutex\.yaml:8: not so: int try_lock/],
  [
    "an example that does not compile",
    "mutex.yaml",
    "m.lock()",
    "m.lock(1)",
    /mutex\.yaml:11: the example of std::mutex/,
  ],
  ["a wrong parameter", "guard.yaml", "duration<Rep, Period>& d", "time_point<Clock>& d", /guard\.yaml:13: not so/],
  [
    "noexcept that is not",
    "guard.yaml",
    "void lock()",
    "void lock() noexcept",
    /guard\.yaml:17: not so: void lock\(\) noexcept/,
  ],
  [
    "a constructor that does not exist",
    "guard.yaml",
    "explicit unique_lock(Mutex& m)",
    "explicit unique_lock(int m)",
    /guard\.yaml:7: not so: explicit unique_lock\(int m\)/,
  ],
  ["a wrong function", "group.yaml", "void sleep_for", "bool sleep_for", /group\.yaml:7: not so: .*bool sleep_for/],
  ["a keyword that is none", "group.yaml", "thread_local:", "thread_loc:", /group\.yaml:11: thread_loc is not/],
  [
    "a value that does not exist",
    "order.yaml",
    "  relaxed:",
    "  relax:",
    /order\.yaml:7: std::memory_order has no relax/,
  ],
  [
    "another spelling that does not exist",
    "order.yaml",
    "order_relaxed",
    "order_relax",
    /order\.yaml:7: there is no std::memory_order_relax /,
  ],
];

describe("mistakes that g++ finds are named with file and line", () => {
  const files: Record<string, string> = { ...GOOD };
  for (const [, file, from, to] of TOGETHER) files[file] = (files[file] ?? "").replace(from, to);
  const found = problemsOf(files);
  for (const [name, , , , expected] of TOGETHER) test(name, () => assertNamed(found, expected));

  test("a header that does not exist", () => {
    const text = MUTEX.replace("header: mutex", "header: mutexes");
    assertNamed(problemsOf({ "mutex.yaml": text }), /mutex\.yaml:3: .*mutexes/);
  });
  test("a wrong header, though others bring the class", () => {
    const text = MUTEX.replace("header: mutex", "header: queue");
    assertNamed(problemsOf({ "mutex.yaml": text }), /mutex\.yaml:3: std::mutex is not declared by <queue>/);
  });
});

/** Mistakes that need no compiler. */
const PLAIN: [string, Record<string, string>, RegExp][] = [
  [
    "a parameter that no signature has",
    { "guard.yaml": GUARD.replace("params: { tag:", "params: { tags:") },
    /guard\.yaml:9: no signature has a parameter tags/,
  ],
  [
    "a parameter of a function without a word",
    { "group.yaml": GROUP.replace(/ {4}params.*\n/, "") },
    /group\.yaml:7: parameter time is not described/,
  ],
  [
    "values that are not there",
    { "guard.yaml": GUARD.replace("[std::mutex]", "[std::mutx]") },
    /there is no std::mutx/,
  ],
  ["a model that is not there", { "mutex.yaml": `${MUTEX}like: std::lock\n` }, /mutex\.yaml:14: there is no std::lock/],
  ["a name twice", { "again.yaml": MUTEX }, /mutex\.yaml:1: std::mutex is already in .*again\.yaml/],
  ["an unknown key", { "mutex.yaml": `${MUTEX}colour: red\n` }, /mutex\.yaml:14: .*colour/],
  ["a missing language", { "mutex.yaml": MUTEX.replace(", zh-cn: 释放。", "") }, /mutex\.yaml:9: .*unlock/],
];

describe("other mistakes in entries of C++ are named with file and line", () => {
  for (const [name, files, expected] of PLAIN) {
    test(name, () => assertNamed(problemsOf({ ...GOOD, ...files }, false), expected));
  }
});
