"use strict";
/**
 * Runs a test module inside the real extension host: `node host.js EXTENSION MODULE WORKSPACE`.
 * The module exports run(), a promise that is rejected when tests have failed.
 */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const util = require("node:util");
const { launch } = require("./lib/browser.js");
const { start, url, remote } = require("./lib/server.js");

const LIMIT_MS = 180_000;
/** What the editor itself says on the same channel. */
const CHATTER = /^(\[[A-Z]|\[reconnection|Resolv|Creating a socket|Ignoring fetching|Updating additional)/;

async function main(extension, module, workspace) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-host-"));
  const server = await start(profile, { tests: true });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await runIn(page, server, { extension, module, workspace });
  } finally {
    await browser.close();
    await server.stop();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The page calls back; both functions must be there before it is opened. */
async function runIn(page, server, { extension, module, workspace }) {
  await page.exposeFunction("codeAutomationLog", (_type, args) => {
    const line = util.format(...args);
    if (!CHATTER.test(line)) console.log(line);
  });
  const status = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no result within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    page.on("crash", () => reject(new Error("the page crashed")));
    void page.exposeFunction("codeAutomationExit", (code) => {
      clearTimeout(late);
      resolve(code);
    }).then(() =>
      page.goto(
        url(server, workspace, [
          ["extensionDevelopmentPath", remote(server, extension)],
          ["extensionTestsPath", remote(server, module)],
          ["skipWelcome", "true"],
        ]),
      ),
    ).catch(reject);
  });
  return status;
}

if (require.main === module) {
  const [extension, testModule, workspace] = process.argv.slice(2).map((name) => path.resolve(name));
  main(extension, testModule, workspace).then(
    (status) => process.exit(status),
    (error) => {
      console.error(error.message);
      process.exit(3);
    },
  );
}
module.exports = { runHostTests: main };
