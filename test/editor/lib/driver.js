"use strict";
/** Uses the editor as a person would, through its page. */
const fs = require("node:fs");
const path = require("node:path");
const { hoverText, noHover } = require("./hover.js");
const { pick, choose, enter, goToLine } = require("./palette.js");
const { Parts, PATIENCE_MS } = require("./parts.js");
const selectors = require("./selectors.js");

class Drive extends Parts {
  passed = 0;
  failed = 0;

  /**
   * @param {import("playwright-core").Page} page
   * @param {string | undefined} workspace the folder that is open
   * @param {string} shots
   */
  constructor(page, workspace, shots) {
    super(page);
    page.setDefaultTimeout(PATIENCE_MS);
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
    const file = `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`;
    await this.page
      .screenshot({ path: path.join(this.shots, file) })
      .catch((error) => console.log(`    ${error.message}`));
  }

  // The box at the top of the window.

  /** Runs a command from the palette by its title, which may be the English one in every display language. */
  async command(title) {
    await pick(this.page, `>${title}`, title);
  }

  /** Types into the quick-open box, and takes the row that shows `row`. */
  async pick(text, row) {
    await pick(this.page, text, row);
  }

  /** Takes a row of the box that is open. */
  async choose(row) {
    await choose(this.page, row);
  }

  /** Answers the box that asks for a text. */
  async enter(text) {
    await enter(this.page, text);
  }

  // Text.

  /** Opens a file of the workspace, and shows a line of it; the first is 1. */
  async openFile(name, line) {
    await pick(this.page, name, name);
    await this.page
      .locator(`.tab.active[data-resource-name="${path.basename(name)}"]`)
      .first()
      .waitFor();
    await this.line().waitFor();
    if (line) await this.goToLine(line);
  }

  /** Shows a line of the file in front; the first is 1. */
  async goToLine(line) {
    await this.rest();
    await goToLine(this.page, line);
  }

  /** The first line in sight that shows a text. */
  line(text = "") {
    return this.page.locator(selectors.line).filter({ hasText: text }).first();
  }

  /** Types where the cursor is, key by key, so that completion and brackets come up as for a person. */
  async type(text) {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Puts text where the cursor is, all at once, without any help of the editor. */
  async insert(text) {
    await this.page.keyboard.insertText(text);
  }

  /** Rests the mouse on a word of a line (or so many characters behind the text of `line`); answers the hover's text. */
  async hover(line, word = 0) {
    return hoverText(this.page, line, word);
  }

  suggestion(text) {
    return this.page.locator(selectors.suggestion).filter({ hasText: text }).first();
  }

  /** Closes what is open over the text, and takes the mouse away. */
  async rest() {
    await this.page.keyboard.press("Escape");
    await this.page.mouse.move(5, 5);
    await noHover(this.page);
  }
}

module.exports = { Drive };
