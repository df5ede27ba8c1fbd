import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pack, unpack } from "../../../src/core/packed.ts";
import type { Shelf } from "../../../src/core/shelf.ts";

type Item = { readonly name: string; readonly kind: string };

const ITEM: Item = { name: "epoll_wait", kind: "function" };

function open<T extends object>(text: string): T {
  const lines = text.split("\n");
  return unpack<T>({ line: (index) => lines[index] ?? "" });
}

/** Packs and unpacks members beside a shelf with one item. */
function roundTrip<T extends object>(data: T): T {
  const { shelf: _, ...members } = open<T & { shelf: unknown }>(pack({ ...data, shelf: [ITEM] }, "shelf"));
  return members as unknown as T;
}

describe("packing", () => {
  test("gives back what went in", () => {
    const data = {
      text: "epoll_wait",
      again: ["epoll_wait", "epoll_wait", "", "a"],
      number: 0,
      numbers: [-1, 0, 1.5, 1e9],
      yes: true,
      no: false,
      empty: {},
      nothing: [],
      nested: [
        { name: "epoll_wait", values: { "-1": "waits", "0": "looks" } },
        { name: "b", values: {} },
      ],
      keys: { name: { name: { name: "name" } } },
      chinese: ["就绪", "就绪的描述符", "就绪的描述符"],
    };
    assert.deepEqual({ ...roundTrip(data) }, data);
  });

  test("leaves out members that are undefined", () => {
    assert.deepEqual({ ...roundTrip({ list: [{ a: "x", b: undefined }] }) }, { list: [{ a: "x" }] });
  });

  test("keeps repeated texts and keys once", () => {
    const entry = (name: string) => ({ name, header: "sys/epoll.h", safety: "Thread-safe and async-signal-safe." });
    const data = { entries: Array.from({ length: 100 }, (_, index) => entry(`call_${index}`)) };
    const packed = pack({ ...data, shelf: [ITEM] }, "shelf");
    assert.equal(packed.split("Thread-safe").length, 2);
    assert.equal(packed.split("header").length, 2);
    assert.ok(packed.length < JSON.stringify(data).length / 3);
  });

  test("unpacks a member once, when it is first asked for", () => {
    const data = open<{ list: unknown }>(pack({ list: [{ name: "a" }], shelf: [ITEM] }, "shelf"));
    assert.equal(data.list, data.list);
  });

  test("reads the line of an item only when it is asked for", () => {
    const items = [ITEM, { name: "tar", kind: "command", text: "two\nlines" }];
    const lines = pack({ shelf: items }, "shelf").split("\n");
    const read: number[] = [];
    const data = unpack<{ shelf: Shelf<Item> }>({
      line: (index) => {
        read.push(index);
        return lines[index] ?? "";
      },
    });
    assert.deepEqual(data.shelf.names, ["epoll_wait", "tar"]);
    assert.deepEqual(data.shelf.kinds, ["function", "command"]);
    assert.deepEqual(data.shelf.at(1), items[1]);
    assert.deepEqual(read, [0, 2]);
  });

  test("random data", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const make = (depth: number): unknown => {
      const kind = random(depth > 4 ? 4 : 7);
      if (kind < 2) return ["", "a", "abc", "abcd", "名字", "the same text"][random(6)];
      if (kind === 2) return random(1000) - 500;
      if (kind === 3) return random(2) === 0;
      const size = random(5);
      if (kind === 4) return Array.from({ length: size }, () => make(depth + 1));
      return Object.fromEntries(Array.from({ length: size }, () => [`key${random(8)}`, make(depth + 1)]));
    };
    for (let round = 0; round < 500; round++) {
      const data = { root: make(0), other: make(0) };
      assert.deepEqual({ ...roundTrip(data) }, data);
    }
  });
});
