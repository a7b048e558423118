import type { Page } from 'playwright-core';
import { until } from './waiting.ts';

/** Waits until the editor has written down something with this text in it: a browser keeps it in its databases, a moment later. */
export async function untilKept(page: Page, text: string): Promise<void> {
  let seen: unknown;
  await until({
    what: `"${text}" to be kept`,
    probe: async () => {
      seen = await page.evaluate(everythingKept);
      return String(seen).includes(text);
    },
    instead: () => String(seen).slice(0, 2_000),
  });
}

const everythingKept = `(async () => {
  const settled = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll())]);
      kept.push(...keys.map((key, index) => [name, store, key, values[index]].join(' ')));
    }
    database.close();
  }
  return kept.join('\\n');
})()`;
