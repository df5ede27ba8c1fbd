"use strict";
/**
 * The fonts of the screenshots. They come from npm, so that text is measured and drawn alike on every machine, also on
 * one without any font, where Chromium would not even start.
 */
const fs = require("node:fs");
const path = require("node:path");

const MODULES = path.join(__dirname, "..", "node_modules");
const MONOSPACE = path.join(MODULES, "dejavu-fonts-ttf/ttf");
const CHINESE = path.join(MODULES, "@fontsource-variable/noto-sans-sc/files");

/** Fontconfig inside Chromium reads no woff2, so the Chinese font is written out as TrueType, one file for each subset. */
async function unpackChinese(folder) {
  const { decompress } = require("wawoff2");
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(CHINESE).filter((file) => file.endsWith("-wght-normal.woff2"))) {
    const font = await decompress(fs.readFileSync(path.join(CHINESE, name)));
    fs.writeFileSync(path.join(folder, name.replace(/woff2$/, "ttf")), font);
  }
}

/** Answers a file for FONTCONFIG_FILE that knows only the fonts in `folder` and the monospaced one. */
function fontConfiguration(folder) {
  const file = path.join(folder, "fonts.conf");
  const text = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${folder}</dir>`,
    `<dir>${MONOSPACE}</dir>`,
    `<cachedir>${path.join(folder, "../fonts-cache")}</cachedir>`,
    prefer("monospace", "DejaVu Sans Mono"),
    prefer("sans-serif", "Open Sans"),
    "</fontconfig>",
  ].join("\n");
  if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) fs.writeFileSync(file, text);
  return file;
}

function prefer(family, font) {
  return `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
}

module.exports = { unpackChinese, fontConfiguration };
