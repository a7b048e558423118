// Stands in for the native module @vscode/spdlog, whose binary comes with no npm package: without it VS Code writes no log
// file at all, so that every log channel in the Output view stays empty and tests cannot read what was logged.
// One file per logger, never rotated: a session here is short.
const fs = require('node:fs');
const path = require('node:path');

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #file;
  #level = 2;
  #isRaw = false;

  constructor(_type, _name, file) {
    this.#file = file;
  }
  #write(level, message) {
    if (level < this.#level) return;
    const stamp = new Date().toISOString().replace('T', ' ').slice(0, -1);
    const text = this.#isRaw ? message : `${stamp} [${NAMES[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.#file, text);
    } catch {
      // The profile is removed while the last process ends: nobody is left to read this.
    }
  }
  trace(message) {
    this.#write(0, message);
  }
  debug(message) {
    this.#write(1, message);
  }
  info(message) {
    this.#write(2, message);
  }
  warn(message) {
    this.#write(3, message);
  }
  error(message) {
    this.#write(4, message);
  }
  critical(message) {
    this.#write(5, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#isRaw = false;
  }
  clearFormatters() {
    this.#isRaw = true;
  }
  flush() {
    // Every line is written at once.
  }
  drop() {
    // There is no handle to close.
  }
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}

// Named one by one: VS Code imports this as an ES module and sees only names that it can read off the text.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
exports.setLevel = () => {
  // Levels are set per logger here.
};
exports.setFlushOn = () => {
  // Every line is written at once.
};
