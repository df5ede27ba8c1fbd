"use strict";
/** The parts of the editor's window around the text: side bar, webview, terminal, messages, tests. */
const { plain } = require("./hover.js");
const selectors = require("./selectors.js");
const { rowOf, findRow, expandRow, labels } = require("./trees.js");

const PATIENCE_MS = 20_000;

class Parts {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
  }

  // The side bar.

  /** Opens a view container by the label of its icon in the activity bar. */
  async activity(label) {
    await this.page.locator(selectors.activity(label)).first().click();
  }

  /** A row in sight; findRow scrolls. */
  row(text) {
    return rowOf(this.page, text);
  }

  async findRow(text) {
    return findRow(this.page, text);
  }

  async expandRow(text) {
    await expandRow(this.page, text);
  }

  async clickRow(text) {
    await (await findRow(this.page, text)).click();
  }

  async rowLabels() {
    return labels(this.page);
  }

  // Everything else.

  /** The document inside the webview in front. */
  get webview() {
    return this.page.frameLocator(selectors.webview).frameLocator(selectors.webviewDocument);
  }

  get terminal() {
    return this.page.locator(selectors.terminalRows).first();
  }

  async terminalText() {
    return plain(await this.terminal.innerText());
  }

  /** Types a line into the terminal in front, once the shell has said something. */
  async typeInTerminal(text) {
    await this.page.locator(selectors.terminal).first().click();
    await this.terminalShows(/\S/);
    await this.type(`${text}\n`);
  }

  /** Waits for a text in the terminal in front; its lines are apart only when read like this. */
  async terminalShows(pattern) {
    for (const end = Date.now() + PATIENCE_MS; !pattern.test(await this.terminalText());) {
      if (Date.now() > end) throw new Error(`the terminal does not show ${pattern}:\n${await this.terminalText()}`);
      await this.page.waitForTimeout(100);
    }
  }

  get toast() {
    return this.page.locator(selectors.toast);
  }

  async pressInToast(label) {
    await this.page.locator(selectors.toastButton).filter({ hasText: label }).first().click();
  }

  get dialog() {
    return this.page.locator(selectors.dialog);
  }

  async pressInDialog(label) {
    await this.page.locator(selectors.dialogButton).filter({ hasText: label }).first().click();
  }

  /** A row of the Test Explorer; its label begins with the name and the state: `Echoes a line (Passed)`. */
  testRow(label) {
    return this.page.locator(`${selectors.test}[aria-label^="${label}"]`).first();
  }

  async testLabels() {
    return this.page.locator(selectors.test).evaluateAll((rows) => rows.map((row) => row.ariaLabel));
  }

  problem(text) {
    return this.page.locator(selectors.problem).filter({ hasText: text }).first();
  }
}

module.exports = { Parts, PATIENCE_MS };
