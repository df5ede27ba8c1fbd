import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hoverAt, nameAt } from "./support.ts";

/** A program with a caret, and the name whose entry must be shown. */
const EXPLAINED: [string, string][] = [
  // imports and aliases
  ["import threa‸ding", "threading"],
  ["import os, threading as t‸h", "threading"],
  ["import concurrent.fut‸ures", "concurrent.futures"],
  ["import threading\nthr‸eading.Thread()", "threading"],
  ["import threading\nt = threading.Thr‸ead(target=f)", "threading.Thread"],
  ["import threading as th\nt = th.Thread‸()", "threading.Thread"],
  [
    "import concurrent.futures\npool = concurrent.futures.Thread‸PoolExecutor(4)",
    "concurrent.futures.ThreadPoolExecutor",
  ],
  ["from concurrent import futures\nfutures.wai‸t(fs)", "concurrent.futures.wait"],
  ["from multiprocessing.shared_memory import Shared‸Memory", "multiprocessing.shared_memory.SharedMemory"],
  ["from threading import Thr‸ead", "threading.Thread"],
  ["from threading import Thread as T‸h", "threading.Thread"],
  ["from threading import (\n    Thread as T,\n    Lo‸ck,\n)", "threading.Lock"],
  ["from threading import (\n    Thread as T,\n)\nt = T‸()", "threading.Thread"],
  ["from socket import *\ns = soc‸ket(AF_INET, SOCK_STREAM)", "socket.socket"],
  ["from socket import *\ns = socket(AF_I‸NET, SOCK_STREAM)", "socket.AF_INET"],
  ["try:\n    import threading\nexcept ImportError:\n    threading = None\nthreading.Lo‸ck()", "threading.Lock"],
  ["def f():\n    import time\n    time.sl‸eep(1)", "time.sleep"],
  // variables by what they are given
  ["import threading\nt = threading.Thread(target=f)\nt.sta‸rt()", "threading.Thread.start"],
  [
    "import threading\nlock = threading.Lock()\ndef f():\n    with lock:\n        lock.lock‸ed()",
    "threading.Lock.locked",
  ],
  ["import socket\nwith socket.socket() as s:\n    s.conn‸ect((h, 80))", "socket.socket.connect"],
  ["import socket\nwith (socket.create_server(('', 1)) as s, open(p) as f):\n    s.acc‸ept()", "socket.socket.accept"],
  ["import socket\ns = socket.socket()\nconn, addr = s.accept()\nconn.re‸cv(10)", "socket.socket.recv"],
  ["import socket\na, b = socket.socketpair()\nb.send‸all(x)", "socket.socket.sendall"],
  ["import subprocess\np = subprocess.Popen(['ls'])\np.wa‸it()", "subprocess.Popen.wait"],
  ["from subprocess import run\nr = run(['ls'])\nprint(r.return‸code)", "subprocess.CompletedProcess.returncode"],
  [
    "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as ex:\n    f = ex.submit(g)\n    f.res‸ult()",
    "concurrent.futures.Future.result",
  ],
  [
    "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as ex:\n    ex.m‸ap(g, xs)",
    "concurrent.futures.Executor.map",
  ],
  ["import asyncio\nasync def main():\n    t = asyncio.create_task(f())\n    t.can‸cel()", "asyncio.Task.cancel"],
  [
    "import asyncio\nasync def main():\n    r, w = await asyncio.open_connection(h, 80)\n    w.wri‸te(b'')",
    "asyncio.StreamWriter.write",
  ],
  [
    "import asyncio\nasync def main():\n    async with asyncio.TaskGroup() as tg:\n        t = tg.create_task(f())\n        t.resu‸lt()",
    "asyncio.Future.result",
  ],
  [
    "import asyncio\nasync def main():\n    async with asyncio.timeout(3) as cm:\n        cm.resch‸edule(1)",
    "asyncio.Timeout.reschedule",
  ],
  [
    "import asyncio\nloop = asyncio.get_running_loop()\nawait loop.run_in_‸executor(None, f)",
    "asyncio.AbstractEventLoop.run_in_executor",
  ],
  [
    "import selectors\nsel = selectors.DefaultSelector()\nfor key, events in sel.select():\n    key.file‸obj",
    "selectors.SelectorKey.fileobj",
  ],
  ["import select\np = select.poll()\np.regi‸ster(s)", "select.poll.register"],
  ["import multiprocessing as mp\na, b = mp.Pipe()\na.se‸nd(1)", "multiprocessing.connection.Connection.send"],
  [
    "import multiprocessing as mp\nwith mp.Pool(4) as pool:\n    r = pool.apply_async(f)\n    r.g‸et()",
    "multiprocessing.pool.AsyncResult.get",
  ],
  [
    "import asyncio\nasync def f():\n    p = await asyncio.create_subprocess_exec('ls')\n    await p.stdout.readl‸ine()",
    "asyncio.StreamReader.readline",
  ],
  ["import threading\nif (t := threading.current_thread()):\n    t.na‸me", "threading.Thread.name"],
  ["import threading\nlock: threading.Lock\nlock.acq‸uire()", "threading.Lock.acquire"],
  ["import queue\ndef f(q: queue.Queue[int] | None, n=1):\n    q.ge‸t()", "queue.Queue.get"],
  [
    "from asyncio import StreamReader\nasync def serve(reader: StreamReader, writer):\n    await reader.rea‸d(9)",
    "asyncio.StreamReader.read",
  ],
  [
    "import threading\nts = [threading.Thread(target=f) for i in range(4)]\nfor t in ts:\n    t.jo‸in()",
    "threading.Thread.join",
  ],
  ["import threading\nts = []\nts.append(threading.Thread(target=f))\nfor t in ts: t.jo‸in()", "threading.Thread.join"],
  [
    "import threading\nts = []\nfor i in range(3):\n    t = threading.Thread(target=f)\n    ts.append(t)\nfor x in ts:\n    x.jo‸in()",
    "threading.Thread.join",
  ],
  ["import threading\nLock = threading.Lock\nlock = Lock()\nlock.rel‸ease()", "threading.Lock.release"],
  [
    "import threading\nlock = None\ndef setup():\n    global lock\n    lock = threading.Lock()\ndef f():\n    lock.acq‸uire()",
    "threading.Lock.acquire",
  ],
  // classes of the program's own
  ["import threading\nclass W(threading.Thread):\n    def run(self):\n        self.na‸me", "threading.Thread.name"],
  ["import threading\nclass W(threading.Thread):\n    pass\nw = W()\nw.sta‸rt()", "threading.Thread.start"],
  [
    "import threading\nclass W(threading.Thread):\n    def __init__(self):\n        super().__init__()\n        self.dae‸mon = True",
    "threading.Thread.daemon",
  ],
  [
    "import threading\nclass S:\n    def __init__(self):\n        self.t = threading.Thread(target=self.f)\n    def f(self):\n        self.t.jo‸in(",
    "threading.Thread.join",
  ],
  [
    "import socket\nclass S:\n    def __init__(self):\n        self.s = None\n    def open(self):\n        self.s = socket.socket()\n    def f(self):\n        self.s.bi‸nd(a)",
    "socket.socket.bind",
  ],
  ["import threading\nclass W(threading.Thread):\n    def run(self):\n        super().ru‸n()", "threading.Thread.run"],
  ["import queue\nclass S:\n    q = queue.Queue()\ns = S()\ns.q.pu‸t(1)", "queue.Queue.put"],
  // constants, exceptions, nesting, places
  ["import signal\nsignal.signal(signal.SIG‸INT, f)", "signal.SIGINT"],
  ["import select\nep = select.epoll()\nep.register(fd, select.EPOLLIN | select.EPO‸LLET)", "select.EPOLLET"],
  ["try: pass\nexcept Blocking‸IOError: pass", "BlockingIOError"],
  ["import socket\ntry: pass\nexcept (OSError, socket.gai‸error) as e: pass", "socket.gaierror"],
  ["try: pass\nexcept OSError as e:\n    e.err‸no", "OSError.errno"],
  ["import errno\nif e.errno == errno.EAG‸AIN: pass", "errno.EAGAIN"],
  ["import os\nprint(f'{os.get‸pid()!r:>10} {{os}}')", "os.getpid"],
  ['import os\nprint(f"""one\n{os.get‸pid()}\n""")', "os.getpid"],
  ["import os\nx = foo(\n    a,\n    os.get‸pid(),\n)", "os.getpid"],
  ["import os\nx = 1 + \\\n    os.get‸pid()", "os.getpid"],
  ["import asyncio\nasyncio.subprocess.PI‸PE", "asyncio.subprocess.PIPE"],
  ["import threading\nf(target=threading.curr‸ent_thread)", "threading.current_thread"],
  ["import time\nx = 1; time.sl‸eep(1)", "time.sleep"],
  ["import time\nif x: time.sl‸eep(1)", "time.sleep"],
  // half typed
  ["import socket\ns = socket.socket(\ns.bi‸nd", "socket.socket.bind"],
  ["import threading\nx = foo(1, [2\nlock = threading.Lo‸ck(", "threading.Lock"],
  ["import threading\nlock = threading.Lock(\ndef f():\n    lock.acqu‸ire", "threading.Lock.acquire"],
  ['import os\nx = [\n(1, 2),\n"a", os.get‸pid(),\n]', "os.getpid"],
  ["import time\ns = 'never closed\ntime.sl‸eep(1)", "time.sleep"],
];

