// npm run l10n — writes l10n/bundle.l10n.json from the sources, removes unused translations,
// and prints the missing ones
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Bundle,
  ENGLISH_BUNDLE,
  englishBundle,
  faultsInTranslation,
  messagesOf,
  readBundle,
  translations,
} from '../support/l10n/bundles.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';

await runToEnd(async () => {
  const english = englishBundle();
  await write(ENGLISH_BUNDLE, english);
  console.log(`${Object.keys(english).length} texts in ${path.relative(ROOT, ENGLISH_BUNDLE)}`);
  const manifest = readBundle(path.join(ROOT, 'package.nls.json'));
  for (const { bundlePath, manifestPath } of translations()) {
    await tidy(bundlePath, messagesOf(english));
    await tidy(manifestPath, manifest);
  }
  return 0;
});

/** In the order of the English texts. */
async function tidy(file: string, english: Bundle): Promise<void> {
  const translated: Bundle = JSON.parse(await readFile(file, 'utf8'));
  const kept = Object.keys(english).flatMap(key => (translated[key] ? [[key, translated[key]]] : []));
  const faults = faultsInTranslation(english, Object.fromEntries(kept));
  await write(file, Object.fromEntries(kept));
  for (const fault of faults) console.log(`${path.relative(ROOT, file)}: ${fault}`);
}

async function write(file: string, bundle: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`);
}
