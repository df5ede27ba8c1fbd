"use strict";
/** What the editor says when the mouse rests on a word. */
const assert = require("node:assert/strict");
const { line: LINE, hover: HOVER } = require("./selectors.js");

const TRIES = 8;
const LOOK_MS = 2500;

/**
 * Rests the mouse on a place of the first line in sight that shows `line`; answers the text of the hover.
 * @param {import("playwright-core").Page} page
 * @param {string} line some text of the line
 * @param {string | number} word a word behind the beginning of that text, or how many characters behind it
 */
async function hoverText(page, line, word) {
  await noHover(page);
  const found = page.locator(LINE).filter({ hasText: line }).first();
  await found.waitFor();
  const place = await found.evaluate(placeInLine, { line, word });
  assert.ok(place, `no ${word} in the line of ${line}`);
  const hover = page.locator(HOVER).filter({ hasText: /\S/ }).first();
  await pointAt(page, place, hover);
  return settledText(page, hover);
}

/** A hover that comes before the extension is ready stays empty; a person moves the mouse again. */
async function pointAt(page, { x, y }, hover) {
  for (let tries = 1; ; tries++) {
    await page.mouse.move(x + 300, y + 90);
    await page.mouse.move(x, y, { steps: 4 });
    try {
      return await hover.waitFor({ timeout: LOOK_MS });
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** Puts the mouse where nothing has a hover, and waits until the last one is gone. */
async function noHover(page) {
  const hover = page.locator(HOVER).first();
  if (!(await hover.isVisible())) return;
  await page.mouse.move(5, 5);
  await hover.waitFor({ state: "hidden" });
}

/** Several providers answer one after the other; the text is complete when it has stopped growing. */
async function settledText(page, locator) {
  let text = "";
  for (let tries = 0; tries < 40; tries++) {
    const now = plain(await locator.innerText());
    if (now !== "" && now === text && !/^Loading\.\.\.$/m.test(now)) return now;
    text = now;
    await page.waitForTimeout(120);
  }
  return text;
}

/** Without the no-break spaces that the editor draws with. */
function plain(text) {
  return text.replaceAll("\u00a0", " ").trim();
}

/** Runs in the page: where the middle of the word is. A line is drawn as one text node for each token. */
function placeInLine(element, { line, word }) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const text = nodes.map((node) => node.data.replaceAll("\u00a0", " ")).join("");
  const start = Math.max(text.indexOf(line), 0);
  const from = typeof word === "number" ? start + word : text.indexOf(word, start);
  const middle = typeof word === "number" ? from : from + Math.floor(word.length / 2);
  let before = 0;
  for (const node of from < 0 ? [] : nodes) {
    if (middle < before + node.length) {
      range.setStart(node, middle - before);
      range.setEnd(node, middle - before + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    before += node.length;
  }
  return undefined;
}

module.exports = { hoverText, noHover, plain };
