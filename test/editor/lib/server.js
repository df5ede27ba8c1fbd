"use strict";
/** The VS Code server inside the npm package code-server, started directly with the Node 24 that npm installed beside it. */
const { spawn, spawnSync } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { prepareProfile } = require("./profile.js");

const MODULES = path.join(__dirname, "..", "node_modules");
const VSCODE = path.join(MODULES, "code-server/lib/vscode");
const MAIN = path.join(VSCODE, "out/server-main.js");
const NODE = process.env.EDITOR_NODE || path.join(MODULES, `node-${process.platform}-${process.arch}`, "bin/node");
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5000;

/**
 * Starts the editor's server on a profile of its own.
 * `tests: true` lets a page name an extension and a test module in its address.
 * @param {string} profile a folder for everything that the editor writes
 * @param {{ tests?: boolean, settings?: object, theme?: string, locale?: string, env?: object, port?: number }} [options]
 * @returns {Promise<{ host: string, token: string, origin: string, log: string, stop: () => Promise<void> }>}
 */
async function start(profile, { tests = false, env, port = 0, ...look } = {}) {
  prepareModules();
  const token = crypto.randomBytes(16).toString("hex");
  const args = [
    ...prepareProfile(profile, look),
    "--host=127.0.0.1",
    `--port=${port}`,
    `--connection-token=${token}`,
    "--accept-server-license-terms",
    "--telemetry-level=off",
    ...(tests ? ["--enable-smoke-test-driver"] : []),
  ];
  const child = spawn(process.execPath, [path.join(__dirname, "leash.js"), NODE, MAIN, ...args], {
    env: environment({ XDG_RUNTIME_DIR: profile, ...env }),
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const stop = stopper(child);
  const log = path.join(profile, "server.log");
  const listening = await listeningPort(child, log, port).catch(async (error) => {
    await stop();
    throw error;
  });
  const host = `127.0.0.1:${listening}`;
  return { host, token, origin: `http://${host}`, log, stop };
}

/** One command of the server that ends by itself, such as `--install-extension x.vsix`. */
function command(profile, args) {
  prepareModules();
  const run = spawnSync(NODE, [MAIN, ...prepareProfile(profile), ...args], { env: environment(), encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${run.error?.message ?? ""}${run.stdout}${run.stderr}`);
  return run.stdout.trim();
}

/** The address of a folder in the editor; `payload` is what only a server for tests understands. */
function url(server, folder, payload) {
  const query = [`tkn=${server.token}`, ...(folder ? [`folder=${encodeURIComponent(folder)}`] : [])];
  if (payload) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return `${server.origin}/?${query.join("&")}`;
}

/** A file of this machine, as the page names it. */
function remote(server, file) {
  return `vscode-remote://${server.host}${file}`;
}

/** The server and its page look for their libraries in their own folder; npm has put them into ours. */
function prepareModules() {
  if (!fs.existsSync(MAIN)) throw new Error("The editor is not installed yet: npm ci --prefix test/editor");
  try {
    fs.symlinkSync("../../..", path.join(VSCODE, "node_modules"), "dir");
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}

/** Our own environment, without what another npm, VS Code or Electron around us has left in it. */
function environment(extra) {
  const foreign = /^(npm_|VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$)/i;
  const clean = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(clean), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra };
}

/** Ends the server with all that it has started, which is one process group; also when we end in a hurry. */
function stopper(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  const inAHurry = () => kill("SIGKILL");
  process.once("exit", inAHurry);
  return async () => {
    kill("SIGTERM");
    const late = setTimeout(() => kill("SIGKILL"), STOP_LIMIT_MS);
    await ended;
    clearTimeout(late);
    kill("SIGKILL");
    process.off("exit", inAHurry);
  };
}

function listeningPort(child, log, wanted) {
  const sink = fs.createWriteStream(log);
  let text = "";
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(explain(why, text, wanted)));
    const timer = setTimeout(() => fail(`did not start within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    child.once("error", (error) => fail(error.message));
    child.once("close", (status) => fail(`ended with status ${status}`));
    const read = (data) => {
      sink.write(data);
      text = (text + data).slice(-8000);
      const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
      if (port) resolve(port);
      if (port || /EADDRINUSE/.test(text)) clearTimeout(timer);
      if (/EADDRINUSE/.test(text)) fail("");
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
}

function explain(why, text, port) {
  if (/EADDRINUSE/.test(text)) return `Port ${port} is in use by another program: set PORT to a free one, or unset it.`;
  return `The editor's server ${why}.\n${text}`;
}

module.exports = { start, command, url, remote };
