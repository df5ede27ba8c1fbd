import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";

const installed = spawnSync("nvim", ["--version"]).status === 0;

/** A second, independent client: whatever it shows does not come from our own reading of the protocol. */
test("Neovim hovers, completes and shows a signature", { skip: installed ? false : "nvim is not installed" }, () => {
  const run = spawnSync(
    "nvim",
    ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", path.resolve("test/server/neovim.lua")],
    {
      encoding: "utf8",
      timeout: 30_000,
      env: { ...process.env, SYSLAB_SERVER: path.resolve("dist/server.js"), SYSLAB_NODE: process.execPath },
    },
  );
  const output = run.stdout + run.stderr;
  assert.equal(run.status, 0, output);
  assert.match(output, /hover: .*epoll_wait/);
  assert.match(output, /completion: .*EPOLLIN/);
  assert.match(output, /signature: .*maxevents/);
});