describe("hover explains", () => {
  for (const [program, name] of EXPLAINED) test(program, () => assert.equal(nameAt(program), name));
});

/** A program with a caret, and what the hover must say of this very use. */
const HERE: [string, RegExp][] = [
  ["import threading\nthreading.Thr‸ead(target=f, daemon=True)", /Here\*\*: the program does not wait for it/],
  ["import threading\nlock = threading.Lock()\nlock.acq‸uire(timeout=2)", /waits at most 2 s/],
  ["import threading\nlock = threading.Lock()\nlock.acq‸uire(False)", /does not wait: returns False/],
  ["import threading\nthreading.Thread(target=f, dae‸mon=True)", /`daemon` — [^]*→ the program does not wait/],
  ["import queue\nq = queue.Queue(1‸0)", /holds at most 10 items/],
  ["import time\ntime.sleep(0.‸5)", /this thread stops for 0\.5 s/],
  ["import time\ntime.sle‸ep(0)", /gives way to other threads once/],
  ["import os\nos.op‸en(p, os.O_RDWR | os.O_CREAT, 0o644)", /`O_RDWR`.*`O_CREAT`.*rw-r--r--/],
  ["import os\nos.chmod(p, 0o7‸55)", /rwxr-xr-x/],
  ["import socket\nsocket.soc‸ket(socket.AF_INET, socket.SOCK_STREAM)", /`AF_INET`.*`SOCK_STREAM`/],
  ["import subprocess\nsubprocess.ru‸n(c, check=True, capture_output=True)", /raises CalledProcessError.*keeps stdout/],
  ["import subprocess\nsubprocess.Pop‸en(c, stdout=subprocess.PIPE)", /you read its output/],
  ["import select\np = select.poll()\np.po‸ll(1500)", /1\.5 s/],
  ["import select\nep = select.epoll()\nep.po‸ll(1500)", /at most 1500 s/],
  ["import os\nos.wait‸pid(-1, os.WNOHANG)", /any child.*`WNOHANG`/],
  ['import multiprocessing as mp\nmp.set_start‸_method("spawn")', /a fresh interpreter/],
  ["import asyncio\nasync def f():\n    await asyncio.wait_‸for(g(), 3)", /at most 3 s/],
  ["from concurrent.futures import *\nwith ThreadPool‸Executor(max_workers=8) as p: pass", /at most 8 threads/],
  ["import threading\nthreading.Thread(target=f, args=(1,), daemon=Tr‸ue)", /does not wait/],
];

