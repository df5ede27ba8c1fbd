import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { checkAuthority } from "../../src/build/gate/authority.ts";
import { checkEntries } from "../../src/build/gate/entries.ts";
import type { Names } from "../../src/build/gate/names.ts";
import { checkProse } from "../../src/build/gate/prose.ts";
import { checkSnippets } from "../../src/build/gate/snippets.ts";
import { Problems } from "../../src/build/problems.ts";
import { readReference } from "../../src/build/reference.ts";

const FACTS = {
  epoll_wait: {
    page: "epoll_wait(2)",
    prototype: "int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)",
    errors: ["EBADF", "EFAULT", "EINTR", "EINVAL"],
  },
};

const EPOLL_WAIT = `name: epoll_wait
kind: function
header: sys/epoll.h
signature: int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)
summary: { en: Waits., zh-cn: 等待。 }
params:
  epfd: { en: The instance., zh-cn: 实例。 }
  events: { en: The array., zh-cn: 数组。 }
  maxevents: { en: Its length., zh-cn: 长度。 }
  timeout: { en: Milliseconds., zh-cn: 毫秒。 }
errors:
  EBADF: { en: Not open., zh-cn: 未打开。 }
  EFAULT: { en: Bad memory., zh-cn: 内存不可写。 }
  EINTR: { en: A signal., zh-cn: 信号。 }
  EINVAL: { en: Not an epoll., zh-cn: 不是 epoll。 }
source: man-pages epoll_wait(2)
`;

const EPOLL_EVENT = `name: epoll_event
kind: struct
header: sys/epoll.h
summary: { en: A report., zh-cn: 一条事件。 }
fields:
  events: { type: uint32_t, en: The mask., zh-cn: 掩码。 }
  data: { type: epoll_data_t, en: Yours., zh-cn: 由你支配。 }
source: man-pages epoll_event(3type)
`;

const EVENTS = `name: epoll_events
kind: family
combine: or
header: sys/epoll.h
title: { en: events, zh-cn: 事件 }
source: man-pages epoll_ctl(2)
members:
  EPOLLIN: { value: 0x001, en: Data to read., zh-cn: 有数据可读。 }
  EPOLLET: { value: 1u << 31, en: Edge-triggered., zh-cn: 边沿触发。 }
`;

const GOOD = { "epoll_wait.yaml": EPOLL_WAIT, "epoll_event.yaml": EPOLL_EVENT, "epoll_events.yaml": EVENTS };
const folders: string[] = [];
after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** A project of these reference files and nothing else. */
function project(files: Record<string, string>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-gate-test-"));
  folders.push(root);
  const all = {
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`notes/reference/c/${name}`, text])),
  };
  for (const [name, text] of Object.entries({ ...all, "test/fixtures/manual-facts.json": JSON.stringify(FACTS) })) {
    fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  return root;
}

function problemsOf(files: Record<string, string>): string[] {
  const problems = new Problems();
  const root = project(files);
  const reference = readReference(root, problems);
  checkEntries(reference, NAMES, problems);
  checkAuthority(root, reference, problems);
  return problems.toString().split("\n").filter(Boolean);
}

const NAMES: Names = {
  api: new Set(["epoll_wait", "EPOLLIN"]),
  commands: new Set(),
  families: new Set(["epoll_events"]),
  valueSets: new Set(),
  optionSets: new Set(),
  commandPaths: new Set(["frob"]),
  sections: new Set(["book/9.3"]),
  labs: new Set(),
  diagrams: new Set(),
};

test("what is right passes", () => assert.deepEqual(problemsOf(GOOD), []));

const MACROS = `name: macros
kind: family
combine: one
header: pthread.h
title: { en: macros, zh-cn: 宏 }
source: pthread.h
members:
  PTHREAD_MUTEX_INITIALIZER: { en: Stands in braces., zh-cn: 花括号初始化器。 }
  _FILE_OFFSET_BITS: { header: features.h, en: Only asked for., zh-cn: 只被测试。 }
`;

