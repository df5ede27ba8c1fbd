"use strict";
/** Uses the installed extension as a person would; each step leaves a screenshot in shots/. */
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { withEditor } = require("./lib/drive.js");
const { chineseExplainSteps, explainSteps } = require("./ui/explain.js");
const { readerSteps } = require("./ui/reader.js");

const ROOT = path.resolve(__dirname, "../..");
const VSIX = path.join(ROOT, "syslab.vsix");
const SAMPLES = path.join(ROOT, "samples");
const SOLUTION = path.join(ROOT, "dist/labs/book/09/epoll-edge-triggered/solution/main.c");
const LAB = "labs/book/09/epoll-edge-triggered";
const DARK = { "workbench.colorTheme": "Default Dark Modern" };

const total = { passed: 0, failed: 0 };

async function main() {
  await run("english-light", {}, english);
  await run("explain-dark", DARK, explainSteps);
  await run("reader-dark", DARK, readerSteps);
  await run("chinese-dark", { ...DARK, "syslab.language": "zh-cn" }, chinese);
  if (process.env.SYSLAB_COUNTS) fs.appendFileSync(process.env.SYSLAB_COUNTS, `${JSON.stringify(total)}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function run(name, settings, steps) {
  console.log(name);
  const shots = path.join(__dirname, "shots", name);
  fs.rmSync(shots, { recursive: true, force: true });
  await withEditor({ vsix: VSIX, workspace: SAMPLES, settings, shots }, async (drive) => {
    await steps(drive);
    total.passed += drive.passed;
    total.failed += drive.failed;
  });
}

async function english(drive) {
  await drive.step("the tree lists parts, chapters, and sections that are not written", async () => {
    await drive.activity("Syslab");
    await drive.row("Linux high-performance").waitFor();
    await drive.row("not written yet").waitFor();
  });
  await drive.step("chapter 9 lists sections, its lab and its diagrams", async () => {
    await drive.findRow("9 I/O multiplexing");
    await drive.findRow("9.3 epoll");
    await drive.findRow("Edge-triggered echo");
    await drive.findRow("Inside epoll");
  });
  await drive.step("my notes are listed by headings and rendered with marks and pictures", async () => {
    await drive.row("network.md").click();
    await drive.webview.locator("mark", { hasText: "select" }).waitFor();
    await drive.expandRow("network.md");
    assert.ok(await drive.webview.locator("img").evaluate((image) => image.complete && image.naturalWidth > 0));
    await drive.row("Three ways to wait").waitFor();
  });
  await drive.step("hover explains epoll_wait for this very use", async () => {
    await drive.openFile("echo.c");
    await drive.goToLine(70);
    const text = await drive.hover("epoll_wait(epfd", "epoll_wait");
    assert.match(text, /Here: at most 16 events; waits without limit\./);
    assert.match(text, /EINTR/);
  });
  await drive.step("completion behind a bar offers the flags that fit", async () => {
    await drive.rest();
    await drive.goToLine(35);
    await drive.page.keyboard.press("End");
    await drive.page.keyboard.type("\nepoll_ctl(epfd, ", { delay: 20 });
    await drive.page.keyboard.press("Control+Space");
    await drive.page.locator(".suggest-widget .monaco-list-row", { hasText: "EPOLL_CTL_MOD" }).waitFor();
  });
  await drive.step("a section is read, and marked as read in the tree", async () => {
    await drive.rest();
    await (await drive.findRow("9.3 epoll")).click();
    await drive.webview.locator("h1", { hasText: "9.3" }).waitFor();
    await drive.webview.locator(".read input").check();
    await drive.page
      .locator(".part.sidebar .monaco-list-row", { hasText: "9.3 epoll" })
      .filter({ hasText: /read$/ })
      .waitFor();
  });
  await drive.step("the diagram is operated", async () => {
    await (await drive.findRow("Inside epoll")).click();
    for (let steps = 0; steps < 5; steps++) await drive.webview.locator("button.primary").click();
    await drive.webview.locator(".happening", { hasText: "This is how a connection stalls" }).waitFor();
  });
  await drive.step("the other diagram counts costs", async () => {
    await (await drive.findRow("what each call costs")).click();
    await drive.webview.locator("td", { hasText: "7.8 KiB" }).first().waitFor();
  });
  await drive.step("a lab is started beside its instructions", async () => {
    await drive.command("Syslab: Start Lab");
    await drive.choose("Edge-triggered echo");
    await drive.page
      .locator(".editor-instance .view-line", { hasText: "edge-triggered echo server" })
      .first()
      .waitFor();
    await drive.webview.locator("h1", { hasText: "Edge-triggered echo" }).waitFor();
  });
  await drive.step("the check of the starter fails with its reason", async () => {
    await drive.command("Syslab: Check Lab");
    await drive.toast.filter({ hasText: /1 of \d+ checks passed/ }).waitFor({ timeout: 60_000 });
  });
  await drive.step("the checks are in the Test Explorer", async () => {
    await drive.command("Testing: Focus on Test Explorer View");
    await drive.page.locator(".test-explorer .monaco-list-row", { hasText: "Edge-triggered echo" }).first().click();
    await drive.page.keyboard.press("ArrowRight");
    await drive.page.locator(".test-explorer .monaco-list-row", { hasText: "Echoes a line" }).waitFor();
  });
  await drive.step("the solution passes", async () => {
    fs.copyFileSync(SOLUTION, path.join(drive.workspace, LAB, "main.c"));
    await drive.command("Syslab: Check Lab");
    await drive.toast.filter({ hasText: /passed: all \d+ checks/ }).waitFor({ timeout: 60_000 });
  });
  await drive.step("a lab runs anew while it runs, and gcc's complaints are in Problems", async () => {
    await drive.command("Syslab: Run Lab Program");
    await drive.terminalShows(/\.\/main \d+/);
    fs.appendFileSync(path.join(drive.workspace, LAB, "main.c"), "int f(void) { return nothing; }\n");
    await drive.command("Syslab: Run Lab Program");
    await drive.terminalShows(/nothing.* undeclared/);
    await drive.command("Problems: Focus on Problems View");
    await drive.problem(/nothing.* undeclared/).waitFor();
  });
}

async function chinese(drive) {
  await drive.step("树以中文列出章节", async () => {
    await drive.activity("Syslab");
    await drive.row("高性能服务器编程").waitFor();
  });
  await drive.step("悬停以中文解释", async () => {
    await drive.openFile("echo.c");
    await drive.goToLine(70);
    assert.match(await drive.hover("epoll_wait(epfd", "epoll_wait"), /此处：最多 16 个事件；一直等到有事件。/);
  });
  await drive.step("shell 命令以中文解释", async () => {
    await drive.rest();
    await drive.openFile("tools.sh");
    assert.match(await drive.hover("chmod 750", "750"), /rwxr-x---/);
  });
  await drive.step("课文和图解是中文", async () => {
    await drive.rest();
    await (await drive.findRow("9.3 epoll")).click();
    await drive.webview.locator("h1", { hasText: "9.3" }).waitFor();
    await (await drive.findRow("epoll 内部")).click();
    await drive.webview.locator("button.primary", { hasText: "下一步" }).click();
  });
  await drive.step("切换语言立即生效", async () => {
    await drive.command("Syslab: Switch Language");
    await drive.row("Linux high-performance").waitFor();
    await drive.webview.locator("button.primary", { hasText: "Next step" }).waitFor();
  });
  await chineseExplainSteps(drive);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
