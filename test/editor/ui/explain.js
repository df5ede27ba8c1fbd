"use strict";
/** The page that explains a command line, as a person would use it. */
const assert = require("node:assert/strict");

const LINE = "strace -f -e trace=network -o x ls -la /tmp | grep -iv total > out 2>&1";

/** @param {import("../lib/driver.js").Drive} drive */
async function explainSteps(drive) {
  await drive.step("a command line is explained piece by piece", async () => {
    await explain(drive, LINE);
    await drive.webview.locator(".row.depth-1", { hasText: "ls" }).first().waitFor();
    const rows = await drive.webview.locator(".row").count();
    assert.equal(await drive.webview.locator(".connectors path").count(), rows);
    assert.equal(await drive.webview.locator(".line").first().innerText(), LINE);
  });
  await drive.step("what is pointed at is shown on both sides", async () => {
    await drive.webview.locator(".row", { hasText: "--invert-match" }).hover();
    assert.equal(await drive.webview.locator(".piece.active").innerText(), "v");
    await drive.webview.locator(".piece", { hasText: "2>&1" }).hover();
    assert.match(await drive.webview.locator(".row.active").innerText(), /2>&1/);
  });
  await drive.step("arrow keys go from piece to piece", async () => {
    await drive.webview.locator(".piece").first().focus();
    await drive.page.keyboard.press("ArrowRight");
    assert.equal(await drive.webview.locator(".piece.active").innerText(), "-f");
    await drive.page.keyboard.press("End");
    assert.equal(await drive.webview.locator(".piece.active").innerText(), "2>&1");
    await drive.page.keyboard.press("Escape");
  });
  await drive.step("another line is typed on the page", async () => {
    await drive.webview.locator("textarea").fill("tar -xzf a.tar.gz \\\n  -C /srv");
    await drive.webview.locator("textarea").press("Enter");
    await drive.webview.locator(".row", { hasText: "-C" }).first().waitFor();
  });
  await drive.step("a slip is pointed out and mended", async () => {
    await drive.openFile("tools.sh", 4);
    await drive.page.keyboard.press("Home");
    await drive.type("chomd 750 echo\n");
    await drive.page.keyboard.press("ArrowUp");
    await drive.page.locator(".squiggly-info").first().waitFor();
    await drive.page.keyboard.press("Control+.");
    await drive.page.getByText("Replace by chmod").first().click();
    await drive.line("chmod 750 echo").waitFor();
  });
  await drive.step("the line of a shell file is explained from its menu", async () => {
    await drive.line("tar -zcvf").click({ button: "right" });
    const item = drive.page.getByText("Explain Command Line…").first();
    await item.hover();
    // A menu takes no click in the moment in which it opens.
    await drive.page.waitForTimeout(500);
    await item.click();
    await drive.webview.locator(".line", { hasText: "tar -zcvf example.tar.gz" }).waitFor();
  });
  await drive.step("what is selected in the terminal is explained", async () => {
    await drive.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await drive.command("Terminal: Create New Terminal");
    await drive.typeInTerminal("ls -lt /etc/hostname");
    await drive.terminalShows(/ls -lt.*\n/);
    const typed = drive.page.locator(".xterm-rows > div", { hasText: "ls -lt" }).first();
    // The rows lie below what takes the mouse, so the place is clicked and not the row.
    const { x, y, height } = await typed.boundingBox();
    await drive.page.mouse.click(x + 40, y + height / 2, { clickCount: 3 });
    await drive.page.mouse.click(x + 40, y + height / 2, { button: "right" });
    const item = drive.page.getByText("Explain Selection in Terminal").first();
    await item.hover();
    await drive.page.waitForTimeout(500);
    await item.click();
    await drive.webview
      .getByText(/^ls -lt \/etc\/hostname$/)
      .first()
      .waitFor();
  });
  await drive.step("the page comes back after a reload", async () => {
    await drive.command("Developer: Reload Window");
    await drive.webview.locator(".row", { hasText: "-t" }).first().waitFor({ timeout: 60_000 });
  });
}

/** Begins in English. @param {import("../lib/driver.js").Drive} drive */
async function chineseExplainSteps(drive) {
  await drive.step("解释命令行的页面随语言切换", async () => {
    await explain(drive, LINE);
    await drive.webview.locator(".row", { hasText: "Pipe:" }).waitFor();
    await drive.command("Syslab: Switch Language");
    await drive.webview.locator(".row", { hasText: "管道：" }).waitFor();
  });
}

async function explain(drive, line) {
  await drive.command("Syslab: Explain Command Line");
  await drive.enter(line);
}

module.exports = { explainSteps, chineseExplainSteps };