test("an initializer in braces and a macro that a header only asks for are names", () =>
  assert.deepEqual(problemsOf({ "macros.yaml": MACROS }), []));

test("a macro that no header defines or asks for is named", () =>
  assert.match(
    problemsOf({ "macros.yaml": MACROS.replace("_FILE_OFFSET_BITS", "_FILE_OFFSET_BYTES") }).join("\n"),
    /macros\.yaml:9: _FILE_OFFSET_BYTES is not defined/,
  ));

const EXPECT = `name: __builtin_expect
kind: function
signature: long __builtin_expect(long exp, long c)
summary: { en: Tells what is likely., zh-cn: 说明哪种情况常见。 }
params:
  exp: { en: The expression., zh-cn: 表达式。 }
  c: { en: Its usual value., zh-cn: 常见的值。 }
source: GCC manual
`;

const TARGET = `name: target
kind: family
combine: one
title: { en: target, zh-cn: 目标 }
source: GCC manual
members:
  __linux__: { value: 1, en: Linux., zh-cn: Linux。 }
  __aarch64__: { elsewhere: true, en: ARM., zh-cn: ARM。 }
`;

const COMPILER = { "builtin.yaml": EXPECT, "target.yaml": TARGET };

test("what the compiler itself knows has no header", () => assert.deepEqual(problemsOf(COMPILER), []));

/** A planted mistake, and the problem that must name it: file, line and words. */
const PLANTED: [string, Record<string, string>, RegExp][] = [
  [
    "a builtin with a wrong prototype",
    { "builtin.yaml": EXPECT.replace("long c)", "int c)") },
    /builtin\.yaml:3: __builtin_expect: .*prototype/,
  ],
  [
    "a function without a header that the compiler does not know",
    { "epoll_wait.yaml": EPOLL_WAIT.replace("header: sys/epoll.h\n", "") },
    /epoll_wait\.yaml:3: epoll_wait: the compiler does not know it.*header/,
  ],
  [
    "a predefined macro that this compiler does not define",
    { "target.yaml": TARGET.replace("elsewhere: true, ", "") },
    /target\.yaml:8: __aarch64__ is not defined/,
  ],
  [
    "a wrong value of a predefined macro",
    { "target.yaml": TARGET.replace("value: 1", "value: 2") },
    /target\.yaml:7: __linux__ is not 2/,
  ],
  [
    "a wrong prototype",
    { "epoll_wait.yaml": EPOLL_WAIT.replace("int timeout)", "long timeout)") },
    /epoll_wait\.yaml:4: .*prototype/,
  ],
  [
    "a wrong header",
    { "epoll_wait.yaml": EPOLL_WAIT.replace("sys/epoll.h", "sys/select.h") },
    /epoll_wait\.yaml:4: .*header/,
  ],
  [
    "a header that does not exist",
    { "epoll_event.yaml": EPOLL_EVENT.replace("sys/epoll.h", "sys/epolls.h") },
    /epoll_event\.yaml:3: .*sys\/epolls\.h/,
  ],
  [
    "a missing field",
    { "epoll_event.yaml": EPOLL_EVENT.replace(/ {2}data.*\n/, "") },
    /epoll_event\.yaml:5: field data of epoll_event is missing/,
  ],
  [
    "a field that does not exist",
    { "epoll_event.yaml": EPOLL_EVENT.replace("  data:", "  date:") },
    /epoll_event\.yaml:7: .*no date/,
  ],
  [
    "a field of a wrong type",
    { "epoll_event.yaml": EPOLL_EVENT.replace("uint32_t", "uint16_t") },
    /epoll_event\.yaml:6: .*events of type uint16_t/,
  ],
  [
    "a bit-field that does not exist",
    { "epoll_event.yaml": EPOLL_EVENT.replace("data: { type: epoll_data_t", 'date: { type: "uint32_t : 4"') },
    /epoll_event\.yaml:7: .*no date/,
  ],
  [
    "an opaque type that the header never declares",
    {
      "epoll_event.yaml": EPOLL_EVENT.replace("sys/epoll.h", "errno.h").replace(/fields:\n( {2}.*\n)+/, "fields: {}\n"),
    },
    /epoll_event\.yaml:\d+: .*not declared by <errno\.h>/,
  ],
  [
    "a wrong value",
    { "epoll_events.yaml": EVENTS.replace("0x001", "0x002") },
    /epoll_events\.yaml:8: EPOLLIN is not 2/,
  ],
  [
    "an extra errno",
    { "epoll_wait.yaml": EPOLL_WAIT.replace("source:", "  EAGAIN: { en: Again., zh-cn: 再试。 }\nsource:") },
    /epoll_wait\.yaml:16: EAGAIN is not among the errors/,
  ],
  [
    "a missing errno",
    { "epoll_wait.yaml": EPOLL_WAIT.replace(/ {2}EINTR.*\n/, "") },
    /epoll_wait\.yaml:11: EINTR is missing/,
  ],
  [
    "an undocumented parameter",
    { "epoll_wait.yaml": EPOLL_WAIT.replace(/ {2}timeout.*\n/, "") },
    /epoll_wait\.yaml:6: parameter timeout is not documented/,
  ],
  [
    "other parameter names than the manual's",
    { "epoll_wait.yaml": EPOLL_WAIT.replaceAll("maxevents", "count") },
    /epoll_wait\.yaml:4: .*count.* are .*maxevents/,
  ],
  ["an unknown key", { "epoll_event.yaml": `${EPOLL_EVENT}colour: red\n` }, /epoll_event\.yaml:9: .*colour/],
  [
    "a text in quotation marks",
    { "epoll_wait.yaml": EPOLL_WAIT.replace("en: Waits.", `en: '"Waits."'`) },
    /epoll_wait\.yaml:5: summary.*quotation marks/,
  ],
  [
    "a missing language",
    { "epoll_wait.yaml": EPOLL_WAIT.replace(", zh-cn: 等待。", "") },
    /epoll_wait\.yaml:5: summary/,
  ],
  [
    "a reference that leads nowhere",
    { "epoll_wait.yaml": `${EPOLL_WAIT}see: [epoll_weight]\n` },
    /epoll_wait\.yaml:17: see: there is no epoll_weight/,
  ],
];

