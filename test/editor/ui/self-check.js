"use strict";
/** Drives the editor without any extension of ours, to prove that the driver works: `node ui/self-check.js`. */
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { withEditor } = require("../lib/drive.js");

const FILES = {
  "colors.css": "/* 颜色 */\nbody {\n  color: red;\n}\n",
  "lines.txt": Array.from({ length: 200 }, (_, index) => `line ${index + 1}`).join("\n"),
  "inner/deep.txt": "deep\n",
};

async function main() {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-self-check-"));
  for (const [name, text] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    fs.writeFileSync(path.join(workspace, name), text);
  }
  const shots = (name) => path.join(__dirname, "../shots", name);
  try {
    const light = await withEditor({ workspace, theme: "light", shots: shots("self-check") }, plain);
    const trust = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "always" };
    const options = { workspace, settings: trust, theme: "dark", locale: "zh-cn", shots: shots("self-check-zh-cn") };
    const dark = await withEditor(options, restricted);
    const failed = light.failed + dark.failed;
    console.log(`${light.passed + dark.passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

async function plain(drive) {
  await drive.step("the explorer lists and expands", async () => {
    await drive.findRow("colors.css");
    await drive.expandRow("inner");
    await drive.row("deep.txt").waitFor();
    assert.deepEqual((await drive.rowLabels()).slice(-4), ["inner", "deep.txt", "colors.css", "lines.txt"]);
  });
  await drive.step("a hover is read, by word and by offset", async () => {
    await drive.openFile("colors.css");
    assert.match(await drive.hover("color: red", "color"), /color of an element's text/);
    await drive.rest();
    assert.match(await drive.hover("body {", 1), /<body>/);
  });
  await drive.step("a line far below is shown, and text is typed", async () => {
    await drive.openFile("lines.txt", 150);
    await drive.page.keyboard.press("End");
    await drive.type(" typed");
    await drive.line("line 150 typed").waitFor();
  });
  await drive.step("the terminal answers", async () => {
    await drive.command("Terminal: Create New Terminal");
    await drive.typeInTerminal("echo $((6 * 7))");
    await drive.terminalShows(/^42$/m);
  });
}

async function restricted(drive) {
  await drive.step("the trust dialog asks, and no means restricted", async () => {
    await drive.dialog.waitFor();
    await drive.shot("the trust dialog");
    await drive.pressInDialog("No, I don't trust");
    await drive.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  });
  await drive.step("extensions are told Chinese", async () => {
    assert.equal(await drive.page.evaluate("globalThis._VSCODE_NLS_LANGUAGE"), "zh-cn");
    await drive.openFile("colors.css");
    await drive.line("颜色").waitFor();
  });
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
