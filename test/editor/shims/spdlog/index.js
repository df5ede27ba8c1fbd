"use strict";
/** Stands in for the compiled logger: the same calls, appended to the same file, without rotation. */
const fs = require("node:fs");
const path = require("node:path");

const LEVELS = ["trace", "debug", "info", "warning", "error", "critical", "off"];
let defaultLevel = LEVELS.indexOf("info");

class Logger {
  constructor(_type, name, file) {
    this.name = name;
    this.level = defaultLevel;
    this.plain = false;
    this.descriptor = fs.openSync(file, "a");
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {
    if (this.descriptor !== undefined) fs.closeSync(this.descriptor);
    this.descriptor = undefined;
  }
  write(level, message) {
    if (this.descriptor === undefined || level < this.level) return;
    const line = this.plain ? String(message) : `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`;
    try {
      fs.writeSync(this.descriptor, line);
    } catch {
      // A log that cannot be written must not stop the editor.
    }
  }
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger("rotating", name, file);
}

// One by one, because the editor imports them by name from a module of the other kind.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
exports.setLevel = (level) => (defaultLevel = level);
exports.setFlushOn = () => {};