for (const [name, files, expected] of PLANTED) {
  test(`${name} is named with file and line`, () => {
    const found = problemsOf({ ...GOOD, ...files });
    assert.ok(
      found.some((line) => expected.test(line)),
      found.join("\n") || "nothing was found",
    );
  });
}

const SNIPPET = `prefix: sys-close
title: { en: close, zh-cn: 关闭 }
en: Closes.
zh-cn: 关闭描述符。
place: function
headers: [unistd.h]
frame: |
  void use(int fd);
  void use(int fd)
  {
  BODY
  }
body: |
  int copy = \${1:fd};
  close(copy);$0
`;

/** What the gate says about one snippet. */
function snippetProblems(text: string): string {
  const root = project({});
  fs.mkdirSync(path.join(root, "notes/reference/snippets"), { recursive: true });
  fs.writeFileSync(path.join(root, "notes/reference/snippets/close.yaml"), text);
  const problems = new Problems();
  checkSnippets(readReference(root, problems), problems);
  return problems.toString();
}

test("snippets: compiled as C and C++ with their own headers, each mistake with its line", () => {
  assert.equal(snippetProblems(SNIPPET), "");
  assert.match(snippetProblems(SNIPPET.replace("close(copy)", "clos(copy)")), /close\.yaml:15: gcc: .*clos/);
  assert.match(snippetProblems(SNIPPET.replace("int copy", "int other = 0, copy")), /close\.yaml:14: gcc: unused/);
  assert.match(snippetProblems(SNIPPET.replace("int copy", "char *text = malloc(1); int copy")), /malloc/);
  assert.match(snippetProblems(SNIPPET.replace("int copy", "int new")), /close\.yaml:14: g\+\+: /);
  assert.match(snippetProblems(SNIPPET.replace("use(int fd);", "use(int fd)")), /close\.yaml:7: /);
  assert.match(snippetProblems(SNIPPET.replace("  BODY\n", "")), /frame: it needs a line BODY/);
  assert.match(snippetProblems(SNIPPET.replace("sys-close", "close")), /close\.yaml:1: prefix: /);
});

