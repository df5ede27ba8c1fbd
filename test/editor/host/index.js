"use strict";
/** Runs inside the extension host: mocha over the tests beside this file. */
const path = require("node:path");
const fs = require("node:fs");
const Mocha = require("mocha");

exports.run = () => {
  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, reporter: "spec", color: false });
  mocha.addFile(path.join(__dirname, "extension.test.js"));
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes, failures: failed } = runner.stats;
      if (process.env.SYSLAB_COUNTS)
        fs.appendFileSync(process.env.SYSLAB_COUNTS, `${JSON.stringify({ passed: passes, failed })}\n`);
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
};
