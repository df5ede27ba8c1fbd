import assert from "node:assert/strict";
import { test } from "node:test";
import { declare } from "../../../src/core/c/declare.ts";

test("declare puts the name where C wants it", () => {
  assert.equal(declare("char [108]", "sun_path"), "char sun_path[108]");
  assert.equal(declare("void (*)(int)", "sa_handler"), "void (*sa_handler)(int)");
  assert.equal(declare("uint16_t : 4", "doff"), "uint16_t doff: 4");
  assert.equal(declare("struct addrinfo *", "ai_next"), "struct addrinfo *ai_next");
  assert.equal(declare("in_port_t", "sin_port"), "in_port_t sin_port");
});
