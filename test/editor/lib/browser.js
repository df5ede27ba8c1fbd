"use strict";
/** A headless Chromium: CHROMIUM=<path> if set, else the one inside the npm package @sparticuz/chromium, unpacked once. */
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { chromium } = require("playwright-core");

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
/** Fonts from npm come first, so that text is drawn alike on every machine, also on one without fonts. */
const FONTS = ["dejavu-fonts-ttf/ttf", "@expo-google-fonts/noto-sans-sc/400Regular"];

async function launch() {
  const browser = chosen();
  if (!browser.executablePath) throw new Error("There is no Chromium: install one (apt-get install chromium) or set CHROMIUM=<path>.");
  return chromium.launch({ ...browser, args: FLAGS });
}

function chosen() {
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM };
  if (process.arch === "x64") return unpacked();
  return { executablePath: INSTALLED.find((file) => fs.existsSync(file)) };
}

function unpacked() {
  const { version } = JSON.parse(fs.readFileSync(path.join(PACKAGE, "package.json"), "utf8"));
  const folder = path.join(MODULES, ".cache", `chromium-${version}`);
  const executablePath = path.join(folder, "chromium");
  if (!fs.existsSync(executablePath)) unpack(folder, executablePath);
  // The machine's own libraries come first; those of the package serve where it has none.
  const libraries = [process.env.LD_LIBRARY_PATH, "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", path.join(folder, "lib")];
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"), FONTCONFIG_FILE: fontConfiguration(folder) };
  return { executablePath, env };
}

/** The program appears under its name only when it is complete. */
function unpack(folder, executablePath) {
  fs.mkdirSync(folder, { recursive: true });
  const inflate = (name) => zlib.brotliDecompressSync(fs.readFileSync(path.join(PACKAGE, "bin", name)));
  for (const archive of ["al2023", "fonts"]) {
    const tar = path.join(folder, `${archive}.tar`);
    fs.writeFileSync(tar, inflate(`${archive}.tar.br`));
    execFileSync("tar", ["-xf", tar, "-C", folder]);
    fs.rmSync(tar);
  }
  const part = `${executablePath}.${process.pid}`;
  fs.writeFileSync(part, inflate("chromium.br"), { mode: 0o755 });
  fs.renameSync(part, executablePath);
}

function fontConfiguration(folder) {
  const file = path.join(folder, "fonts.conf");
  const folders = [path.join(folder, "fonts"), ...FONTS.map((font) => path.join(MODULES, font))];
  const prefer = (family, font) => `<alias><family>${family}</family><prefer><family>${font}</family><family>Noto Sans SC</family></prefer></alias>`;
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...folders.map((name) => `<dir>${name}</dir>`),
    `<cachedir>${path.join(folder, "fonts-cache")}</cachedir>`,
    prefer("monospace", "DejaVu Sans Mono"),
    prefer("sans-serif", "Open Sans"),
    "</fontconfig>",
  ];
  fs.writeFileSync(file, lines.join("\n"));
  return file;
}

module.exports = { launch };
