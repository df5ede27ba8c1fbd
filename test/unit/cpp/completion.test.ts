import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { provideCompletion } from "../../../src/language/completion.ts";
import { provideSignatureHelp } from "../../../src/language/signature.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret, inFunction } from "../c/caret.ts";

const library = loadLibrary("en");

function complete(marked: string, supplement = false) {
  const { lines, position } = atCaret(marked);
  return provideCompletion({ uri: "file:///a.cpp", languageId: "cpp", lines }, position, library, { supplement });
}

const labels = (marked: string) => complete(marked).map((item) => item.label);

/** A statement with a caret, and the names that must be among those offered. */
const OFFERED: [string, string[]][] = [
  ["std::‸", ["mutex", "thread", "lock_guard", "chrono", "memory_order_relaxed", "defer_lock"]],
  ["std::lo‸", ["lock_guard", "lock"]],
  ["std::this_thread::‸", ["sleep_for", "sleep_until", "yield", "get_id"]],
  ["std::chrono::‸", ["milliseconds", "steady_clock", "duration_cast"]],
  ["std::chrono::steady_clock::‸", ["now", "time_point"]],
  ["std::launch::‸", ["async", "deferred"]],
  ["std::memory_order::‸", ["relaxed", "acquire"]],
  ["std::thread::‸", ["hardware_concurrency", "id"]],
  ["std::mutex m; m.‸", ["lock", "try_lock", "unlock"]],
  ["std::mutex m; m.lo‸", ["lock", "try_lock", "unlock"]],
  ["std::timed_mutex m; m.‸", ["lock", "try_lock_for", "unlock"]],
  ["std::vector<std::thread> ts; ts[0].‸", ["join", "detach", "joinable"]],
  ["auto f = std::async(g); f.‸", ["get", "wait", "valid"]],
  ["auto p = std::make_shared<std::mutex>(); p->‸", ["lock", "unlock"]],
  ["std::atomic<int> n; n.load(‸", ["std::memory_order_relaxed", "std::memory_order_acquire"]],
  ["std::atomic<int> n; n.store(1, ‸", ["std::memory_order_release"]],
  ["auto f = std::async(‸", ["std::launch::async"]],
  ["std::unique_lock<std::mutex> lk(m, ‸", ["std::defer_lock", "std::try_to_lock", "std::adopt_lock"]],
  ["thread_l‸", ["thread_local"]],
  ["socket(‸", ["AF_INET"]],
  ["struct epoll_event ev; ev.‸", ["events", "data"]],
];

/** Where nothing may be offered. */
const NOTHING = [
  "obj.‸",
  "mylib::‸",
  "::‸",
  "std::no_such::‸",
  "// std::‸",
  '"std::‸',
  "mute‸",
  "x = qux‸",
  "std::vector<int> v; v.‸",
];

describe("completion offers in C++", () => {
  for (const [statement, expected] of OFFERED) {
    test(statement, () => {
      const offered = new Set(labels(inFunction(statement)));
      assert.deepEqual(
        expected.filter((name) => !offered.has(name)),
        [],
      );
    });
  }
  for (const statement of NOTHING) test(statement, () => assert.deepEqual(labels(inFunction(statement)), []));
});

test("members are neither constructors nor operators, and those of an object are all there is", () => {
  const members = labels(inFunction("std::unique_ptr<int> p; p.‸"));
  assert.deepEqual(members, ["get", "release", "reset", "swap"]);
  assert.ok(!labels(inFunction("std::jthread t; t.‸")).includes("~jthread"));
});

test("what needs no object is all that fits behind a class", () => {
  assert.ok(!labels(inFunction("std::thread::‸")).includes("join"));
});

test("headers of both languages", () => {
  const offered = labels("#include <s‸\n");
  assert.ok(offered.includes("shared_mutex") && offered.includes("sys/epoll.h"));
});

test("without std:: only what using brings in is offered", () => {
  assert.ok(labels("using namespace std;\nint main() { lock_g‸ }\n").includes("lock_guard"));
  assert.deepEqual(labels("using std::mutex;\nint main() { lock_g‸ }\n"), []);
});