describe("hover says what the arguments mean", () => {
  for (const [program, expected] of HERE) test(program, () => assert.match(hoverAt(program), expected));
});

/** What is the program's own, unknown, or no code at all: nothing is said. */
const SILENT: string[] = [
  // not imported
  "thr‸eading.Lock()",
  "threading.Lo‸ck()",
  "lock.acq‸uire()",
  "Lo‸ck()",
  "sle‸ep(1)",
  "import threading\nLo‸ck()",
  "import numpy as threading\nthreading.Lo‸ck()",
  "from mine import Lo‸ck",
  "from mine import Lock\nLo‸ck()",
  "from .socket import soc‸ket",
  "from . import soc‸ket",
  "import mine.threa‸ding",
  // unknown objects
  "import threading\nx = make()\nx.acq‸uire()",
  "import threading\ndef f(lock):\n    lock.acq‸uire()",
  "import threading\nlock = threading.Lock()\ndef f(lock):\n    lock.acq‸uire()",
  "import threading\nlock = threading.Lock()\nlock = make()\nlock.acq‸uire()",
  "import threading\nlock = threading.Lock() or x\nlock.acq‸uire()",
  "import threading\nlocks[0].acq‸uire()",
  "import socket\n'a'.jo‸in(x)",
  "import socket\n[1].cop‸y()",
  "import os\nf().rea‸d()",
  "import asyncio\nasync def f():\n    r, w = asyncio.open_connection(h, 1)\n    w.wri‸te(b'')",
  "import threading\nthreading.no_such_na‸me",
  "import threading\nthreading.Thread.no_such_na‸me",
  "import time\ntime.time().is_inte‸ger()",

  "import threading\n@threading.setpro‸file\ndef f(): pass",
  // shadowed
  "import time\nclass time:\n    pass\ntime.sl‸eep(1)",
  "from time import sleep\ndef sleep(x): pass\nsl‸eep(1)",
  "from time import sleep\nsleep = 3\nprint(sl‸eep)",
  "import time\ndef f(time):\n    time.sl‸eep(1)",
  "import time\nfor time in xs:\n    time.sl‸eep(1)",
  "import time\nwith x as time:\n    time.sl‸eep(1)",
  "import time\nprint([time.sl‸eep(1) for time in xs])",
  "import time\ng = lambda time: time.sl‸eep(1)",
  "import threading\ndef f():\n    threading = 1\n    threading.Lo‸ck()",
  "from socket import *\ndef socket(): pass\nsoc‸ket()",
  "class TimeoutError(Exception): pass\nraise Timeout‸Error",
  "import threading\nclass W(threading.Thread):\n    def join(self): pass\n    def f(self):\n        self.jo‸in()",
  "import threading\nclass A:\n    lock = threading.Lock()\n    def f(self):\n        lock.acq‸uire()",
  // names that are being given
  "def sle‸ep(x): pass",
  "class Lo‸ck: pass",
  "import threading\ndef f(Lo‸ck): pass",
  "import threading\nx = Lo‸ck = 1",
  "from threading import Thread as T\nf(Thr‸ead=1)",
  "def f(timeo‸ut=3): pass",
  "f(timeo‸ut=3)",
  "import time\nclass C:\n    def sl‸eep(self): pass",
  "import threading\nclass S:\n    def acquire(self): pass\ns = S()\ns.acq‸uire()",
  // no code
  "import time\n# time.sl‸eep(1)",
  "import time\n'time.sl‸eep(1)'",
  'import time\n"""\ntime.sl‸eep(1)\n"""',
  'import time\ndef f():\n    """Calls\n    time.sl‸eep(1)."""',
  "import time\nf'{{time.sl‸eep(1)}}'",
  "import time\nf'time.sl‸eep {x}'",
  "import time\nrb'time.sl‸eep'",
  "import time\nx = 'a\\\ntime.sl‸eep(1)'",
  "import time‸zone",
  // plain literals and keywords
  "x = 1‸0",
  "f(1‸0)",
  "import queue\nq = queue.Queue(1‸0 + n)",
  "import threading\nif x i‸s None: pass",
  "",
].map((text) => text || "‸");

describe("hover is silent", () => {
  for (const program of SILENT) test(program, () => assert.equal(hoverAt(program), ""));
});
