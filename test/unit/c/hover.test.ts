import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { renderConstant } from "../../../src/language/c/render.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { atCaret, inFunction } from "./caret.ts";
import { library } from "./knowledge.ts";

function hoverAt(marked: string, links = false): string {
  const { lines, position } = atCaret(marked);
  const hover = provideHover({ uri: "file:///a.c", languageId: "c", lines }, position, library, { links });
  return hover ? (hover.contents as { value: string }).value : "";
}

/** A statement with a caret, and what the hover must say. */
const EXPLAINED: [string, RegExp][] = [
  // calls
  ["epoll_‸wait(ep, evs, 16, -1);", /Here\*\*: at most 16 events; waits without limit\./],
  ["int n = ‸epoll_wait(ep, evs, MAX, 2500);", /at most MAX events.*2\.5 s/],
  [
    "epoll_wait(ep, evs, sizeof evs / sizeof *evs, 0)‸;".replace("‸", "").replace("epoll", "ep‸oll"),
    /at most sizeof evs.* events; returns at once/,
  ],
  [
    "n = epoll_wait(ep,\n        evs,\n        8,\n        -1‸);".replace("‸", "").replace("epoll_w", "epoll‸_w"),
    /at most 8 events; waits/,
  ],
  [
    "int fd = sock‸et(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);",
    /`AF_INET`.*`SOCK_STREAM` — a byte stream, `SOCK_NONBLOCK` — never blocks; the usual protocol/,
  ],
  ["fcn‸tl(fd, F_SETFL, fl | O_NONBLOCK);", /`F_SETFL` — sets the flags; `O_NONBLOCK`/],
  ["int fd = op‸en(p, O_RDWR | O_CREAT, 0644);", /`0644` = `rw-r--r--`/],
  ["int fd = open(p, O_RDWR | O_CREAT, 06‸44);", /^`0644` = `rw-r--r--` +`open`$/],
  ["a.sin_port = ht‸ons(8080);", /0x1f 0x90/],
  ["if (re‸cv(fd, b, 1, 0) < 0) return 1;", /What recv does/],
  ["return cl‸ose(fd);", /What close does/],
  ["recv(acc‸ept(fd, 0, 0), b, 1, 0);", /What accept does/],
  ["FD_S‸ET(fd, &set);", /What FD_SET does/],
  ["epoll_wa‸it(ep, ", /What epoll_wait does/],
  ["epoll_wait(ep, evs, 16‸, -1", /at most 16 events/],
  ["epoll_wait(ep, evs, 16, -1‸);", /waits without limit/],
  ["epoll_wait(ep, evs, 16, ‸0);", /returns at once/],
  ["open(p, O_CREAT, 06‸00);", /rw-------/],
  ["void (*f)(int) = 0; atexit(clo‸se);", /What close does/],
  ["::clo‸se(fd);", /What close does/],
  ["(void)cl‸ose(fd);", /What close does/],
  ["st‸at(p, &st);", /What stat does/],
  ["ti‸me(NULL);", /What time does/],
  ["if (__builtin_ex‸pect(fd < 0, 0)) return 1;", /^```c long __builtin_expect\(long exp, long c\) ```/],
  // constants, types, variables
  ["x = EPO‸LLIN;", /There is data to read/],
  ["x = EPOLLIN‸;", /There is data to read/],
  ["case SIG‸PIPE:", /Nobody reads/],
  ["if (ev & ‸EPOLLOUT) ;", /There is room/],
  ["siz‸e_t n;", /A size/],
  ["const ‸size_t n = 1;", /A size/],
  ["struct epoll_‸event ev;", /A report/],
  ["struct st‸at st;", /About a file/],
  ["fd_‸set set;", /A set/],
  ["if (‸errno) return 1;", /The last error/],
  ["x = (struct ‸sockaddr_in *)p;", /An address/],
  ["y = sizeof(struct sockaddr‸_in);", /An address/],
  // errors
  ["if (errno == EAG‸AIN) return 1;", /General meaning of EAGAIN/],
  ["recv(fd, b, 1, 0); if (errno == EAG‸AIN) ;", /From \*\*`recv`\*\*: Nothing has arrived/],
  ["send(fd, b, 1, 0);\n    if (errno == ‸EAGAIN) ;", /From \*\*`send`\*\*: The buffer is full/],
  ["accept(s, 0, 0); close(9); if (errno == ‸EAGAIN) ;", /From \*\*`accept`/],
  ["switch (errno) { case EI‸NTR: break; }", /General meaning of EINTR/],
  // fields
  ["struct epoll_event ev; ev.eve‸nts = 0;", /The mask of events/],
  ["struct epoll_event ev; ev.data.f‸d = 0;", /A descriptor/],
  ["struct epoll_event evs[8]; evs[i].da‸ta.fd = 0;", /Yours/],
  ["struct epoll_event evs[8]; evs[f(i, 2)].data.p‸tr = 0;", /A pointer/],
  ["struct epoll_event *p; p->eve‸nts = 0;", /The mask/],
  ["struct epoll_event *p; (*p).eve‸nts = 0;", /The mask/],
  ["struct epoll_event *p; (p + 1)->eve‸nts = 0;", /The mask/],
  ["struct epoll_event a, *p = &a; p->da‸ta.fd = 1;", /Yours/],
  ["struct sockaddr_in a; a.sin_addr.s_ad‸dr = 0;", /Four bytes/],
  ["struct sockaddr_in a = { .sin_po‸rt = 1 };", /The port/],
  ["struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_ad‸dr = 0 };", /Four bytes/],
  ["struct sockaddr_in a = { .sin_addr = { .s_ad‸dr = 0 } };", /Four bytes/],
  ["f((struct sigaction){ .sa_han‸dler = h });", /The handler/],
  ["struct epoll_event evs[] = { { .eve‸nts = 1 }, { 0 } };", /The mask/],
  ["((struct sockaddr_in *)&ss)->sin_po‸rt = 1;", /The port/],
  ["((struct sockaddr_in *)p->addr)->sin_po‸rt;", /The port/],
  ["gethostbyname(n)->h_addr_l‸ist;", /Addresses/],
  ["for (struct epoll_event *e = evs; e->eve‸nts; e++) ;", /The mask/],
  ["static const struct sockaddr_in a; x = a.sin_po‸rt;", /The port/],
  ["epoll_data_t v; v.f‸d = v.fd;", /A descriptor/],
];

