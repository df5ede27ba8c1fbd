import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Language } from "../../../src/core/language.ts";
import { provideHover } from "../../../src/language/hover.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret, inFunction } from "./caret.ts";

/** The line «Here: …» of a hover, without its mark; the empty string when there is none. */
function hereAt(marked: string, language: Language = "en"): string {
  const { lines, position } = atCaret(marked);
  const hover = provideHover({ uri: "file:///a.c", languageId: "c", lines }, position, loadLibrary(language));
  const text = (hover?.contents as { value: string } | undefined)?.value ?? "";
  return /^\*\*(?:Here\*\*: |此处\*\*：)(.*)$/m.exec(text)?.[1] ?? "";
}

/** A statement with a caret, and the pieces that are said about it, in their order. */
const SAID: [string, ...string[]][] = [
  [
    "soc‸ket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, 0);",
    "`AF_INET`",
    "`SOCK_STREAM`",
    "`SOCK_NONBLOCK`",
    "usual protocol",
  ],
  ["soc‸ket(2, 1, 0);", "`2` = `AF_INET`", "`1` = `SOCK_STREAM`"],
  ["fcn‸tl(fd, F_SETFL, fl | O_NONBLOCK);", "`F_SETFL`", "`O_NONBLOCK`"],
  ["fcn‸tl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);", "`F_SETFL`", "`O_NONBLOCK`"],
  ["fcn‸tl(fd, F_SETFL, flags & ~O_NONBLOCK);", "`F_SETFL`", "without `O_NONBLOCK`"],
  ["fcn‸tl(fd, F_SETFD, FD_CLOEXEC);", "`F_SETFD`", "`FD_CLOEXEC`"],
  ["fcn‸tl(fd, F_SETFD, O_CLOEXEC);", "`F_SETFD`", "⚠ `O_CLOEXEC` does not go with this `cmd`"],
  ["op‸en(p, O_RDWR|O_CREAT, 0644);", "`O_RDWR`", "`O_CREAT`", "`0644` = `rw-r--r--`"],
  ["op‸en(p, O_RDWR|O_CREAT, S_IRUSR | S_IWUSR);", "`S_IRUSR`", "`S_IWUSR`"],
  ["crea‸t(p, 0600 | S_IRGRP);", "`0600` = `rw-------`", "`S_IRGRP`"],
  ["setsocko‸pt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l);", "`SOL_SOCKET`", "`SO_LINGER`"],
  ["setsocko‸pt(fd, SOL_SOCKET, TCP_NODELAY, &on, sizeof on);", "⚠ `TCP_NODELAY` does not go with this `level`"],
  ["setsocko‸pt(fd, level, TCP_NODELAY, &on, sizeof on);", "`TCP_NODELAY` — "],
  ["wait‸pid(-1, &st, WNOHANG);", "any child", "`WNOHANG`"],
  ["sigac‸tion(SIGPIPE, &(struct sigaction){ .sa_handler = SIG_IGN }, 0);", "`SIGPIPE`", "`sa_handler`: `SIG_IGN`"],
  [
    "sigac‸tion(SIGINT, &(struct sigaction){ .sa_flags = SA_RESTART, .sa_handler = h }, 0);",
    "`sa_flags`: `SA_RESTART`",
  ],
  ['x = inet_ad‸dr("192.168.1.1");', "0xc0 0xa8 0x01 0x01", "private network"],
  ['x = inet_ad‸dr("127.0.0.1");', "this machine (loopback)"],
  ['x = inet_ad‸dr("8.8.8.8");', "public Internet"],
  ['x = inet_ad‸dr("192.0.2.7");', "reserved for examples"],
  ['x = inet_ad‸dr("224.0.0.1");', "a multicast group"],
  ['inet_pt‸on(AF_INET, "10.1.2.3", &a.sin_addr);', "`AF_INET`", "0x0a 0x01 0x02 0x03"],
  ["hto‸nl(0x7f000001);", "127.0.0.1"],
  ["hto‸ns(8080);", "port 8080", "0x1f 0x90"],
  ["hto‸ns((uint16_t)443);", "0x01 0xbb"],
  ["pol‸l(fds, n, 1000);", "waits at most 1000 ms (1 s)"],
  ["pol‸l(fds, 2, 60 * 1000);", "the first 2 entries", "60 * 1000 ms (60 s)"],
  ["pol‸l(fds, 1, -1);", "the first 1 entry", "without limit"],
  ["slee‸p(3);", "3 s"],
  ["slee‸p(7200);", "2 h"],
  ["usle‸ep(500000);", "500000 microseconds (500 ms)"],
  ["usle‸ep(100);", "100 microseconds"],
  ["nanosle‸ep(&(struct timespec){ .tv_nsec = 500000000 }, NULL);", "`tv_nsec`: `500000000` = 500 ms"],
  ["nanosle‸ep(&(struct timespec){ 1, 250 * 1000 * 1000 }, NULL);", "`tv_sec`: 1 s", "= 250 ms"],
  ["x = (struct timeval){ .tv_s‸ec = 2 };", "2 s"],
  ["struct timeval t; t.tv_us‸ec = 250000;", "`250000` = 250 ms"],
  ["kil‸l(pid, 9);", "`9` = `SIGKILL`"],
  ["shutd‸own(fd, 1);", "`1` = `SHUT_WR`"],
  ["dup‸2(fd, 1);", "`1` = `STDOUT_FILENO`"],
  ["accep‸t(fd, nullptr, (socklen_t *)NULL);", "address is not wanted", "no length wanted"],
  ["mallo‸c(16 << 20);", "16 << 20 bytes (16 MiB)"],
  ["mallo‸c(1);", "1 byte"],
  ["struct epoll_event e; e.eve‸nts = EPOLLIN | EPOLLET;", "`EPOLLIN`", "`EPOLLET`"],
  ["struct epoll_event e; e.eve‸nts &= ~EPOLLOUT;", "without `EPOLLOUT`"],
  ['getaddri‸nfo("example.com", "8080", &hints, &list);', 'looks up "example.com"', 'the port of "8080"'],
];

