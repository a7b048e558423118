import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../vscode/paths.ts';
import { type Bundle, ENGLISH_BUNDLE, type EnglishBundle, messagesOf, readBundle } from './bundles.ts';

/** English with accents, as CLDR names it. */
export const PSEUDO_LANGUAGE = 'en-xa';

const ENGLISH = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀçđéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ';
const LETTERS = new Map([...ENGLISH].map((letter, index) => [letter, ACCENTED[index] ?? letter]));

/** Placeholders, icons, targets of links, code. */
const KEPT = /(\{\w+\}|\$\([\w~-]+\)|\]\([^)]*\)|`[^`]*`)/;
/** As German is. */
const LONGER = 0.3;

/** `Accept {0}` → `[Áççéþţ {0} ẋẋẋ]`: text that isn't translated, is put together from parts or cut off is seen at once. */
export function pseudo(text: string): string {
  const accented = text
    .split(KEPT)
    .map((part, index) => (index % 2 === 0 ? part.replace(/[A-Za-z]/g, letter => LETTERS.get(letter) ?? letter) : part))
    .join('');
  const filler = 'ẋ'.repeat(Math.ceil(text.length * LONGER)).replace(/(.{6})(?=.)/g, '$1 ');
  return `[${accented} ${filler}]`;
}

/** Writes the language beside the others of an installed extension. */
export async function installPseudoLanguage(extensionsFolder: string): Promise<void> {
  const [name] = globSync('ghostline.ghostline-*', { cwd: extensionsFolder });
  if (name === undefined) throw new Error(`no extension in ${extensionsFolder}`);
  const folder = path.join(extensionsFolder, name);
  const texts = messagesOf(JSON.parse(readFileSync(ENGLISH_BUNDLE, 'utf8')) as EnglishBundle);
  const manifest = readBundle(path.join(ROOT, 'package.nls.json'));
  await write(path.join(folder, `l10n/bundle.l10n.${PSEUDO_LANGUAGE}.json`), texts);
  await write(path.join(folder, `package.nls.${PSEUDO_LANGUAGE}.json`), manifest);
}

async function write(file: string, english: Bundle): Promise<void> {
  const translated = Object.entries(english).map(([key, text]) => [key, pseudo(text)]);
  await writeFile(file, JSON.stringify(Object.fromEntries(translated)));
}

/** English words of a text that is shown in the pseudo-language, without the data in it. */
export function untranslatedWords(shown: string, data: readonly (string | RegExp)[]): string[] {
  const rest = data.reduce<string>(
    (text, one) => text.replaceAll(typeof one === 'string' ? one : new RegExp(one, 'g'), ' '),
    shown,
  );
  return rest.match(/(?<![\p{L}\p{M}])[A-Za-z]{3,}(?![\p{L}\p{M}])/gu) ?? [];
}
