"use strict";
/** Drives the installed extension in the browser-served editor, as a person would. */
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { launch } = require("./browser.js");
const { start, command, url } = require("./server.js");

/** The terminal is drawn as text, so that it can be read. */
const SETTINGS = { "terminal.integrated.gpuAcceleration": "off" };
const PATIENCE_MS = 20_000;

/**
 * Installs the extension, opens the editor on a copy of a workspace, and ends everything afterwards.
 * @param {{ vsix: string, workspace?: string, settings?: object, shots: string, width?: number, height?: number }} options
 * @param {(drive: Drive) => Promise<void>} use
 */
async function withEditor({ vsix, workspace, settings, shots, width = 1400, height = 900 }, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-editor-"));
  const open = workspace && path.join(folder, "workspace");
  if (open) fs.cpSync(workspace, open, { recursive: true });
  command(folder, ["--install-extension", vsix]);
  const server = await start(folder, { settings: { ...SETTINGS, ...settings } });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(PATIENCE_MS);
    const drive = new Drive(page, open, shots);
    await page.goto(url(server, open));
    await page.locator(".monaco-workbench").waitFor();
    await use(drive);
  } finally {
    await browser.close();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

class Drive {
  passed = 0;
  failed = 0;

  constructor(page, workspace, shots) {
    this.page = page;
    this.workspace = workspace;
    this.shots = shots;
    fs.mkdirSync(shots, { recursive: true });
  }

  /** A named step, with a screenshot of what it led to; a step that fails does not stop the others. */
  async step(name, run) {
    try {
      await run();
      this.passed++;
      console.log(`  ✔ ${name}`);
    } catch (error) {
      this.failed++;
      console.log(`  ✘ ${name}\n    ${String(error.message).split("\n").slice(0, 8).join("\n    ")}`);
    }
    await this.page.waitForTimeout(300);
    await this.shot(name);
  }

  async shot(name) {
    await this.page.screenshot({ path: path.join(this.shots, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`) });
  }

  /** Runs a command from the palette by its title. */
  async command(title) {
    await this.pick(`>${title}`, title);
  }

  async openFile(name) {
    await this.pick(name, name);
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /** Shows a line of the file in front; the first is 1. */
  async goToLine(line) {
    await this.rest();
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Takes a row of the box that is open. */
  async choose(row) {
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: row }).first().click();
  }

  /** Types into the quick-open box, and takes the row that shows `row`. */
  async pick(text, row) {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor();
    await input.fill(text);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: row }).first().click();
  }

  /** Rests the mouse on a word of a line of the editor; the answer is the text of the hover. */
  async hover(line, word) {
    const found = this.page.locator(".editor-instance .view-line").filter({ hasText: line }).first();
    await found.waitFor();
    const place = await found.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.replaceAll("\u00a0", " ").indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    }, word);
    assert.ok(place, `no word ${word} in the line`);
    const hover = this.page
      .locator(".monaco-hover.fade-in:not(.hidden), .monaco-resizable-hover .monaco-hover:not(.hidden)")
      .filter({ hasText: /\S/ })
      .first();
    // A hover that comes before the server is ready is empty; a person moves the mouse again.
    for (let tries = 0; tries < 8 && !(await hover.isVisible()); tries++) {
      await this.page.mouse.move(place.x + 300, place.y + 90);
      await this.page.mouse.move(place.x, place.y, { steps: 4 });
      await hover.waitFor({ timeout: 2500 }).catch(() => {});
    }
    await this.page.waitForTimeout(200);
    return (await hover.innerText()).replaceAll("\u00a0", " ");
  }

  async rest() {
    await this.page.keyboard.press("Escape");
    await this.page.mouse.move(5, 5);
  }

  /** Opens a view container by the label of its icon in the activity bar. */
  async activity(label) {
    await this.page.locator(`.activitybar .action-label[aria-label^="${label}"]`).first().click();
  }

  row(text) {
    return this.page.locator(".part.sidebar .monaco-list-row").filter({ hasText: text }).first();
  }

  /** Scrolls a tree of the sidebar until a row shows, because only rows in sight exist. */
  async findRow(text) {
    const row = this.row(text);
    const list = this.page.locator(".part.sidebar .monaco-list").first();
    for (let tries = 0; tries < 60 && !(await row.isVisible()); tries++) {
      await list.hover();
      await this.page.mouse.wheel(0, 240);
      await this.page.waitForTimeout(60);
    }
    await row.waitFor();
    return row;
  }

  /** The document inside the webview in front. */
  get webview() {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  get terminal() {
    return this.page.locator(".terminal-wrapper.active .xterm-rows").first();
  }

  get toast() {
    return this.page.locator(".notification-toast");
  }

  testRow(label) {
    return this.page.locator(`.test-explorer .monaco-list-row[aria-label^="${label}"]`).first();
  }
}

module.exports = { withEditor };
