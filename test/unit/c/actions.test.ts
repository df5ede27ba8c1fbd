import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeAction, TextEdit } from "vscode-languageserver-types";
import { TextLines } from "../../../src/core/lines.ts";
import { provideActions } from "../../../src/language/actions.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret } from "./caret.ts";

const library = loadLibrary("en");
const URI = "file:///a.c";
const ALL =
  "#include <arpa/inet.h>\n#include <fcntl.h>\n#include <signal.h>\n#include <string.h>\n#include <sys/epoll.h>\n#include <time.h>\n#include <unistd.h>\n";

function actionsAt(marked: string, languageId = "c"): { lines: TextLines; actions: CodeAction[] } {
  const { lines, position } = atCaret(marked);
  const range = { start: position, end: position };
  return { lines, actions: provideActions({ uri: URI, languageId, lines }, range, library) };
}

/** The text after an action; its edits are made from the end on, so that none moves another. */
function applied(lines: TextLines, action: CodeAction): string {
  const edits: TextEdit[] = action.edit?.changes?.[URI] ?? [];
  for (const { range, newText } of edits.toSorted((a, b) => b.range.start.line - a.range.start.line))
    lines.applyChange(range, newText);
  return Array.from({ length: lines.count }, (_, index) => lines.line(index)).join("\n");
}

/** A statement with a caret, and what it becomes. */
const REPLACED: [string, string][] = [
  ["bz‸ero(&addr, sizeof addr);", "memset(&addr, 0, sizeof addr);"],
  ["bzero(&addr, sizeof (‸addr));", "memset(&addr, 0, sizeof (addr));"],
  ["if (x) b‸zero(p->buf, n + 1);", "if (x) memset(p->buf, 0, n + 1);"],
  ["bco‸py(from, to + 2, n);", "memmove(to + 2, from, n);"],
  ["(void)bco‸py(from, to, f(a, b));", "(void)memmove(to, from, f(a, b));"],
  ["char *p = ind‸ex(line, ',');", "char *p = strchr(line, ',');"],
  ["*rinde‸x(argv[0], '/') = 0;", "*strrchr(argv[0], '/') = 0;"],
  ["if (bcm‸p(a, b, 4) == 0) ;", "if (memcmp(a, b, 4) == 0) ;"],
  ["usle‸ep(500000);", "nanosleep(&(struct timespec){ .tv_nsec = 500000000 }, NULL);"],
  ["usleep(2500 * 1000‸);", "nanosleep(&(struct timespec){ .tv_sec = 2, .tv_nsec = 500000000 }, NULL);"],
  ["us‸leep(3000000);", "nanosleep(&(struct timespec){ .tv_sec = 3 }, NULL);"],
  ["u‸sleep(0);", "nanosleep(&(struct timespec){ .tv_nsec = 0 }, NULL);"],
  ["sig‸nal(SIGPIPE, SIG_IGN);", "sigaction(SIGPIPE, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);"],
  [
    "signal(SIGINT‸, on_int);",
    "sigaction(SIGINT, &(struct sigaction){ .sa_handler = on_int, .sa_flags = SA_RESTART }, NULL);",
  ],
  ["int ep = epoll_‸create(256);", "int ep = epoll_create1(EPOLL_CLOEXEC);"],
  [
    "puts(inet_nt‸oa(peer.sin_addr));",
    "puts(inet_ntop(AF_INET, &peer.sin_addr, (char[INET_ADDRSTRLEN]){ 0 }, INET_ADDRSTRLEN));",
  ],
  ["int fd = cre‸at(path, 0644);", "int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);"],
  ["bzero(&a,\n          siz‸eof a);", "memset(&a, 0, sizeof a);"],
  ["f(1, usl‸eep(1000));", "f(1, nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL));"],
];

/** Where no rule has anything to offer. */
const KEPT: string[] = [
  "f(bze‸ro(p, n));",
  "obj.bze‸ro(p, n);",
  "p->usle‸ep(1000);",
  "usle‸ep(delay);",
  "usle‸ep(-1);",
  "usle‸ep(1000",
  "old = sig‸nal(SIGINT, SIG_IGN);",
  "sig‸nal(SIGINT, handlers[i]);",
  "if (sig‸nal(SIGINT, SIG_IGN) == SIG_ERR) ;",
  "int index = 3; ind‸ex;",
  "ind‸ex(a);",
  "int (*index)(char *, int); ind‸ex(a, 1);",
  "inet_nt‸oa(*address);",
  "inet_nt‸oa(f(x));",
  "epoll_crea‸te1(0);",
  "// bze‸ro(p, n);",
  'puts("bze‸ro(p, n)");',
  "mems‸et(p, 0, n);",
  "‸",
];

