"use strict";
/**
 * Runs a test module inside the real extension host: `node host.js EXTENSION MODULE WORKSPACE`.
 * The module exports run(), a promise that is rejected when tests have failed. The exit status is 0 when they passed,
 * 1 when they failed, 3 when there was no result. LIMIT_S changes the time limit, VERBOSE shows the editor's own words.
 */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const util = require("node:util");
const { launch } = require("./lib/browser.js");
const { removeProfile } = require("./lib/profile.js");
const { start, url, remote } = require("./lib/server.js");

const LIMIT_S = Number(process.env.LIMIT_S) || 180;
/** What the editor itself says on the same channel. */
const CHATTER = /^(\[[A-Z]|\[reconnection|Resolv|Creating a socket|Ignoring fetching|Updating additional)/;

/**
 * @param {string} extension the folder of the extension
 * @param {string} module the test module
 * @param {string} workspace the folder to open
 * @param {{ settings?: object, locale?: string, theme?: string }} [look]
 * @returns {Promise<number>} the status of the tests
 */
async function runHostTests(extension, module, workspace, look) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-host-"));
  const inAHurry = () => removeProfile(profile);
  process.once("exit", inAHurry);
  let server, browser;
  try {
    server = await start(profile, { ...look, tests: true });
    browser = await launch();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const payload = [
      ["extensionDevelopmentPath", remote(server, extension)],
      ["extensionTestsPath", remote(server, module)],
      ["skipWelcome", "true"],
    ];
    return await statusOf(page, url(server, workspace, payload));
  } catch (error) {
    if (server) console.error(fs.readFileSync(server.log, "utf8").slice(-3000));
    throw error;
  } finally {
    await browser?.close();
    await server?.stop();
    process.off("exit", inAHurry);
    removeProfile(profile);
  }
}

/** The page calls back when the tests have ended; what it calls must be there before it is opened. */
async function statusOf(page, address) {
  await page.exposeFunction("codeAutomationLog", (_type, args) => forward(util.format(...args)));
  let settle;
  const status = new Promise((resolve, reject) => (settle = { resolve, reject }));
  await page.exposeFunction("codeAutomationExit", (code) => settle.resolve(code));
  page.on("crash", () => settle.reject(new Error("the page crashed")));
  const late = setTimeout(() => settle.reject(new Error(`no result within ${LIMIT_S} s`)), LIMIT_S * 1000);
  page.goto(address).catch(settle.reject);
  return status.finally(() => clearTimeout(late));
}

function forward(line) {
  if (process.env.VERBOSE || !CHATTER.test(line)) console.log(line);
}

function main() {
  const [extension, module, workspace] = process.argv.slice(2).map((name) => path.resolve(name));
  if (!workspace) throw new Error("node host.js EXTENSION MODULE WORKSPACE");
  runHostTests(extension, module, workspace).then(
    (status) => process.exit(status),
    (error) => {
      console.error(error.message);
      process.exit(3);
    },
  );
}

if (require.main === module) main();
module.exports = { runHostTests };