test("a guard is a snippet, and brings its header", () => {
  const item = complete("#include <vector>\nint main()\n{\n    std::lock_g‸\n}\n").find(
    ({ label }) => label === "lock_guard",
  );
  assert.equal(item?.insertText, "lock_guard<std::mutex> ${1:lock}(${2:mutex})");
  assert.deepEqual(item?.additionalTextEdits?.[0]?.newText, "#include <mutex>\n");
  assert.equal(item?.additionalTextEdits?.[0]?.range.start.line, 1);
});

test("a header that is there is not included again", () => {
  const items = complete("#include <mutex>\nint main() { std::lock_g‸ }\n");
  const edits = Object.fromEntries(items.map((item) => [item.label, item.additionalTextEdits?.[0]?.newText]));
  assert.equal(edits["lock_guard"], undefined);
  assert.equal(edits["thread"], "#include <thread>\n");
});

test("a function has places for its arguments, but not for those with a default", () => {
  const byName = (marked: string, name: string) => complete(marked).find(({ label }) => label === name)?.insertText;
  assert.equal(byName(inFunction("std::this_thread::‸"), "sleep_for"), "sleep_for(${1:rel_time})");
  assert.equal(byName(inFunction("std::atomic<int> n; n.‸"), "store"), "store(${1:desired})");
});

test("beside another language server nothing of the library is offered", () => {
  assert.deepEqual(complete(inFunction("std::lock_g‸"), true), []);
  assert.deepEqual(complete(inFunction("std::mutex m; m.‸"), true), []);
});

/** A statement with a caret, the declaration that is shown, and its active parameter. */
const SIGNATURES: [string, RegExp | undefined, string?][] = [
  ["std::this_thread::sleep_for(‸", /sleep_for/, "const chrono::duration<Rep, Period>& rel_time"],
  ["std::thread t(‸", /thread\(F&& f/, "F&& f"],
  ["std::thread t(f, 1, ‸", /thread\(F&& f/, "Args&&... args"],
  ["std::unique_lock<std::mutex> lk(m, ‸", /defer_lock_t tag/, "defer_lock_t tag"],
  ["std::scoped_lock lk{a, ‸", /Mutexes/, "Mutexes&... m"],
  ["std::atomic<int> n; n.compare_exchange_weak(e, ‸", /compare_exchange_weak/, "T desired"],
  ["std::condition_variable cv; cv.wait(lk, ‸", /Predicate pred/, "Predicate pred"],
  ["std::condition_variable cv; cv.wait_for(lk, 5s, ‸", /Predicate pred/, "Predicate pred"],
  ["auto p = std::make_unique<std::thread>(‸", /make_unique/, "Args&&... args"],
  ["std::chrono::duration_cast<std::chrono::seconds>(‸", /duration_cast/, "const duration<Rep, Period>& d"],
  ["std::atomic<int> n; n.store(socket(‸", /int socket/, "int domain"],
  ["std::async(std::launch::async, ‸", /async/, "F&& f"],
  ["close(‸", /int close/, "int fd"],
  ["obj.lock(‸", undefined],
  ["std::mutex m; m.block(‸", undefined],
  ["mylib::sleep_for(‸", undefined],
  ["std::function<void(int)> f; f(‸", undefined],
  ["std::thread t([&] { ‸", undefined],
  ["// std::thread t(‸", undefined],
];

describe("signature help in C++", () => {
  for (const [statement, expected, parameter] of SIGNATURES) {
    test(statement, () => {
      const { lines, position } = atCaret(inFunction(statement));
      const help = provideSignatureHelp({ uri: "file:///a.cpp", languageId: "cpp", lines }, position, library);
      if (!expected) return assert.equal(help, undefined);
      const shown = help?.signatures[help.activeSignature ?? 0];
      assert.match(shown?.label ?? "", expected);
      const [start, end] = (shown?.parameters?.[help?.activeParameter ?? 0]?.label ?? [0, 0]) as [number, number];
      assert.equal(shown?.label.slice(start, end), parameter);
    });
  }
});
