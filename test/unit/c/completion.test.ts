import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { TextEdit } from "vscode-languageserver-types";
import { provideCompletion } from "../../../src/language/completion.ts";
import { provideSignatureHelp } from "../../../src/language/signature.ts";
import { loadLibrary } from "../../support/library.ts";
import { atCaret, inFunction } from "./caret.ts";
import { library } from "./knowledge.ts";

function complete(marked: string, supplement = false) {
  const { lines, position } = atCaret(marked);
  return provideCompletion({ uri: "file:///a.c", languageId: "c", lines }, position, library, { supplement });
}

const labels = (marked: string, supplement = false) => complete(marked, supplement).map((item) => item.label);

/** A statement with a caret, and exactly what is offered. */
const OFFERED: [string, string[]][] = [
  ["socket(‸", ["AF_INET", "AF_UNIX"]],
  ["socket(AF‸", ["AF_INET", "AF_UNIX"]],
  ["socket(AF_INET, ‸", ["SOCK_STREAM", "SOCK_NONBLOCK"]],
  ["socket(AF_INET, SOCK_STREAM | ‸, 0);", ["SOCK_STREAM", "SOCK_NONBLOCK"]],
  ["epoll_ctl(ep, ‸);", ["EPOLL_CTL_ADD", "EPOLL_CTL_MOD"]],
  ["fcntl(fd, F_SETFL, fl | O‸);", ["O_RDWR", "O_CREAT", "O_NONBLOCK"]],
  ["sigaction(‸", ["SIGINT", "SIGPIPE"]],
  ["struct epoll_event ev; ev.‸", ["events", "data"]],
  ["struct epoll_event *p; p->‸", ["events", "data"]],
  ["struct epoll_event *p; p->data.‸", ["fd", "ptr"]],
  ["struct epoll_event ev = { .‸ };", ["events", "data"]],
  ["struct epoll_event ev = { .events = ‸ };", ["EPOLLIN", "EPOLLOUT", "EPOLLET"]],
  ["struct epoll_event ev = { .events = EPOLLIN | ‸ };", ["EPOLLIN", "EPOLLOUT", "EPOLLET"]],
  ["struct epoll_event ev; ev.events = ‸", ["EPOLLIN", "EPOLLOUT", "EPOLLET"]],
  ["struct epoll_event ev; if (ev.events & ‸)", ["EPOLLIN", "EPOLLOUT", "EPOLLET"]],
  ["recv(a, b, c, d); if (errno == ‸)", ["EAGAIN", "EINTR", "EPIPE"]],
  ["send(a, b, c, d); switch (errno) { case ‸", ["EAGAIN", "EPIPE", "EINTR"]],
  ["epoll_w‸", ["epoll_wait"]],
  ["x = EPOLL_CTL_‸", ["EPOLL_CTL_ADD", "EPOLL_CTL_MOD"]],
  ["struct epoll‸", ["epoll_event"]],
  ["‸", []],
  ["// socket(‸", []],
  ['puts("soc‸', []],
  ["unknown.‸", []],
  ["obj.send(‸", []],
  ["int soc‸", []],
  ["x = 0x1f‸", []],
  ["goto clo‸", []],
];

describe("completion offers", () => {
  for (const [statement, expected] of OFFERED) {
    test(statement || "nothing on an empty line", () => assert.deepEqual(labels(inFunction(statement)), expected));
  }
});

/** On the real reference: a place, and what is or is not offered there. */
const REAL: [string, string[], string[]][] = [
  ["setsockopt(fd, IPPROTO_TCP, ‸", ["TCP_NODELAY", "TCP_CORK"], ["SO_REUSEADDR", "IP_TTL"]],
  ["setsockopt(fd, SOL_SOCKET, ‸);", ["SO_REUSEADDR", "SO_LINGER"], ["TCP_NODELAY", "IP_TTL"]],
  ["setsockopt(fd, IPPROTO_IP, ‸);", ["IP_TTL"], ["TCP_NODELAY", "SO_REUSEADDR"]],
  ["getsockopt(fd, IPPROTO_IPV6, IP‸", ["IPV6_V6ONLY"], ["TCP_NODELAY", "SO_REUSEADDR"]],
  ["setsockopt(fd, level, ‸);", ["TCP_NODELAY", "SO_REUSEADDR"], []],
  ["fcntl(fd, F_SETFD, ‸);", ["FD_CLOEXEC"], ["O_NONBLOCK"]],
  ["fcntl(fd, F_SETFL, flags | ‸);", ["O_NONBLOCK"], ["FD_CLOEXEC"]],
  ["fcntl(fd, F_GETFL, ‸);", [], ["FD_CLOEXEC", "O_NONBLOCK"]],
  ["open(p, O_WRONLY | O_CREAT, ‸", ["S_IRUSR"], ["O_WRONLY"]],
  ["open(p, O_RDONLY, ‸", [], ["S_IRUSR", "O_WRONLY"]],
  ["struct sockaddr_in a = { .sin_family = ‸ };", ["AF_INET"], ["SOCK_STREAM"]],
  ["struct sockaddr_in a = { ‸ };", ["AF_INET"], ["SOCK_STREAM"]],
  ["struct sockaddr_in a = { .sin_port = 1, ‸ };", [], ["AF_INET"]],
  ["struct pollfd p[2]; p[0].events |= ‸", ["POLLIN"], ["EPOLLIN"]],
  ["struct sigaction sa; sa.sa_flags = SA_RESTART | ‸", ["SA_SIGINFO"], ["SIGINT"]],
  ["f(&(struct sigaction){ .sa_flags = ‸ });", ["SA_RESTART"], ["SIGINT"]],
  ["int err = errno; if (err == ‸)", ["EAGAIN"], []],
  ["close(acc‸", ["accept"], []],
  ["fcntl(fd, F_SETFL, fcn‸", ["fcntl"], []],
  ["signal(SIGPIPE, ‸", ["SIG_IGN"], ["SIGINT"]],
  ["sys‸", ["sys-epoll-loop", "sys-poll-loop"], ["sys-tcp-listener"]],
  ["int x = sys‸", [], ["sys-epoll-loop"]],
  ["f(sys‸", [], ["sys-epoll-loop"]],
];

