"use strict";
/** The VS Code server inside the npm package code-server, started directly with the Node 24 that npm installed beside it. */
const { spawn, spawnSync } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const MODULES = path.join(__dirname, "..", "node_modules");
const VSCODE = path.join(MODULES, "code-server/lib/vscode");
const MAIN = path.join(VSCODE, "out/server-main.js");
const NODE = process.env.EDITOR_NODE || path.join(MODULES, `node-${process.platform}-${process.arch}`, "bin/node");
const START_LIMIT_MS = 60_000;

/** Nothing that asks, phones home or draws attention to itself. */
const SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

/**
 * Starts the editor's server on a profile of its own.
 * `tests: true` lets a page name an extension and a test module in its address.
 * @param {string} profile a folder for everything that the editor writes
 * @param {{ tests?: boolean, settings?: object, env?: object, port?: number }} [options]
 */
async function start(profile, { tests = false, settings, env, port = 0 } = {}) {
  prepare();
  const token = crypto.randomBytes(16).toString("hex");
  const args = [
    MAIN,
    ...folders(profile, settings),
    ...["--host", "127.0.0.1", "--port", String(port), "--connection-token", token],
    ...["--accept-server-license-terms", "--telemetry-level", "off"],
    ...(tests ? ["--enable-smoke-test-driver"] : []),
  ];
  const child = spawn(NODE, args, {
    env: environment({ XDG_RUNTIME_DIR: profile, ...env }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const stop = stopper(child);
  const log = path.join(profile, "server.log");
  const listening = await listeningPort(child, log).catch(async (error) => {
    await stop();
    throw error;
  });
  const host = `127.0.0.1:${listening}`;
  return { host, token, origin: `http://${host}`, log, stop };
}

/** One command of the server that ends by itself, such as `--install-extension x.vsix`. */
function command(profile, args) {
  prepare();
  const run = spawnSync(NODE, [MAIN, ...folders(profile), ...args], { env: environment(), encoding: "utf8" });
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
function prepare() {
  const link = path.join(VSCODE, "node_modules");
  if (!fs.existsSync(link)) fs.symlinkSync("../../..", link, "dir");
}

function folders(profile, settings) {
  const file = path.join(profile, "data/User/settings.json");
  if (settings || !fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify({ ...SETTINGS, ...settings }, undefined, 2));
  }
  const folder = (name) => path.join(profile, name);
  return ["--user-data-dir", folder("data"), "--server-data-dir", folder("server"), "--extensions-dir", folder("extensions")];
}

/** Our own environment, without what another npm, VS Code or Electron around us has left in it. */
function environment(extra) {
  const foreign = /^(npm_|VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$)/i;
  const clean = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(clean), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra };
}

/** Ends the server with all that it has started, which is one process group; also when we end in a hurry. */
function stopper(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  process.once("exit", () => kill("SIGKILL"));
  return async () => {
    kill("SIGTERM");
    const late = setTimeout(() => kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(late);
    kill("SIGKILL");
  };
}

function listeningPort(child, log) {
  const sink = fs.createWriteStream(log);
  let text = "";
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(explain(why, text)));
    const timer = setTimeout(() => fail(`did not start within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (status) => fail(`ended with status ${status}`));
    const read = (data) => {
      sink.write(data);
      text = (text + data).slice(-8000);
      const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(port);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
}

function explain(why, text) {
  if (/EADDRINUSE/.test(text)) return "The port is in use by another program; choose another with PORT=…, or none.";
  return `The editor's server ${why}.\n${text}`;
}

module.exports = { start, command, url, remote };