describe("a better call", () => {
  const whole = (statement: string) => `${ALL}int f(void)\n{\n    ${statement}\n}\n`;
  for (const [statement, expected] of REPLACED) {
    test(statement, () => {
      const { lines, actions } = actionsAt(whole(statement));
      assert.equal(actions.length, 1);
      assert.equal(actions[0]?.kind, "refactor.rewrite");
      assert.equal(applied(lines, actions[0]), whole(expected));
    });
  }
  for (const statement of KEPT) {
    test(`nothing for ${statement}`, () => assert.deepEqual(actionsAt(whole(statement)).actions, []));
  }
});

test("a function of the file's own is left alone", () => {
  const own = "static char *index(const char *s, int c)\n{\n    return 0;\n}\n";
  assert.deepEqual(actionsAt(`${ALL}${own}int f(void)\n{\n    ind‸ex(a, 'b');\n}\n`).actions, []);
  assert.deepEqual(actionsAt(`${ALL}#define bzero(a, b)\nint f(void)\n{\n    bz‸ero(a, 2);\n}\n`).actions, []);
});

test("C++ has no address of a compound literal", () => {
  const whole = (statement: string) => `${ALL}int f()\n{\n    ${statement}\n}\n`;
  assert.deepEqual(actionsAt(whole("usle‸ep(1000);"), "cpp").actions, []);
  assert.deepEqual(actionsAt(whole("sig‸nal(SIGPIPE, SIG_IGN);"), "cpp").actions, []);
  assert.equal(actionsAt(whole("bze‸ro(p, n);"), "cpp").actions.length, 1);
});

/** A file with a caret, and the header that is offered. */
const INCLUDED: [string, string | undefined][] = [
  ["#include <stdio.h>\nint f(void) { return soc‸ket(AF_INET, SOCK_STREAM, 0); }\n", "sys/socket.h"],
  ["#include <stdio.h>\nint f(void) { return socket(AF_‸INET, SOCK_STREAM, 0); }\n", "sys/socket.h"],
  ["#include <stdio.h>\nstruct epoll_e‸vent ev;\n", "sys/epoll.h"],
  ["int f(void) { return errno == EAG‸AIN; }\n", "errno.h"],
  ["int f(void) { FD_Z‸ERO(0); }\n", "sys/select.h"],
  ["#include <sys/socket.h>\nint f(void) { return soc‸ket(AF_INET, SOCK_STREAM, 0); }\n", undefined],
  ["#include <netinet/in.h>\nint f(void) { return soc‸ket(AF_INET, SOCK_STREAM, 0); }\n", undefined],
  ["#include <unistd.h>\nsize‸_t n;\n", undefined],
  ["int f(int soc‸ket) { return socket; }\n", undefined],
  ["int f(int socket) { return soc‸ket; }\n", undefined],
  ["#define EAGAIN 3\nint f(void) { return EAG‸AIN; }\n", undefined],
  ["/* soc‸ket() */\n", undefined],
  ["int f(struct x *p) { return p->st‸at; }\n", undefined],
  ["int my_function(void) { return my_func‸tion(); }\n", undefined],
];

describe("a missing header", () => {
  for (const [file, header] of INCLUDED) {
    test(file.trim(), () => {
      const { lines, actions } = actionsAt(file);
      assert.deepEqual(
        actions.map(({ title, kind }) => [title, kind]),
        header === undefined ? [] : [[`Include <${header}>`, "quickfix"]],
      );
      if (header !== undefined) assert.ok(applied(lines, actions[0] as CodeAction).includes(`#include <${header}>\n`));
    });
  }

  test("comes behind those that are there", () => {
    const { lines, actions } = actionsAt("#include <stdio.h>\n\nint f(void)\n{\n    return clo‸se(1);\n}\n");
    const expected = "#include <stdio.h>\n#include <unistd.h>\n\nint f(void)\n{\n    return close(1);\n}\n";
    assert.equal(applied(lines, actions[0] as CodeAction), expected);
  });

  test("comes with the successor that needs it", () => {
    const { lines, actions } = actionsAt("#include <strings.h>\nvoid f(char *p)\n{\n    bze‸ro(p, 2);\n}\n");
    const rewrite = actions.find(({ kind }) => kind === "refactor.rewrite");
    assert.equal(
      applied(lines, rewrite as CodeAction),
      "#include <strings.h>\n#include <string.h>\nvoid f(char *p)\n{\n    memset(p, 0, 2);\n}\n",
    );
  });

  test("the title is in the language of the learner", () => {
    const { lines, position } = atCaret("void f(void)\n{\n    clo‸se(1);\n}\n");
    const document = { uri: URI, languageId: "c", lines };
    const [action] = provideActions(document, { start: position, end: position }, loadLibrary("zh-cn"));
    assert.equal(action?.title, "包含头文件 <unistd.h>");
  });
});