describe("completion by the real reference", () => {
  const real = loadLibrary("en");
  for (const [statement, wanted, unwanted] of REAL) {
    test(statement, () => {
      const { lines, position } = atCaret(inFunction(statement));
      const items = provideCompletion({ uri: "file:///a.c", languageId: "c", lines }, position, real);
      const offered = items.map(({ label }) => label);
      assert.deepEqual(
        wanted.filter((name) => !offered.includes(name)),
        [],
      );
      assert.deepEqual(
        unwanted.filter((name) => offered.includes(name)),
        [],
      );
    });
  }

  test("a snippet of whole functions stands between functions and brings its headers at once", () => {
    const { lines, position } = atCaret("#include <unistd.h>\n#ifdef X\n#include <x.h>\n#endif\n\nsys-tcp-li‸\n");
    const items = provideCompletion({ uri: "file:///a.c", languageId: "c", lines }, position, real);
    assert.deepEqual(
      items.map(({ label }) => label),
      ["sys-tcp-listener"],
    );
    const { textEdit, additionalTextEdits: [include] = [] } = items[0] ?? {};
    assert.match(textEdit?.newText ?? "", /^static int \$\{1:open_listener\}\(uint16_t port\)\n\{/);
    assert.deepEqual((textEdit as TextEdit).range, { start: { line: 5, character: 0 }, end: position });
    assert.equal(include?.range.start.line, 1);
    assert.match(include?.newText ?? "", /^#include <arpa\/inet\.h>\n#include <netinet\/in\.h>\n/);
    assert.doesNotMatch(include?.newText ?? "", /unistd/);
  });
});

test("headers behind #include <", () => {
  assert.deepEqual(labels("#include <‸"), ["sys/epoll.h", "sys/socket.h"]);
  assert.deepEqual(labels("#include <sys/e‸>"), ["sys/epoll.h"]);
});

test("beside another language server only constants and errors are offered by name", () => {
  assert.deepEqual(labels(inFunction("clo‸"), true), []);
  assert.deepEqual(labels(inFunction("EPOLLI‸"), true), ["EPOLLIN"]);
  assert.deepEqual(labels(inFunction("socket(‸"), true), ["AF_INET", "AF_UNIX"]);
});

test("a call is a snippet with its arguments, and brings its header", () => {
  const [item] = complete('#include <stdio.h>\n#include "mine.h"\nint f(void)\n{\n    epoll_w‸\n}\n');
  assert.equal(item?.insertText, "epoll_wait(${1:epfd}, ${2:events}, ${3:maxevents}, ${4:timeout})");
  assert.deepEqual(item?.additionalTextEdits, [
    {
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
      newText: "#include <sys/epoll.h>\n",
    },
  ]);
});

test("what the compiler itself knows brings no header", () => {
  const [item] = complete("int f(void)\n{\n    __builtin_e‸\n}\n");
  assert.deepEqual([item?.label, item?.additionalTextEdits], ["__builtin_expect", undefined]);
});

test("a header that is there is not included again; without any it goes behind the first comment", () => {
  const [there] = complete("#include <sys/epoll.h>\nint f(void)\n{\n    epoll_w‸\n}\n");
  assert.equal(there?.additionalTextEdits, undefined);
  const [none] = complete("/* A server. */\n#define _GNU_SOURCE\nint f(void)\n{\n    epoll_w‸\n}\n");
  assert.equal(none?.additionalTextEdits?.[0]?.range.start.line, 2);
});

/** A statement with a caret, the call that is shown, and the text of its active parameter. */
const SIGNATURES: [string, string | undefined, string?][] = [
  ["socket(‸", "socket", "int domain"],
  ["socket(AF_INET, ‸", "socket", "int type"],
  ["socket(AF_INET, f(1, 2), ‸);", "socket", "int protocol"],
  ["recv(accept(s, ‸), b, 1, 0);", "accept", "struct sockaddr *addr"],
  ["recv(accept(s, 0, 0), ‸b, 1, 0);", "recv", "void *buf"],
  ["open(p, O_CREAT, ‸", "open", "..."],
  ["open(p, O_CREAT, 1, 2, ‸", "open", "..."],
  ['open("a, b‸", 0);', "open", "const char *pathname"],
  ["FD_SET(3, ‸);", "FD_SET", "fd_set *set"],
  ["socket(1, 2, 3); ‸", undefined],
  ["obj.send(‸", undefined],
  ["if (x‸) y;", undefined],
  ["// socket(‸", undefined],
  ["socket(1, 2\n    if (x) close(‸", "close", "int fd"],
];

describe("signature help", () => {
  for (const [statement, call, parameter] of SIGNATURES) {
    test(statement, () => {
      const { lines, position } = atCaret(inFunction(statement));
      const help = provideSignatureHelp({ uri: "file:///a.c", languageId: "c", lines }, position, library);
      const signature = help?.signatures[0];
      assert.equal(signature && /(\w+)\(/.exec(signature.label)?.[1], call);
      const label = signature?.parameters?.[help?.activeParameter ?? 0]?.label as [number, number] | undefined;
      assert.equal(label && signature?.label.slice(...label), parameter);
    });
  }
});