test("an error that is taken over from another function is not missing", () => {
  const other = EPOLL_WAIT.replaceAll("epoll_wait", "epoll_pwait").replace("timeout)", "timeout, const sigset_t *set)");
  const files = (own: string) => ({
    ...GOOD,
    "epoll_pwait.yaml": other.replace("timeout: {", "set: { en: A mask., zh-cn: 掩码。 }\n  timeout: {"),
    "epoll_wait.yaml": EPOLL_WAIT.replace(/ {2}EINTR.*\n/, "").replace("source:", `${own}source:`),
  });
  assert.deepEqual(problemsOf(files("failsAs: [epoll_pwait]\n")), []);
  assert.match(problemsOf(files("")).join(), /EINTR is missing/);
});

test("a choice by another parameter names what exists", () => {
  const chosen = (choice: string) =>
    EPOLL_WAIT.replace("timeout: { en: Milliseconds.", `timeout: { acceptsBy: ${choice}, en: Milliseconds.`);
  const found = (choice: string) => problemsOf({ ...GOOD, "epoll_wait.yaml": chosen(choice) }).join("\n");
  assert.equal(found("{ param: epfd, families: { EPOLLIN: [epoll_events] } }"), "");
  assert.match(found("{ param: fd, families: { EPOLLIN: [epoll_events] } }"), /yaml:10: .*no parameter fd/);
  assert.match(found("{ param: epfd, families: { EPOLLOUT: [epoll_events] } }"), /no EPOLLOUT/);
  assert.match(found("{ param: epfd, families: { EPOLLIN: [events] } }"), /no family events/);
});

test("a command stands in a file of its name, except where the name is no word", () => {
  const command = (name: string) =>
    `kind: command\nname: "${name}"\nsource: frob(1)\nsummary: { en: Does it., zh-cn: 做这件事。 }\n`;
  const check = (file: string, name: string) => {
    const root = project({});
    fs.mkdirSync(path.join(root, "notes/reference/shell"), { recursive: true });
    fs.writeFileSync(path.join(root, "notes/reference/shell", file), command(name));
    const problems = new Problems();
    checkEntries(readReference(root, problems), NAMES, problems);
    return problems.toString();
  };
  assert.equal(check("frob.yaml", "frob"), "");
  assert.equal(check("colon.yaml", ":"), "");
  assert.match(check("frob.yaml", "frobs"), /frob\.yaml:2: the name frobs is not that of the file/);
});

test("prose: both languages alike, links resolve, marked C compiles", () => {
  const root = project({});
  const folder = path.join(root, "notes/book/09-x");
  fs.mkdirSync(folder, { recursive: true });
  const program = "```c compile\nint main(void)\n{\n    return missing;\n}\n```\n";
  fs.writeFileSync(
    path.join(folder, "01-a.en.md"),
    `# A\n\n## B\n\n[x](api:epoll_weight) [y](note:book/9.3)\n\n${program}`,
  );
  fs.writeFileSync(path.join(folder, "01-a.zh-cn.md"), "# A\n\n[y](note:book/9.3)\n");
  const problems = new Problems();
  checkProse(root, NAMES, problems);
  const text = problems.toString();
  assert.match(text, /01-a\.en\.md:5: the link api:epoll_weight leads nowhere/);
  assert.match(text, /01-a\.en\.md:10: .*missing/);
  assert.match(text, /01-a\.zh-cn\.md:1: headings # differ/);
  assert.match(text, /01-a\.zh-cn\.md:1: code block 1 \(c compile\) differs/);
  assert.doesNotMatch(text, /book\/9\.3/);
});
