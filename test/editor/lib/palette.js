"use strict";
/** The box at the top of the window: commands, files, and choices that an extension offers. */
const { quickInput: INPUT, quickRow: ROW } = require("./selectors.js");

const TRIES = 6;
const LOOK_MS = 3000;

/**
 * Types into the box and takes the first row that shows `row`. The box does not learn of a command that is
 * registered while it is open, and may be closed before the row is clicked, so it is opened again until it is taken.
 */
async function pick(page, text, row) {
  const found = page.locator(ROW).filter({ hasText: row }).first();
  for (let tries = 0; tries < TRIES; tries++) {
    if ((await offered(page, text, found)) && (await succeeds(found.click({ timeout: LOOK_MS })))) return;
    await page.keyboard.press("Escape");
  }
  throw new Error(`the box offers no "${row}" for "${text}"`);
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
  return (await succeeds(page.locator(INPUT).fill(text, { timeout: LOOK_MS }))) && appears(row);
}

async function appears(locator) {
  return succeeds(locator.waitFor({ timeout: LOOK_MS }));
}

async function succeeds(action) {
  return action.then(
    () => true,
    () => false,
  );
}

module.exports = { pick, choose, enter, goToLine };
