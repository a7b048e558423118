import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { onLeaving } from './leaving.ts';

const START_LIMIT_MS = 30_000;

/** Nothing that asks the network, and nothing that slows a page that is not looked at. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

export interface RunningBrowser {
  readonly browser: Browser;
  readonly stop: () => Promise<void>;
}

/** Starts an installed Chromium without a window (`GHOSTLINE_HEADED=1` shows one). */
export async function startBrowser(): Promise<RunningBrowser> {
  const { GHOSTLINE_HEADED } = process.env;
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: GHOSTLINE_HEADED === undefined,
    args: FLAGS,
    timeout: START_LIMIT_MS,
    // Signals are ours: the browser is closed with everything else.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return { browser, stop: onLeaving(() => browser.close()) };
}
