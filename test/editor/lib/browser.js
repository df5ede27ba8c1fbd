"use strict";
/** A headless Chromium: CHROMIUM=<path> if set, else the one inside the npm package @sparticuz/chromium, unpacked once. */
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { chromium } = require("playwright-core");
const { unpackChinese, fontConfiguration } = require("./fonts.js");

const MODULES = path.join(__dirname, "..", "node_modules");
const PACKAGE = path.join(MODULES, "@sparticuz/chromium");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];
/** Where distributions put a browser, for machines that the npm package has none for. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

async function launch() {
  const folder = await unpacked();
  const executablePath = chosen(folder);
  if (!executablePath)
    throw new Error("There is no Chromium: install one (apt-get install chromium) or set CHROMIUM=<path>.");
  // The machine's own libraries come first; those of the package serve where it has none.
  const libraries = [
    process.env.LD_LIBRARY_PATH,
    "/lib/x86_64-linux-gnu",
    "/usr/lib/x86_64-linux-gnu",
    path.join(folder, "lib"),
  ];
  const ours = executablePath.startsWith(folder) ? { LD_LIBRARY_PATH: libraries.filter(Boolean).join(":") } : {};
  const env = { ...process.env, ...ours, FONTCONFIG_FILE: fontConfiguration(path.join(folder, "fonts")) };
  return chromium.launch({ executablePath, env, args: FLAGS });
}

function chosen(folder) {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  if (process.arch === "x64") return path.join(folder, "chromium");
  return INSTALLED.find((file) => fs.existsSync(file));
}

/** The folder appears under its name only when it is complete, also when two runs unpack at the same time. */
async function unpacked() {
  const { version } = JSON.parse(fs.readFileSync(path.join(PACKAGE, "package.json"), "utf8"));
  const folder = path.join(MODULES, ".cache", `browser-${version}`);
  if (fs.existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  fs.mkdirSync(part, { recursive: true });
  await unpack(part);
  try {
    fs.renameSync(part, folder);
  } catch {
    fs.rmSync(part, { recursive: true });
  }
  return folder;
}

async function unpack(folder) {
  const inflate = (name) => zlib.brotliDecompressSync(fs.readFileSync(path.join(PACKAGE, "bin", name)));
  for (const archive of ["al2023", "fonts"]) {
    const tar = path.join(folder, `${archive}.tar`);
    fs.writeFileSync(tar, inflate(`${archive}.tar.br`));
    execFileSync("tar", ["-xf", tar, "-C", folder]);
    fs.rmSync(tar);
  }
  await unpackChinese(path.join(folder, "fonts/chinese"));
  if (process.arch === "x64") fs.writeFileSync(path.join(folder, "chromium"), inflate("chromium.br"), { mode: 0o755 });
}

module.exports = { launch };
