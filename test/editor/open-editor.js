"use strict";
/**
 * Opens the extension in an editor: `node open-editor.js EXTENSION VSIX WORKSPACE`. Desktop VS Code or VSCodium where
 * one is on the PATH and there is a display, else the browser-served editor; EDITOR_KIND=browser asks for the latter,
 * PORT for a port. Ctrl+C, SIGTERM and the end of the one that started us end everything that was started.
 */
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const DESKTOP = ["code", "code-insiders", "codium", "vscodium"];
/** Kept between runs, so that the learner finds the window as it was left. */
const PROFILE = path.join(__dirname, ".profile");

/** The desktop editor to use; undefined where there is none or nothing to show it on. */
function desktopEditor() {
  if (process.env.EDITOR_KIND === "browser" || !hasDisplay()) return undefined;
  return DESKTOP.find(onPath);
}

async function main() {
  const [extension, vsix, workspace] = process.argv.slice(2).map((name) => path.resolve(name));
  if (!workspace) throw new Error("node open-editor.js EXTENSION VSIX WORKSPACE");
  const editor = desktopEditor();
  if (editor) openDesktop(editor, extension, workspace);
  else await openInBrowser(vsix, workspace);
}

function openDesktop(editor, extension, workspace) {
  const args = ["--new-window", `--extensionDevelopmentPath=${extension}`, workspace];
  const child = spawn(editor, args, { stdio: "inherit" });
  child.on("error", (error) => console.error(error.message));
  child.on("exit", (status) => process.exit(status ?? 0));
  onEnd(() => child.kill());
}

async function openInBrowser(vsix, workspace) {
  const { start, command, url } = require("./lib/server.js");
  const port = portWanted();
  let server;
  // From the beginning: a signal may come while the editor is starting.
  onEnd(async () => {
    await server?.stop();
    process.exit(0);
  });
  fs.mkdirSync(PROFILE, { recursive: true });
  command(PROFILE, ["--install-extension", vsix, "--force"]);
  server = await start(PROFILE, { port, locale: displayLanguage() });
  const address = url(server, workspace);
  console.log(`\nSyslab is open at this address, in a browser on this machine (Ctrl+C ends it):\n\n  ${address}\n`);
  showInBrowser(address);
}

function portWanted() {
  const port = Number(process.env.PORT || 0);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Error(`PORT is not the number of a port: ${process.env.PORT}`);
}

/** Desktop VS Code remembers a display language; here it is the one that the terminal speaks. */
function displayLanguage() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || "").startsWith("zh") ? "zh-cn" : "en";
}

/** Calls `end` at a signal, and when the one that started us was killed without a word. */
function onEnd(end) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end();
  }, 1000).unref();
}

function showInBrowser(address) {
  const opener = process.platform === "darwin" ? "open" : "xdg-open";
  if (!hasDisplay() || !onPath(opener)) return;
  spawn(opener, [address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function hasDisplay() {
  return Boolean(process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function onPath(name) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, name)));
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
module.exports = { desktopEditor };
