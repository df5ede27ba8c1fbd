import assert from "node:assert/strict";
import { test } from "node:test";
import { explainCppName } from "../../../src/cli/explain.ts";
import { provideNames } from "../../../src/language/names.ts";
import { providePage } from "../../../src/language/page.ts";
import { loadLibrary } from "../../support/library.ts";

const library = loadLibrary("en");
const chinese = loadLibrary("zh-cn");

test("a page has the declaration, every member with its exceptions, the example and links", () => {
  const page = providePage("std::unique_lock", library) ?? "";
  assert.match(
    page,
    /^# std::unique_lock\n\n```cpp\n#include <mutex>\n\ntemplate<class Mutex> class unique_lock;\n```/,
  );
  assert.match(page, /### unlock\n\n```cpp\nvoid unlock\(\);\n```\n\nGives the lock back.*\n\n\*\*Exceptions\*\*:/);
  assert.match(page, /### unique_lock\(\)\n/);
  assert.match(page, /\[std::lock_guard\]\(api:std::lock_guard\)/);
  assert.match(page, /\(note:concurrency\/1\.1\)/);
  assert.match(page, /ISO C\+\+ \[thread\.lock\.unique\]/);
});

test("a member, a short name and another spelling lead to the page of their class", () => {
  for (const name of ["std::mutex::lock", "mutex::lock", "std::mutex"]) {
    assert.match(providePage(name, library) ?? "", /^# std::mutex\n/);
  }
  assert.match(providePage("std::memory_order_relaxed", library) ?? "", /^# std::memory_order\n/);
  assert.match(providePage("mutex", library) ?? "", /^# mutex\n\n```cpp\n#include <mutex>\n```/);
  assert.match(providePage("std::timed_mutex", library) ?? "", /### unlock\n/);
});

test("a name of C keeps its page, and what is unknown has none", () => {
  assert.match(providePage("bind", library) ?? "", /^# bind\n/);
  assert.equal(providePage("std::no_such", library), undefined);
});

test("in Chinese", () => {
  assert.match(providePage("std::future", chinese) ?? "", /## 成员\n[^]*\*\*异常：|## 成员/);
  assert.match(explainCppName("std::mutex", chinese), /互斥锁/);
});

test("the names hold the entries of C++ and their members", () => {
  const names = new Map(provideNames(library).map(({ name, kind }) => [name, kind]));
  assert.equal(names.get("std::mutex"), "class");
  assert.equal(names.get("std::mutex::try_lock"), "member");
  assert.equal(names.get("thread_local"), "keyword");
  assert.ok(names.size > 400);
});

test("on the command line, with or without std::, a class brings its members", () => {
  const text = explainCppName("lock_guard", library, { width: 80 });
  assert.match(text, /^template<class Mutex> class lock_guard {2}<mutex>\n/);
  assert.match(text, /explicit lock_guard\(Mutex& m\)\n/);
  assert.match(explainCppName("std::mutex::lock", library), /^void lock\(\)\n/);
  assert.equal(explainCppName("no_such", library), "");
});

test("Chinese pages have Chinese marks around what the program puts together", () => {
  const mutex = providePage("std::mutex", chinese) ?? "";
  assert.match(mutex, /\*\*异常\*\*：/);
  const lock = providePage("threading.Lock.acquire", chinese) ?? "";
  assert.match(lock, /出处：Python/);
  for (const page of [mutex, lock]) assert.doesNotMatch(page, /\p{Script=Han}\*{0,2}(: | \()|\{\}/u);
});
