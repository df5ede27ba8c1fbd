"use strict";
/** What the editor finds in its profile, a folder that holds everything it writes: settings, language, extensions. */
const fs = require("node:fs");
const path = require("node:path");

/** Nothing that asks, phones home or draws attention to itself. A test may turn each of them on again. */
const SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "update.mode": "none",
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};
const THEMES = { dark: "Default Dark Modern", light: "Default Light Modern" };

/**
 * Writes what the next start will find, and answers the arguments that say where it is.
 * Settings that are there already stay as they are, unless new ones are given.
 * @param {string} profile
 * @param {{ settings?: object, theme?: string, locale?: string }} [options] theme: dark, light or a theme's own name
 * @returns {string[]}
 */
function prepareProfile(profile, { settings, theme, locale } = {}) {
  const file = path.join(profile, "data/User/settings.json");
  if (settings || theme || !fs.existsSync(file)) {
    const colors = theme ? { "workbench.colorTheme": THEMES[theme] ?? theme } : {};
    writeJson(file, { ...SETTINGS, ...colors, ...settings });
  }
  if (locale && !/^en\b/.test(locale)) offerLanguage(profile, locale);
  return [...folderArguments(profile), ...(locale ? ["--locale", locale] : [])];
}

function folderArguments(profile) {
  const folder = (name) => path.join(profile, name);
  return [
    "--user-data-dir",
    folder("data"),
    "--server-data-dir",
    folder("server"),
    "--extensions-dir",
    folder("extensions"),
  ];
}

/**
 * The editor takes a display language only when a language pack offers it, and only then reads an extension's
 * package.nls.<locale>.json. This pack is empty: the editor's own words stay English, the extension's are translated.
 * A pack that was really installed is left alone.
 */
function offerLanguage(profile, locale) {
  const list = path.join(profile, "data/languagepacks.json");
  const offered = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : {};
  if (offered[locale]) return;
  const messages = path.join(profile, "data/empty-language-pack.json");
  writeJson(messages, { version: "1.0.0", contents: {} });
  offered[locale] = {
    hash: "empty",
    label: locale,
    // The editor refuses a language that no extension brings; it never looks this one up.
    extensions: [{ extensionIdentifier: { id: "syslab.empty-language-pack" }, version: "1.0.0" }],
    translations: { vscode: messages },
  };
  writeJson(list, offered);
}

function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(value, undefined, 2));
}

/** Removes a profile that was made for one run; the editor's last writes may still be on their way. */
function removeProfile(profile) {
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

module.exports = { prepareProfile, removeProfile };
