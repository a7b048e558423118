import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { onLeaving } from '../leaving.ts';
import { findChromium } from './chromium.ts';

const START_LIMIT_MS = 30_000;

const FLAGS = [
  // Nothing that asks the network, and nothing that slows a page that is not looked at.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  // The workbench is one script of 19 MB. A cache stores nothing larger than an eighth of its size, by default a share
  // of the free disk; and a script that is parsed while loading is not read from the code cache.
  '--disk-cache-size=1000000000',
  '--js-flags=--no-script-streaming',
];

/**
 * Starts an installed Chromium without a window (`GHOSTLINE_HEADED=1` shows one), with a new profile on the disk: the
 * caches of a profile that is only in memory have no room for the workbench.
 */
export async function startBrowser(): Promise<BrowserContext> {
  const { GHOSTLINE_HEADED } = process.env;
  const profile = await mkdtemp(path.join(os.tmpdir(), 'gl-browser-'));
  onLeaving(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: GHOSTLINE_HEADED === undefined,
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
    timeout: START_LIMIT_MS,
    // Signals are ours: the browser is closed with everything else.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  onLeaving(() => context.close());
  return context;
}
