import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { quietPort } from '../quietPort.ts';
import { WAIT_LIMIT_MS } from '../waiting.ts';
import { startBrowser } from './browser.ts';

export interface BrowserWindow {
  readonly page: Page;
  /** Where VS Code's server has to listen for it. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface Place {
  readonly context: BrowserContext;
  readonly port: number;
}

/** Everything that a page can store, without caches of loaded and compiled code. */
const KEPT = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';

let place: Promise<Place> | undefined;

/**
 * A window as in a new browser, in the one browser of this process, one at a time.
 *
 * All have the same address: loading and compiling the workbench takes half of the start, and browsers cache by
 * address.
 */
export async function openWindow(): Promise<BrowserWindow> {
  place ??= findPlace();
  const { context, port } = await place;
  const origin = `http://127.0.0.1:${port}`;
  if (context.pages().some(page => page.url().startsWith(origin))) throw new Error('close the other window first');
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: KEPT });
  await session.send('ServiceWorker.enable');
  const close = async (): Promise<void> => {
    try {
      // A worker that playwright looks at never ends by itself, and the page's whole process would stay with it.
      await session.send('ServiceWorker.stopAllWorkers');
    } finally {
      await page.close();
    }
  };
  return { page, port, close };
}

async function findPlace(): Promise<Place> {
  const [context, port] = await Promise.all([startBrowser(), quietPort()]);
  context.setDefaultTimeout(WAIT_LIMIT_MS);
  await context.addInitScript({ path: path.join(import.meta.dirname, 'inPage.js') });
  return { context, port };
}
