"use strict";
/** Builds for production and packages the extension: `node scripts/package.js` leaves syslab.vsix. */
const fs = require("node:fs");
const path = require("node:path");
const { ROOT, run, ensurePackages } = require("./support.js");

const VSIX = path.join(ROOT, "syslab.vsix");

function main() {
  ensurePackages(ROOT);
  run(process.execPath, ["esbuild.js", "--production"]);
  const vsce = path.join(ROOT, "node_modules/@vscode/vsce/vsce");
  run(process.execPath, [
    vsce,
    "package",
    "--no-dependencies",
    "--skip-license",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    VSIX,
  ]);
  console.log(`${path.basename(VSIX)}: ${(fs.statSync(VSIX).size / 2 ** 20).toFixed(2)} MB`);
}

if (require.main === module) main();
module.exports = { packageExtension: main, VSIX };
