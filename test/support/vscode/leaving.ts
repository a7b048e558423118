type CleanUp = () => Promise<void>;

/** In the order of registration; a later one may need an earlier one, so they run in reverse. */
const registered = new Set<CleanUp>();
let watchesSignals = false;
/** Time of the first signal, by `performance.now()`. */
let signalledAt: number | undefined;

/** One Ctrl-C can arrive twice: from the terminal and from the process that started this one. */
const SAME_SIGNAL_MS = 2_000;

/**
 * Registers a clean-up for a server, a browser or a temporary folder. It runs once: by the returned function, by
 * `leave()`, or on a signal.
 */
export function onLeaving(cleanUp: () => void | Promise<void>): CleanUp {
  watchSignals();
  let running: Promise<void> | undefined;
  const once = (): Promise<void> => {
    running ??= (async () => cleanUp())().finally(() => registered.delete(once));
    return running;
  };
  registered.add(once);
  return once;
}

/** Runs everything that is still registered. A failure is reported and does not keep the others from running. */
export async function leave(): Promise<void> {
  for (const cleanUp of [...registered].reverse()) {
    try {
      await cleanUp();
    } catch (error) {
      console.error('clean-up failed:', error);
    }
  }
}

/** Runs a script's `main`, cleans up whatever happens, and sets the exit code. An error is printed as one line. */
export async function runToEnd(main: () => Promise<number>): Promise<void> {
  let exitCode = 1;
  try {
    exitCode = await main();
  } catch (error) {
    // Work that a signal ends fails; the signal's handler exits.
    if (signalledAt !== undefined) return;
    console.error(`ghostline: ${error instanceof Error ? error.message : String(error)}`);
    const { GHOSTLINE_TRACE } = process.env;
    if (GHOSTLINE_TRACE !== undefined) console.error(error);
  }
  await leave();
  process.exit(exitCode);
}

function watchSignals(): void {
  if (watchesSignals) return;
  watchesSignals = true;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (signalledAt === undefined) {
        signalledAt = performance.now();
        void leave().then(() => process.exit(code));
      } else if (performance.now() - signalledAt > SAME_SIGNAL_MS) {
        // Whoever asks again does not want to wait.
        process.exit(code);
      }
    });
  }
}