/** A statement with a caret at which there is nothing to explain. */
const SILENT: string[] = [
  "/* epoll_‸wait */ f();",
  "// clo‸se(fd)",
  'puts("clo‸se");',
  "char c = 'EPO‸LLIN';",
  "obj.se‸nd(b);",
  "p->re‸cv(b);",
  "obj.socket->acc‸ept(1);",
  "a::b::cl‸ose(1);",
  "int ti‸me = 3;",
  "int time = 3; return ti‸me;",
  "int time = 3; f(ti‸me, 2);",
  "char *stat; puts(st‸at);",
  "for (int send = 0; se‸nd < 3; send++) ;",
  "goto clo‸se;",
  "clo‸se: return 0;",
  "struct mine { int events; } m; m.eve‸nts = 1;",
  "struct { int fd; } m; m.f‸d = 1;",
  "unknown.eve‸nts = 1;",
  "unknown->sin_po‸rt = 1;",
  "struct sockaddr_in a; a.eve‸nts = 1;",
  "f(1‸6);",
  "close(‸3);",
  "x = 06‸44;",
  "epoll_wait(ep, evs, n + 1‸6, -1);",
  "int a[1‸6];",
  "foo‸(1);",
  "return‸ 0;",
  "‸",
  'printf("%d\\n", n‸);',
  'f("a \\" clo‸se");',
  "#pragma clo‸ses",
  "epoll_wait(ep‸, evs, 16, -1);",
  "unsigned clo‸se = 1;",
  "fd_set time; FD_SET(3, &ti‸me);",
  "enum clo‸se { A };",
];

