import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { provideCompletion } from "../../../src/language/completion.ts";
import { provideSignatureHelp } from "../../../src/language/signature.ts";
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
