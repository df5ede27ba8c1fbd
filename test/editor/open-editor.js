"use strict";
/**
 * Opens the extension in an editor: `node open-editor.js EXTENSION VSIX WORKSPACE`. Desktop VS Code
 * or VSCodium where one is on the PATH and there is a display, else the browser-served editor;
 * EDITOR_KIND=browser asks for the latter. Ctrl+C ends everything that was started.
 */
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const DESKTOP = ["code", "code-insiders", "codium", "vscodium"];
/** Kept between runs, so that the learner finds the window as it was left. */
const PROFILE = path.join(__dirname, ".profile");

/** The desktop editor to use; undefined where there is none or nothing to show it on. */
function desktopEditor() {
  const display = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.env.EDITOR_KIND === "browser" || !display) return undefined;
  return DESKTOP.find(onPath);
}

function onPath(name) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, name)));
}

function openDesktop(editor, extension, workspace) {
  const args = ["--new-window", `--extensionDevelopmentPath=${extension}`, workspace];
  const child = spawn(editor, args, { stdio: "inherit" });
  child.on("exit", (status) => process.exit(status ?? 0));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
}

async function openInBrowser(vsix, workspace) {
  const { start, command, url } = require("./lib/server.js");
  fs.mkdirSync(PROFILE, { recursive: true });
  command(PROFILE, ["--install-extension", vsix, "--force"]);
  const server = await start(PROFILE, { port: Number(process.env.PORT) || 0 });
  const address = url(server, workspace);
  console.log(`\nSyslab is open at this address, in a browser on this machine (Ctrl+C ends it):\n\n  ${address}\n`);
  showInBrowser(address);
  const end = async () => {
    await server.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());
  endWithParent(end);
}

/** The one that started us may be killed without a word. */
function endWithParent(end) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end();
  }, 1000).unref();
}

function showInBrowser(address) {
  const opener = process.platform === "darwin" ? "open" : "xdg-open";
  const display = process.platform === "darwin" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display || !onPath(opener)) return;
  spawn(opener, [address], { stdio: "ignore", detached: true }).on("error", () => {}).unref();
}

async function main() {
  const [extension, vsix, workspace] = process.argv.slice(2).map((name) => path.resolve(name));
  const editor = desktopEditor();
  if (editor) openDesktop(editor, extension, workspace);
  else await openInBrowser(vsix, workspace);
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
module.exports = { desktopEditor };