/** Whole files. */
const FILES: [string, string, RegExp | undefined][] = [
  [
    "a function of the file's own",
    "static int accept(int a)\n{\n    return a;\n}\nint main(void)\n{\n    acc‸ept(1);\n}\n",
    undefined,
  ],
  ["the definition itself", "static int acc‸ept(int a)\n{\n    return a;\n}\n", undefined],
  ["GNU style", "static int\naccept (int a)\n{\n  return a;\n}\nint f(void)\n{\n  acc‸ept (1);\n}\n", undefined],
  [
    "a definition over two lines",
    "int accept(int a,\n    int b)\n{\n}\nint f(void)\n{\n    acc‸ept(1, 2);\n}\n",
    undefined,
  ],
  ["a prototype is no definition", "int close(int);\nint main(void)\n{\n    clo‸se(1);\n}\n", /What close does/],
  [
    "a prototype over two lines",
    "int accept(int a,\n    struct sockaddr *b, socklen_t *c);\nint main(void)\n{\n    acc‸ept(1, 0, 0);\n}\n",
    /What accept does/,
  ],
  ["a macro of the file's own", "#define close(x) my_close(x)\nint main(void)\n{\n    clo‸se(1);\n}\n", undefined],
  ["a parameter with a system name", "int f(int send, int time)\n{\n    return se‸nd;\n}\n", undefined],
  ["a parameter where it is declared", "int f(int se‸nd, int time)\n{\n    return send;\n}\n", undefined],
  ["a parameter of a prototype", "int f(int send, int ti‸me);\n", undefined],
  ["a type in a parameter list", "int f(struct epoll_‸event *e)\n{\n}\n", /A report/],
  ["a field of a parameter", "int f(struct epoll_event *e)\n{\n    return e->eve‸nts;\n}\n", /The mask/],
  ["a field of a global", "static struct sockaddr_in addr;\nint f(void)\n{\n    addr.sin_po‸rt = 1;\n}\n", /The port/],
  [
    "a typedef of the file",
    "typedef struct epoll_event event_t;\nint f(event_t *e)\n{\n    return e->eve‸nts;\n}\n",
    /The mask/,
  ],
  [
    "a member of a struct of the file",
    "struct client {\n    struct sockaddr_in addr;\n    int fd;\n};\nint f(struct client *c)\n{\n    return c->addr.sin_po‸rt;\n}\n",
    /The port/,
  ],
  [
    "a member of the file's own",
    "struct client {\n    int events;\n};\nint f(struct client *c)\n{\n    return c->eve‸nts;\n}\n",
    undefined,
  ],
  [
    "a typedef with a body",
    "typedef struct {\n    struct epoll_event ev;\n} conn;\nint f(conn *c)\n{\n    return c->ev.eve‸nts;\n}\n",
    /The mask/,
  ],
  [
    "a struct of the file's own of a system name",
    "struct stat {\n    int x;\n};\nint f(void)\n{\n    struct st‸at s;\n}\n",
    undefined,
  ],
  ["an include", "#include <sys/ep‸oll.h>\n", /Declares epoll/],
  ["an include with spaces", "#  include  <sys/soc‸ket.h>\n", /Declares sockets/],
  ["another include", "#include <mine‸.h>\n", undefined],
  ["a directive", "#if defined(EPOLL‸IN)\n#endif\n", /There is data/],
  ["a macro body", "#define IN (EPOLL‸IN | EPOLLET)\n", /There is data/],
  ["a block comment over lines", "/* a\n   clo‸se(1)\n*/\n", undefined],
  ["after a block comment", "/* a\n*/ int x = EPOLL‸IN;\n", /There is data/],
  ["a string over lines", 'char *s = "a \\\n clo‸se(1)";\n', undefined],
  ["a comment that goes on", "// a \\\nclo‸se(1);\n", undefined],
  ["after an unclosed call", "int f(void)\n{\n    recv(fd, b,\n    if (x) clo‸se(fd);\n}\n", /What close does/],
  ["after a missing brace", "int f(void)\n{\n    if (x) {\n\nint g(void)\n{\n    clo‸se(1);\n}\n", /What close does/],
  [
    "a local shadows only inside its block",
    "int f(void)\n{\n    { int close = 1; }\n    clo‸se(1);\n}\n",
    /What close does/,
  ],
  [
    "a local of another function",
    "int f(void)\n{\n    int close = 1;\n}\nint g(void)\n{\n    clo‸se(1);\n}\n",
    /What close does/,
  ],
  [
    "an error belongs to its own function",
    "int f(void)\n{\n    recv(a, b, c, d);\n}\nint g(void)\n{\n    return errno == EAG‸AIN;\n}\n",
    /^(?!.*From).*General meaning/s,
  ],
  [
    "the error of the call whose result is looked at",
    inFunction("n = recv(a, b, c, d);\n    m = send(a, b, c, d);\n    if (n < 0 && errno == EAG‸AIN)\n        ;"),
    /From \*\*`recv`/,
  ],
  [
    "the error of the call whose result the block is entered by",
    inFunction(
      "n = recv(a, b, c, d);\n    m = send(a, b, c, d);\n    if (n < 0) {\n        if (errno == EAG‸AIN)\n            ;\n    }",
    ),
    /From \*\*`recv`/,
  ],
  [
    "not of one whose result only the loop around looks at",
    inFunction(
      "n = recv(a, b, c, d);\n    while (i < n) {\n        send(a, b, c, d);\n        if (errno == EAG‸AIN)\n            ;\n    }",
    ),
    /From \*\*`send`/,
  ],
  [
    "the error of a call in the same statement, though it looks at another's result",
    inFunction("n = recv(a, b, c, d);\n    if (n && send(a, b, c, n) < 0 && errno == EAG‸AIN)\n        ;"),
    /From \*\*`send`/,
  ],
  [
    "no error of a call in a block that is closed, when one before it can fail so",
    inFunction(
      "recv(a, b, c, d);\n    if (x) {\n        send(a, b, c, d);\n        return 1;\n    }\n    return errno == EAG‸AIN;",
    ),
    /From \*\*`recv`/,
  ],
  [
    "the error of a call in a block that is closed, when there is no other",
    inFunction("if (x) {\n        send(a, b, c, d);\n    }\n    return errno == EAG‸AIN;"),
    /From \*\*`send`/,
  ],
  ["carriage returns", "int f(void)\r\n{\r\n    clo‸se(1);\r\n}\r\n", /What close does/],
];

