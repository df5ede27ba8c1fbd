import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hoverAt } from "./support.ts";

/** A program with a caret, and the name whose entry must be shown. */
const EXPLAINED: [string, string][] = [
  ["import threa‸ding", "threading"],
  ["import threading\nthr‸eading.Thread()", "threading"],
  ["import threading\nt = threading.Thr‸ead(target=f)", "threading.Thread"],
  ["import threading as th\nt = th.Thread‸()", "threading.Thread"],
  ["from threading import Thr‸ead", "threading.Thread"],
  ["from threading import Thread as T‸h", "threading.Thread"],
  ["from threading import (\n    Thread as T,\n)\nt = T‸()", "threading.Thread"],
  ["from threading import *\nThr‸ead()", "threading.Thread"],
  ["import threading\nt = threading.Thread(target=f)\nt.sta‸rt()", "threading.Thread.start"],
  [
    "import threading\nts = [threading.Thread(target=f) for i in range(4)]\nfor t in ts:\n    t.jo‸in()",
    "threading.Thread.join",
  ],
  ["import threading\nts = []\nts.append(threading.Thread(target=f))\nfor t in ts: t.jo‸in()", "threading.Thread.join"],
  [
    "import threading\nts = []\nfor i in range(3):\n    t = threading.Thread(target=f)\n    ts.append(t)\nfor x in ts:\n    x.jo‸in()",
    "threading.Thread.join",
  ],
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
];

describe("hover explains", () => {
  for (const [program, name] of EXPLAINED) {
    test(program, () =>
      assert.match(
        hoverAt(program),
        new RegExp(`\`\`\`python\\n(async |class |import )*${name.replaceAll(".", "\\.")}\\b`),
      ),
    );
  }
});