/** Calls of which only the running program knows more. */
const UNSAID: string[] = [
  "clo‸se(fd);",
  "usle‸ep(delay);",
  "sle‸ep(n + 1);",
  "hto‸ns(port);",
  "inet_ad‸dr(text);",
  'x = inet_ad‸dr("300.1.1.1");',
  'x = inet_ad‸dr("example.com");',
  'x = inet_ad‸dr("010.1.1.1");',
  "kil‸l(pid, number);",
  "mallo‸c(n * 8);",
  "nanosle‸ep(&time, &rest);",
  "WEXITSTA‸TUS(status);",
  "struct epoll_event e; e.eve‸nts = mask;",
  "struct sockaddr_in a; a.sin_po‸rt = port;",
];

describe("here is said", () => {
  for (const [statement, ...pieces] of SAID) {
    test(statement, () => {
      const here = hereAt(inFunction(statement));
      pieces.reduce((from, piece) => {
        const at = here.indexOf(piece, from);
        assert.ok(at >= 0, `${piece}: ${here || "nothing"}`);
        return at + piece.length;
      }, 0);
    });
  }
  for (const statement of UNSAID)
    test(`nothing of ${statement}`, () => assert.equal(hereAt(inFunction(statement)), ""));
});

/** The file's own macros, and names of its own that look like the system's. */
const FILES: [string, string][] = [
  [
    "#define PORT 8080\nint f(void) { return hto‸ns(PORT); }\n",
    "port PORT (PORT = 8080, bytes 0x1f 0x90 on the wire).",
  ],
  [
    "#define SECOND 1000\n#define LIMIT (5 * SECOND)\nint f(void) { pol‸l(p, n, LIMIT); }\n",
    "waits at most LIMIT ms (LIMIT = 5000, 5 s).",
  ],
  ["#define FOREVER (-1)\nint f(void) { pol‸l(p, n, FOREVER); }\n", "waits without limit."],
  ["#define A B\n#define B A\nint f(void) { usle‸ep(A); }\n", ""],
  ["#define MODE(x) 0644\nint f(void) { crea‸t(p, MODE(1)); }\n", ""],
  ["enum { SIGINT = 3 };\nint f(void) { rai‸se(SIGINT); }\n", ""],
  ["int usleep(int a) { return a; }\nint f(void) { usle‸ep(1000); }\n", ""],
];

describe("here in a whole file", () => {
  for (const [file, expected] of FILES) test(file, () => assert.equal(hereAt(file), expected));
});

test("Chinese has its own marks and units", () => {
  assert.equal(hereAt(inFunction("usle‸ep(1500);"), "zh-cn"), "1500 微秒（1.5 毫秒）。");
  assert.match(hereAt(inFunction("fcn‸tl(fd, F_SETFL, f & ~O_NONBLOCK);"), "zh-cn"), /；去掉 `O_NONBLOCK`。$/);
  assert.match(hereAt(inFunction('x = inet_ad‸dr("127.0.0.1");'), "zh-cn"), /本机（回环）地址。$/);
});