describe("hover explains", () => {
  for (const [statement, expected] of EXPLAINED) {
    test(statement, () => assert.match(hoverAt(inFunction(statement)).replaceAll("\n", " "), expected));
  }
});

describe("hover is silent", () => {
  for (const statement of SILENT)
    test(statement || "an empty line", () => assert.equal(hoverAt(inFunction(statement)), ""));
});

describe("hover in a whole file", () => {
  for (const [name, file, expected] of FILES) {
    test(name, () => (expected ? assert.match(hoverAt(file), expected) : assert.equal(hoverAt(file), "")));
  }
});

test("the range is that of the word", () => {
  const { lines, position } = atCaret("int f(void)\n{\n    clo‸se(1);\n}\n");
  const hover = provideHover({ uri: "file:///a.c", languageId: "c", lines }, position, library);
  assert.deepEqual(hover?.range, { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } });
});

test("links are given only where they can be followed", () => {
  const call = inFunction("clo‸se(1);");
  const linked = hoverAt(call, true);
  assert.ok(linked.includes("(command:syslab.openReference?%5B%22close%22%5D)"), linked);
  assert.ok(!hoverAt(call).includes("command:"));
  assert.equal(hoverAt(call, true), linked);
});

test("a flag says since which version it is there; the name of a standard would say little", () => {
  const flag = { kind: "constant", name: "F", summary: "Wakes one.", family: "epoll_events" } as const;
  const hover = (since: string) => renderConstant({ ...flag, since }, library, {});
  assert.match(hover("Linux 4.5, glibc 2.24"), /^With: `epoll_event` · since Linux 4\.5, glibc 2\.24$/m);
  assert.match(hover("GNU"), /^With: `epoll_event`$/m);
});
