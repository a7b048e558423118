import path from 'node:path';
import { ROOT } from '../vscode/paths.ts';
import { type Bundle, readBundle } from './bundles.ts';

/** What the extension shows in a display language. */
export interface ShownTexts {
  /** A text of package.json by its key. */
  readonly manifest: (key: string) => string;
  /** The text of a link in it: `[Show Usage](command:ghostline.showUsage)`. */
  readonly link: (key: string, command: string) => string;
  /** A text of src by its English one. */
  readonly message: (english: string) => string;
}

export function shownTexts(language: string): ShownTexts {
  const isEnglish = language === 'en';
  const manifestTexts = readBundle(path.join(ROOT, `package.nls${isEnglish ? '' : `.${language}`}.json`));
  const messages: Bundle = isEnglish ? {} : readBundle(path.join(ROOT, `l10n/bundle.l10n.${language}.json`));
  const manifest = (key: string) => {
    const text = manifestTexts[key];
    if (text === undefined) throw new Error(`${key} has no text`);
    return text;
  };
  return {
    manifest,
    link: (key, command) => {
      const text = [...manifest(key).matchAll(/\[([^\]]+)\]\(command:([\w.]+)/g)].find(
        ([, , id]) => id === command,
      )?.[1];
      if (text === undefined) throw new Error(`${key} has no link to ${command}`);
      return text;
    },
    message: english => (isEnglish ? english : (messages[english] ?? fail(english))),
  };
}

function fail(english: string): never {
  throw new Error(`"${english}" has no translation`);
}
