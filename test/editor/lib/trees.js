"use strict";
/** Trees of the side bar. Only rows in sight exist in the page, so a row is looked for by scrolling. */
const { sidebar: SIDEBAR, list: LIST, row: ROW, rowLabel: LABEL, twistie: TWISTIE } = require("./selectors.js");

const STEP = 120;
const FAR = 100_000;

function rowOf(page, text) {
  return page.locator(`${SIDEBAR} ${ROW}`).filter({ hasText: text }).first();
}

/** Looks through every tree of the side bar, each from its top; waits for the row when none has it yet. */
async function findRow(page, text) {
  const row = rowOf(page, text);
  if (await row.isVisible()) return row;
  for (const list of await page.locator(`${SIDEBAR} ${LIST}`).all()) {
    if (await scrollTo(page, list, row)) return row;
  }
  await row.waitFor();
  return row;
}

async function scrollTo(page, list, row) {
  if (!(await list.isVisible())) return false;
  await list.hover();
  await page.mouse.wheel(0, -FAR);
  for (let seen = "", tries = 0; tries < 200; tries++) {
    await page.waitForTimeout(60);
    if (await row.isVisible()) return true;
    const now = (await list.innerText()) + (await list.locator(ROW).count());
    if (now === seen) return false;
    seen = now;
    await page.mouse.wheel(0, STEP);
  }
  return false;
}

async function expandRow(page, text) {
  const row = await findRow(page, text);
  if ((await row.getAttribute("aria-expanded")) !== "false") return;
  await row.locator(TWISTIE).first().click();
  await page.locator(`${SIDEBAR} ${ROW}[aria-expanded="true"]`).filter({ hasText: text }).first().waitFor();
}

/** The labels of the rows in sight, from top to bottom. */
async function labels(page) {
  const rows = page.locator(`${SIDEBAR} ${ROW}`);
  await rows.first().waitFor();
  return rows.locator(LABEL).allInnerTexts();
}

module.exports = { rowOf, findRow, expandRow, labels };
