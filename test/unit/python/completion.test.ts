import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { completionAt, signatureAt } from "./support.ts";

const labels = (marked: string, supplement = false) => completionAt(marked, supplement).map((item) => item.label);

/** A program with a caret, and some of what must be offered. */
const OFFERED: [string, string[]][] = [
  ["import threading\nthreading.‸", ["Lock", "Thread", "current_thread"]],
  ["import threading\nthreading.Lo‸", ["Lock"]],
  ["import threading as t\nx = t.‸\ny = 1", ["Event"]],
  ["import threading\nlock = threading.Lock()\nlock.‸", ["acquire", "release", "locked"]],
  ["import threading\nclass W(threading.Thread):\n    def run(self):\n        self.‸", ["join", "name"]],
  ["import concurrent.futures as cf\nwith cf.ThreadPoolExecutor() as ex:\n    ex.‸", ["submit", "map", "shutdown"]],
  ["import ‸", ["asyncio", "threading", "socket"]],
  ["from ‸", ["asyncio", "threading"]],
  ["import concurrent.‸", ["futures"]],
  ["from threading import ‸", ["Lock", "Thread"]],
  ["from threading import Lock, ‸", ["Thread"]],
  ["from threading import (\n    Lock,\n    ‸\n)", ["Thread"]],
  ["import threading\nthreading.Thread(‸", ["target=", "daemon="]],
  ["import threading\nthreading.Thread(target=f, ‸)", ["args=", "daemon="]],
  ["import socket\nsocket.socket(‸", ["socket.AF_INET", "family="]],
  ["import socket\nsocket.socket(socket.AF_INET, ‸", ["socket.SOCK_STREAM"]],
  ["from socket import *\nsocket(‸", ["AF_INET"]],
  ["import os\nos.open(p, os.O_RDWR | ‸", ["os.O_CREAT"]],
  ["import select\nep = select.epoll()\nep.register(fd, ‸", ["select.EPOLLIN"]],
  ["import os\nprint(f'{os.‸}')", ["getpid"]],
];

describe("completion offers", () => {
  for (const [program, expected] of OFFERED) {
    test(program, () => {
      const offered = labels(program);
      assert.deepEqual(
        expected.filter((name) => !offered.includes(name)),
        [],
      );
    });
  }
});

/** Where nothing of ours fits. */
const NOTHING = [
  "‸",
  "x‸",
  "import threading\nThr‸",
  "x.‸",
  "import threading\ndef f(lock):\n    lock.‸",
  "'a'.‸",
  "1.‸",
  "# threading.‸",
  "import threading\n# threading.‸",
  "import threading\n'threading.‸'",
  "import threading\n'threading.‸",
  'import threading\n"""\nthreading.‸',
  "import threading\nf'threading.‸'",
  "from mine import ‸",
  "import threading as ‸",
  "from threading import Lock as ‸",
  "f(‸",
  "import threading\nthreading.Thread(target=‸",
  "import threading\nclass threading: pass\nthreading.‸",
];

describe("completion offers nothing", () => {
  for (const program of NOTHING) test(program, () => assert.deepEqual(labels(program), []));
});

test("an argument that is given is not offered again", () => {
  assert.ok(!labels("import threading\nthreading.Thread(target=f, ‸)").includes("target="));
});

test("a method is a snippet with its arguments; before a parenthesis and in an import it is only the name", () => {
  const item = (marked: string, label: string) => completionAt(marked).find((one) => one.label === label);
  assert.equal(item("import queue\nq = queue.Queue()\nq.‸", "put")?.insertText, "put(${1:item})");
  assert.equal(item("import queue\nq = queue.Queue()\nq.‸", "get")?.insertText, "get($1)");
  assert.equal(item("import queue\nq = queue.Queue()\nq.pu‸(x)", "put")?.insertText, undefined);
  assert.equal(item("from os import ‸", "fork")?.insertText, undefined);
});

test("beside another language server only arguments are explained", () => {
  assert.deepEqual(labels("import threading\nthreading.‸", true), []);
  assert.deepEqual(labels("from threading import ‸", true), []);
  assert.ok(labels("import socket\nsocket.socket(‸", true).includes("socket.AF_INET"));
});

/** A program with a caret, the call that is shown, and its active parameter. */
const SIGNATURES: [string, string | undefined, string?][] = [
  ["import threading\nthreading.Thread(‸", "threading.Thread", "group=None"],
  ["import threading\nthreading.Thread(None, ‸", "threading.Thread", "target=None"],
  ["import threading\nthreading.Thread(target=f, args=‸", "threading.Thread", "args=()"],
  ["import threading\nthreading.Thread(daemon=‸)", "threading.Thread", "daemon=None"],
  ["import threading\nthreading.Thread(\n    target=f,\n    args=(1, 2),\n    name=‸", "threading.Thread", "name=None"],
  ["import asyncio\nasyncio.gather(a(), b(), ‸", "asyncio.gather", "*coros_or_futures"],
  ["import asyncio\nasyncio.gather(a(), return_exceptions=‸", "asyncio.gather", "return_exceptions=False"],
  ["import subprocess\nsubprocess.run(c, cwd=‸", "subprocess.run", "**kwargs"],
  ["import socket\ns = socket.socket()\ns.recv(1024, ‸)", "socket.socket.recv", "flags=0"],
  ["import socket\ns = socket.socket()\ns.bind(('', ‸", "socket.socket.bind", "address"],
  ["import os\nos.write(1, f(‸", "os.write", "data"],
  ["import os\nos.write(1, b'x, ‸", "os.write", "data"],
  ["import time\ntime.sleep(1‸)", "time.sleep", "seconds"],
  ["import time\ntime.sleep(1, ‸)", "time.sleep", ""],
  ["import asyncio\nasync def f():\n    await asyncio.sleep(‸", "asyncio.sleep", "delay"],
  ["import time\ntime.sleep(1)‸", undefined],
  ["import time\n# time.sleep(‸", undefined],
  ["def sleep(‸", undefined],
  ["sleep(‸", undefined],
  ["import time\nclass A(time.‸", undefined],
  ["import threading\nx.acquire(‸", undefined],
  ["import time\n(1, ‸)", undefined],
];

describe("signature help", () => {
  for (const [program, call, active] of SIGNATURES) {
    test(program, () => {
      const help = signatureAt(program);
      assert.equal(help?.call, call);
      if (call !== undefined) assert.equal(help?.active, active);
    });
  }
});
