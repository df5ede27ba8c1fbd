import assert from "node:assert/strict";
import { test } from "node:test";
import { cFile } from "../../src/build/schema.ts";
import { usersByFamily } from "../../src/build/users.ts";

const text = { en: "Text.", "zh-cn": "文字。" };
const common = { header: "sys/socket.h", summary: text, source: "page" };

function taking(name: string, more: object = {}) {
  const params = { flags: { ...text, accepts: ["flags"] } };
  return cFile.parse({ ...common, kind: "function", name, signature: `int ${name}(int flags)`, params, ...more });
}

const struct = cFile.parse({
  ...common,
  kind: "struct",
  name: "message",
  fields: { flags: { ...text, type: "int", accepts: ["flags", "bits"] } },
});

test("what takes a family's constants, the likeliest first", () => {
  const treated = { sections: ["book/5.8"] };
  const chooser = {
    params: { flags: { ...text, acceptsBy: { param: "flags", families: { A: ["bits"], B: ["bits"] } } } },
  };
  const users = usersByFamily([
    taking("aold", { ...treated, replacedBy: "send" }),
    taking("arare"),
    taking("rare"),
    struct,
    taking("send", treated),
    taking("recv", treated),
    taking("sendmsg", { sections: ["book/5.8", "book/13.9"] }),
    taking("choose", chooser),
  ]);
  assert.deepEqual(users.get("flags"), ["sendmsg", "recv", "send", "rare", "arare", "message", "aold"]);
  assert.deepEqual(users.get("bits"), ["choose", "message"]);
});
