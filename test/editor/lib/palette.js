"use strict";
/** The box at the top of the window: commands, files, and choices that an extension offers. */
const { quickInput: INPUT, quickRow: ROW } = require("./selectors.js");

const TRIES = 6;
const LOOK_MS = 3000;

/**
 * Types into the box and takes the first row that shows `row`. The box does not learn of a command that is
 * registered while it is open, so it is opened again until the row is there.
 */
async function pick(page, text, row) {
  const found = page.locator(ROW).filter({ hasText: row }).first();
  for (let tries = 1; !(await offered(page, text, found)); tries++) {
    if (tries === TRIES) throw new Error(`the box offers no "${row}" for "${text}"`);
    await page.keyboard.press("Escape");
  }
  await found.click();
}

/** Takes a row of the box that is open, and types its text first when it is out of sight. */
async function choose(page, row) {
  const found = page.locator(ROW).filter({ hasText: row }).first();
  await page.locator(INPUT).waitFor();
  if (!(await appears(found))) await page.locator(INPUT).fill(row);
  await found.click();
}

/** Answers the box that asks for a text. */
async function enter(page, text) {
  const input = page.locator(INPUT);
  await input.waitFor();
  await input.fill(text);
  await page.keyboard.press("Enter");
}

/** From the box of commands, because that one opens wherever the keyboard is. */
async function goToLine(page, line) {
  await page.keyboard.press("F1");
  await enter(page, `:${line}`);
  await page.locator(INPUT).waitFor({ state: "hidden" });
}

/** Opened anew, the box may be closed again by what takes the focus at this moment, such as a terminal that starts. */
async function offered(page, text, row) {
  await page.keyboard.press("F1");
  const typed = page
    .locator(INPUT)
    .fill(text, { timeout: LOOK_MS })
    .then(
      () => true,
      () => false,
    );
  return (await typed) && appears(row);
}

async function appears(locator) {
  return locator.waitFor({ timeout: LOOK_MS }).then(
    () => true,
    () => false,
  );
}

module.exports = { pick, choose, enter, goToLine };
