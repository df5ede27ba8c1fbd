import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { between, MEASURED } from "../../../src/core/diagrams/select-poll-epoll-measured.ts";
import {
  costOf,
  costUntil,
  EPOLL_EVENT_BYTES,
  FD_SETSIZE,
  FIRST_FD,
  PHASES,
  POLLFD_BYTES,
  setBytes,
  touches,
  type Load,
} from "../../../src/core/diagrams/select-poll-epoll.ts";

const load = (watched: number, ready: number, more: Partial<Load> = {}): Load => ({
  watched,
  ready,
  first: FIRST_FD,
  sets: 1,
  ...more,
});

describe("the costs of select, poll and epoll", () => {
  it("are those of the kernel's rules", () => {
    assert.deepEqual(costOf("select", load(1000, 10)), { copiedIn: 128, copiedOut: 128, asked: 1000, searched: 1000 });
    assert.deepEqual(costOf("select", load(1000, 10, { sets: 3 }))?.copiedIn, 384);
    assert.deepEqual(costOf("poll", load(1000, 10)), { copiedIn: 8000, copiedOut: 2000, asked: 1000, searched: 1000 });
    assert.deepEqual(costOf("epoll", load(1000, 10)), { copiedIn: 0, copiedOut: 120, asked: 10, searched: 10 });
  });

  it("round sets up to whole longs of the highest number, not of the count", () => {
    assert.deepEqual([1, 64, 65, 1024].map(setBytes), [8, 8, 16, 128]);
    assert.equal(costOf("select", load(2, 1, { first: 500 }))?.copiedIn, 64);
  });

  it("are refused to select by number", () => {
    assert.ok(costOf("select", load(FD_SETSIZE - FIRST_FD, 1)));
    assert.equal(costOf("select", load(FD_SETSIZE - FIRST_FD + 1, 1)), undefined);
    assert.equal(costOf("select", load(10, 1, { first: 1020 })), undefined);
    assert.ok(costOf("poll", load(10, 1, { first: 1020 })));
  });

  it("add up over the phases to those of the whole call", () => {
    for (const call of ["select", "poll", "epoll"] as const) {
      assert.deepEqual(costUntil(call, load(12, 3), "search"), costOf(call, load(12, 3)));
      assert.equal(costUntil(call, load(12, 3), "before").copiedIn, 0);
      const touched = (phase: (typeof PHASES)[number]) =>
        [true, false].filter((isReady) => touches(call, phase, isReady)).length;
      assert.deepEqual(PHASES.map(touched), call === "epoll" ? [0, 0, 1, 1, 1] : [0, 2, 2, 2, 2]);
    }
  });
});

describe("the measured times", () => {
  it("rise with the number of descriptors, for select and poll", () => {
    for (const rows of Object.values(MEASURED)) {
      assert.ok(rows.every((row, index) => index === 0 || row.poll > (rows[index - 1]?.poll ?? 0)));
      assert.ok(rows.every((row) => (row.select === undefined) === row.watched > 1020));
    }
  });

  it("are read off the line between two points", () => {
    assert.equal(between(MEASURED.one, "poll", 1000), 30.41);
    const middle = between(MEASURED.one, "poll", Math.sqrt(1000 * 2000));
    assert.ok(Math.abs((middle ?? 0) - Math.sqrt(30.41 * 61.14)) < 1e-9);
    assert.equal(between(MEASURED.one, "select", 1500), undefined);
    assert.equal(between(MEASURED.one, "poll", 9), undefined);
    assert.equal(between(MEASURED.one, "poll", 10_001), undefined);
  });
});

const skip =
  process.arch === "x64" && process.platform === "linux" && spawnSync("gcc", ["--version"]).status === 0
    ? false
    : "no gcc on x86-64";

it("the sizes of the structures are those of this system", { skip }, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-sizes-"));
  try {
    const source = `#include <poll.h>
      #include <sys/epoll.h>
      #include <sys/select.h>
      _Static_assert(sizeof(struct epoll_event) == ${EPOLL_EVENT_BYTES}, "epoll_event");
      _Static_assert(sizeof(struct pollfd) == ${POLLFD_BYTES}, "pollfd");
      _Static_assert(FD_SETSIZE == ${FD_SETSIZE} && sizeof(fd_set) * 8 == FD_SETSIZE, "fd_set");`;
    fs.writeFileSync(path.join(folder, "sizes.c"), source);
    execFileSync("gcc", ["-c", "-o", path.join(folder, "sizes.o"), path.join(folder, "sizes.c")]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
