import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { provideHover } from "../../../src/language/hover.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret, inFunction } from "../c/caret.ts";

const library = loadLibrary("en");
const chinese = loadLibrary("zh-cn");

function hoverAt(marked: string, of = library): string {
  const { lines, position } = atCaret(marked);
  const hover = provideHover({ uri: "file:///a.cpp", languageId: "cpp", lines }, position, of);
  return hover ? (hover.contents as { value: string }).value.replaceAll("\n", " ") : "";
}

/** A statement in a function, with a caret, and what the hover must say. */
const EXPLAINED: [string, RegExp][] = [
  // names
  ["std::mu‸tex m;", /class mutex.*Members: `lock`, `try_lock`/],
  ["std::lock_gu‸ard<std::mutex> g(m);", /needs a name/],
  ["std::lock_guard<std::mu‸tex> g(m);", /class mutex/],
  ["std::unique_lock lk(m, std::defer_lo‸ck);", /Does not lock yet/],
  ["std::unique_lo‸ck<std::mutex> lk(m, std::defer_lock);", /\*\*Here\*\*: `std::defer_lock` — does not lock yet/],
  ["std::scoped_lo‸ck both{a, b};", /C\+\+17.*opposite order/],
  ["std::lo‸ck(a, b);", /does not unlock at the end/],
  ["auto f = std::asy‸nc(std::launch::async, g);", /\*\*Here\*\*: `std::launch::async` — in a new thread/],
  ["auto f = std::async(std::launch::defer‸red, g);", /Not before get\(\)/],
  ["x.load(std::memory_order_acq‸uire);", /For reading/],
  ["x.load(std::memory_order::acq‸uire);", /For reading/],
  ["std::this_thread::sleep_f‸or(100ms);", /\*\*Here\*\*: 100 ms/],
  ["std::this_thread::sleep_f‸or(std::chrono::seconds(2));", /\*\*Here\*\*: 2 s/],
  ["std::this_thread::sleep_f‸or(std::chrono::microseconds{50});", /\*\*Here\*\*: 50 µs/],
  ["std::this_thread::sleep_for(10‸0ms);", /`100ms` is 100 ms, a `std::chrono::milliseconds`/],
  ["unsigned n = std::thread::hardware_concur‸rency();", /can really run at once/],
  ["auto t = std::chrono::steady_clock::no‸w();", /member of std::chrono::steady_clock/],
  ["bool b = std::atomic<int>::is_always_lock_fr‸ee;", /known when compiling/],
  ["std::thr‸ead t(work, 1);", /std::terminate/],
  ["std::thr‸ead(work).detach();", /std::terminate/],
  ["auto p = std::make_uni‸que<int>(3);", /without a naked new/],
  ["static thread_lo‸cal int n;", /each thread a variable of its own/],
  ["workers.emplace_back(std::mo‸ve(t));", /moves nothing itself/],
  ["std::counting_semaph‸ore<4> slots(4);", /\*\*Here\*\*: 4 permits at first/],
  ["std::chro‸no::seconds s(1);", /units that the compiler checks/],
  // members, by the declared type
  ["std::mutex m; m.lo‸ck();", /member of std::mutex/],
  ["std::timed_mutex m; if (m.try_lock_f‸or(50ms)) ;", /\*\*Here\*\*: 50 ms/],
  ["std::recursive_timed_mutex m; m.try_lock_f‸or(1s);", /member of std::recursive_timed_mutex/],
  ["std::thread t(f); t.jo‸in();", /Waits until the thread has ended/],
  ["std::thread a(f), b(g); b.jo‸in();", /Waits until the thread has ended/],
  ["std::jthread t(f); t.request_st‸op();", /Asks the thread to stop/],
  ["std::jthread t(f); t.jo‸in();", /member of std::jthread/],
  ["std::future<int> fut; fut.ge‸t();", /member of std::future /],
  ["auto fut = std::async(f); fut.ge‸t();", /member of std::future /],
  ["std::promise<int> p; auto f = p.get_future(); f.wa‸it();", /until the result is there/],
  ["auto s = std::async(f).sha‸re();", /std::shared_future/],
  ["auto s = std::async(f).share(); s.ge‸t();", /member of std::shared_future/],
  ["std::unique_lock<std::mutex> lk(m); lk.unlo‸ck();", /slow work/],
  ["std::unique_lock lk{m}; lk.owns_lo‸ck();", /Whether the lock is held/],
  ["auto lk = std::unique_lock(m); lk.relea‸se();", /without unlocking/],
  ["std::condition_variable cv; cv.wa‸it(lk);", /spurious wakeup/],
  ["std::atomic<int> n{0}; n.fetch_a‸dd(1, std::memory_order_relaxed);", /\*\*Here\*\*: `std::memory_order_relaxed`/],
  ["std::atomic<bool> *flag; flag->sto‸re(true);", /Writes the value/],
  ["std::atomic_flag f; f.test_and_s‸et();", /member of std::atomic_flag/],
  ["std::vector<std::thread> ts; ts[0].jo‸in();", /Waits until the thread has ended/],
  ["std::vector<std::thread> ts; for (auto& t : ts) t.jo‸in();", /Waits until the thread has ended/],
  ["std::vector<std::thread> ts; for (auto& t : ts) { if (t.joina‸ble()) t.join(); }", /neither joined nor detached/],
  ["std::vector<std::thread> ts; ts.back().deta‸ch();", /run on by itself/],
  ["std::vector<std::future<int>> fs; fs[f(1, 2)].ge‸t();", /member of std::future /],
  ["std::map<int, std::thread> ts; ts[3].jo‸in();", /Waits until the thread has ended/],
  ["std::queue<std::packaged_task<int()>> q; q.front().get_fut‸ure();", /member of std::packaged_task/],
  ["std::queue<int> q; q.po‸p();", /member of std::queue/],
  ["auto p = std::make_shared<std::mutex>(); p->lo‸ck();", /member of std::mutex/],
  ["std::unique_ptr<std::thread> p; p->jo‸in();", /Waits until the thread has ended/],
  ["std::unique_ptr<std::thread> p; p.res‸et();", /member of std::unique_ptr/],
  ["std::unique_ptr<std::thread> p; (*p).jo‸in();", /Waits until the thread has ended/],
  ["std::weak_ptr<std::thread> w; w.lock()->jo‸in();", /Waits until the thread has ended/],
  ["std::weak_ptr<std::thread> w; if (auto p = w.lock()) p->jo‸in();", /Waits until the thread has ended/],
  ["run([](std::stop_token stop) { while (!stop.stop_reque‸sted()) ; });", /Whether somebody has asked/],
  ["std::thread t([&] { std::unique_lock<std::mutex> lk(m); lk.unlo‸ck(); });", /slow work/],
  ["const auto a = std::chrono::steady_clock::now(); (a - a).cou‸nt();", /number of ticks/],
  ["auto a = std::chrono::steady_clock::now(); auto d = a - a; d.cou‸nt();", /number of ticks/],
  ["auto a = std::chrono::steady_clock::now(); auto b = a + 5ms; b.time_since_ep‸och();", /clock's beginning/],
  ["std::chrono::duration_cast<std::chrono::milliseconds>(b - a).cou‸nt();", /number of ticks/],
  ["std::chrono::milliseconds ms(5); ms.cou‸nt();", /number of ticks/],
  ["auto t = std::chrono::system_clock::now(); t.time_since_ep‸och();", /1970-01-01/],
  ["std::thread t(f); auto& u = t; u.jo‸in();", /Waits until the thread has ended/],
  ["auto* t = new std::thread(f); t->jo‸in();", /Waits until the thread has ended/],
  ["auto f = [](int n) -> std::fut‸ure<int> { return g(n); };", /class future/],
  // what is C stays C
  ["::clo‸se(fd);", /int close\(int fd\)/],
  ["clo‸se(fd);", /int close\(int fd\)/],
  ["struct epoll_event ev; ev.eve‸nts = EPOLLIN;", /epoll_event/],
  ["std::thread t(f); epoll_w‸ait(ep, evs, 16, -1);", /at most 16 events/],
];

/** A statement with a caret at which there is nothing to explain. */
const SILENT: string[] = [
  "obj.clo‸se();",
  "obj.lo‸ck();",
  "obj->jo‸in();",
  "auto x = make(); x.lo‸ck();",
  "auto x = make(); x.ge‸t();",
  "mu‸tex m;",
  "thr‸ead t(f);",
  "lock_gu‸ard<mutex> g(m);",
  "mylib::mu‸tex m;",
  "mylib::mutex m; m.lo‸ck();",
  "std::mutex m; m.bl‸ock();",
  "std::vector<std::thread> ts; ts.jo‸in();",
  "std::vector<std::thread> ts; ts.clo‸se();",
  "std::vector<int> v; v[0].jo‸in();",
  "std::string s; s.fi‸nd(c);",
  "std::no_such_th‸ing x;",
  "std::mutex mut‸ex;",
  "std::mutex lock; lo‸ck;",
  "std::thread join; jo‸in;",
  "{ std::mutex m; } m.lo‸ck();",
  "std::mutex m; { Own m; m.lo‸ck(); }",
  "for (auto& t : unknown) t.jo‸in();",
  "std::vector<std::thread> ts; for (auto& t : ts) t.join(); t.jo‸in();",
  "std::function<void()> f; f().ge‸t();",
  "std::atomic<Job*> j; j.load()->ru‸n();",
  "std::unique_ptr<Job> p; p->lo‸ck();",
  "std::shared_ptr<Job> p; p->re‸set();",
  "std::map<int, std::thread> ts; ts.jo‸in();",
  "// std::mu‸tex",
  '"std::mu‸tex";',
  "x = 100‸;",
  "x = 1.5‸f;",
  "x = 0x1‸s;",
  "goto thr‸ead;",
  "class thr‸ead;",
  "a < b > c.lo‸ck();",
  "std::pair<std::mutex, int> p; p.lo‸ck();",
  "run([](Own stop) { stop.stop_reque‸sted(); });",
  "std::thread t(f); t->x.jo‸in();",
  "int n; n.fetch_a‸dd(1);",
  "bo‸ol b;",
  "b = tr‸ue;",
  "p->std::x.lo‸ck();",
];

/** Whole files. */
const FILES: [string, string, RegExp | undefined][] = [
  ["a header", "#include <mut‸ex>\n", /std::lock_guard/],
  ["a header of C++20", "#include <lat‸ch>\n", /count-down/],
  ["a header of C in C++", "#include <sys/ep‸oll.h>\n", /epoll/],
  ["a header of the program", '#include "mut‸ex"\n', undefined],
  ["an unknown header", "#include <bits/mut‸ex>\n", undefined],
  ["using namespace std", "using namespace std;\nint main() { mut‸ex m; }\n", /class mutex/],
  [
    "using namespace std, a member",
    "using namespace std;\nint main() { mutex m; m.lo‸ck(); }\n",
    /member of std::mutex/,
  ],
  ["using std::thread", "using std::thread;\nint main() { thr‸ead t(f); }\n", /std::terminate/],
  ["using std::thread is not using std::mutex", "using std::thread;\nint main() { mut‸ex m; }\n", undefined],
  ["a commented using", "// using namespace std;\nint main() { mut‸ex m; }\n", undefined],
  ["C comes first under using", "using namespace std;\nint main() { bi‸nd(fd, a, n); }\n", /socket/],
  ["an own class under using", "using namespace std;\nclass mutex {\n};\nint main() { mut‸ex m; }\n", undefined],
  ["an own class's member", "using namespace std;\nclass mutex {\n};\nint main() { mutex m; m.lo‸ck(); }\n", undefined],
  ["an own name under using", "using namespace std;\nint main() { int latch = 0; return lat‸ch; }\n", undefined],
  [
    "an alias of a namespace",
    "namespace chrono = std::chrono;\nint main() { chrono::milli‸seconds a(1); }\n",
    /milliseconds/,
  ],
  ["another namespace of that name", "int main() { chrono::milli‸seconds a(1); }\n", undefined],
  [
    "an alias of a type",
    "using Lock = std::unique_lock<std::mutex>;\nvoid f() {\n    Lock lk(m);\n    lk.unlo‸ck();\n}\n",
    /slow work/,
  ],
  [
    "a typedef",
    "typedef std::unique_lock<std::mutex> Lock;\nvoid f() {\n    Lock lk(m);\n    lk.unlo‸ck();\n}\n",
    /slow work/,
  ],
  [
    "an alias of a clock",
    "using Clock = std::chrono::steady_clock;\nvoid f() {\n    auto t = Clock::no‸w();\n}\n",
    /present moment/,
  ],
  ["a global", "std::mutex g;\nvoid f()\n{\n}\nvoid h()\n{\n    g.lo‸ck();\n}\n", /member of std::mutex/],
  ["a static global", "static std::vector<std::thread> ts;\nvoid h()\n{\n    ts[0].jo‸in();\n}\n", /has ended/],
  ["a function's result", "std::future<int> run();\nvoid h()\n{\n    run().ge‸t();\n}\n", /member of std::future/],
  ["a parameter", "void h(std::thread& t, std::vector<std::future<int>>& fs)\n{\n    t.jo‸in();\n}\n", /has ended/],
  ["a later parameter", "void h(std::map<int, int>& m, std::future<int> f)\n{\n    f.ge‸t();\n}\n", /std::future/],
  [
    "a member before its declaration",
    "class Pool {\npublic:\n    void stop() { m_.lo‸ck(); }\nprivate:\n    std::mutex m_;\n};\n",
    /member of std::mutex/,
  ],
  [
    "a member by this",
    "struct Pool {\n    void stop() { this->m_.lo‸ck(); }\n    mutable std::mutex m_;\n};\n",
    /member of std::mutex/,
  ],
  [
    "a member in a method elsewhere",
    "class Pool {\n    std::vector<std::thread> workers_;\n    ~Pool();\n};\n\nPool::~Pool()\n{\n    for (auto& w : workers_)\n        w.jo‸in();\n}\n",
    /has ended/,
  ],
  [
    "a member of an object",
    "struct Conn {\n    std::atomic<int> refs{0};\n};\nvoid f(Conn* c)\n{\n    c->refs.fetch_s‸ub(1);\n}\n",
    /member of std::atomic/,
  ],
  [
    "an inherited member",
    "struct Base {\n    std::mutex m;\n};\nstruct Pool : public Base {\n    void f() { m.lo‸ck(); }\n};\n",
    /member of std::mutex/,
  ],
  [
    "a method's result",
    "struct P { std::future<int> submit(); };\nvoid f(P p)\n{\n    p.submit().ge‸t();\n}\n",
    /future/,
  ],
  [
    "a member of a class template",
    "template <class T>\nclass Channel {\n    void send(T t) { m_.lo‸ck(); }\n    std::mutex m_;\n};\n",
    /member of std::mutex/,
  ],
  [
    "a result behind an arrow",
    "struct P {\n    template<class F> auto submit(F&& f) const -> std::future<int>;\n};\nvoid f(P& p)\n{\n    auto r = p.submit(g);\n    r.ge‸t();\n}\n",
    /member of std::future/,
  ],
  ["a method that is not called", "struct P { std::mutex m(); };\nvoid f(P p)\n{\n    p.m.lo‸ck();\n}\n", undefined],
  ["a class of another file", "void Pool::stop()\n{\n    m_.lo‸ck();\n}\n", undefined],
  ["a local hides the member", "class Pool {\n    std::mutex m;\n    void f() { Own m; m.lo‸ck(); }\n};\n", undefined],
  [
    "a lambda in a constructor's list",
    "class Pool {\n    Pool() : t_([this] { m_.lo‸ck(); }) {}\n    std::mutex m_;\n    std::thread t_;\n};\n",
    /member of std::mutex/,
  ],
  [
    "a nested namespace",
    "namespace a {\nnamespace b {\nvoid f()\n{\n    std::mutex m;\n    m.lo‸ck();\n}\n}\n}\n",
    /member of std::mutex/,
  ],
  [
    "after an unfinished line",
    "void f()\n{\n    std::mutex m;\n    g(1,\n    if (x) m.lo‸ck();\n}\n",
    /member of std::mutex/,
  ],
  ["a directive", "#define LOCK m.lo‸ck()\n", undefined],
];

describe("hover explains C++", () => {
  for (const [statement, expected] of EXPLAINED) {
    test(statement, () => assert.match(hoverAt(inFunction(statement)), expected));
  }
});

describe("hover is silent in C++", () => {
  for (const statement of SILENT) test(statement, () => assert.equal(hoverAt(inFunction(statement)), ""));
});

describe("hover in a whole file of C++", () => {
  for (const [name, file, expected] of FILES) {
    test(name, () => (expected ? assert.match(hoverAt(file), expected) : assert.equal(hoverAt(file), "")));
  }
});

test("an edit of a class is seen at once", () => {
  const { lines, position } = atCaret("struct P {\n    Own m;\n    void f() { m.lo‸ck(); }\n};\n");
  const document = { uri: "file:///a.cpp", languageId: "cpp", lines };
  assert.equal(provideHover(document, position, library), undefined);
  lines.applyChange({ start: { line: 1, character: 4 }, end: { line: 1, character: 7 } }, "std::mutex");
  assert.ok(provideHover(document, position, library));
});

test("in a file of C the names of C++ mean nothing", () => {
  const { lines, position } = atCaret("void f() { std::mu‸tex m; }\n");
  assert.equal(provideHover({ uri: "file:///a.c", languageId: "c", lines }, position, library), undefined);
});

test("in Chinese", () => {
  const text = hoverAt(inFunction("std::this_thread::sleep_f‸or(100ms);"), chinese);
  assert.match(text, /此处\*\*：100 毫秒。/);
  assert.match(hoverAt(inFunction("std::mutex m; m.lo‸ck();"), chinese), /std::mutex 的成员.*抛出异常：/);
});
