"use strict";
/** Opens the browser-served editor for a test, and ends everything afterwards. */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { launch } = require("./browser.js");
const { Drive } = require("./driver.js");
const { removeProfile } = require("./profile.js");
const { workbench } = require("./selectors.js");
const { start, command, url } = require("./server.js");

/** The terminal is drawn as text, so that it can be read; and no suggestion of the shell lies on top of it. */
const SETTINGS = { "terminal.integrated.gpuAcceleration": "off", "terminal.integrated.suggest.enabled": false };

/**
 * Installs the extension, opens the editor on a copy of a workspace, and lets `use` drive it.
 * @typedef {object} Options
 * @property {string} shots the folder of the screenshots
 * @property {string} [vsix] the extension to install
 * @property {string} [workspace] the folder to copy and open
 * @property {object} [settings] of the user, such as "security.workspace.trust.enabled" for restricted mode
 * @property {string} [locale] the display language that extensions see, such as zh-cn
 * @property {string} [theme] dark, light or a theme's own name
 * @property {number} [width]
 * @property {number} [height]
 *
 * @param {Options} options
 * @param {(drive: Drive) => Promise<void>} use
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function withEditor({ vsix, workspace, shots, width = 1400, height = 900, ...look }, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-editor-"));
  const inAHurry = () => removeProfile(folder);
  process.once("exit", inAHurry);
  try {
    const open = workspace && path.join(folder, "workspace");
    if (open) fs.cpSync(workspace, open, { recursive: true });
    if (vsix) command(folder, ["--install-extension", vsix]);
    return await openAndUse({ folder, open, shots, viewport: { width, height }, look }, use);
  } finally {
    process.off("exit", inAHurry);
    removeProfile(folder);
  }
}

async function openAndUse({ folder, open, shots, viewport, look }, use) {
  const server = await start(folder, { ...look, settings: { ...SETTINGS, ...look.settings } });
  const browser = await launch().catch(async (error) => {
    await server.stop();
    throw error;
  });
  try {
    const page = await browser.newPage({ viewport });
    const drive = new Drive(page, open, shots);
    await page.goto(url(server, open));
    await page.locator(workbench).waitFor();
    await use(drive);
    return { passed: drive.passed, failed: drive.failed };
  } finally {
    await browser.close();
    await server.stop();
    fs.copyFileSync(server.log, path.join(shots, "server.log"));
  }
}

module.exports = { withEditor };
