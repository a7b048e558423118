// Stands in for the native module @vscode/native-watchdog: ends the process soon after the one that it serves is gone.
const LOOK_EVERY_MS = 3_000;

exports.start = pid => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, LOOK_EVERY_MS).unref();
};

exports.exit = code => process.exit(code ?? 0);
