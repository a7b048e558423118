import { useTranslation } from '../core/displayLanguage.ts';

// The first import of each page's `main.ts`: tables of texts are translated when their modules are evaluated.
const bundle = document.getElementById('translation')?.textContent;
useTranslation({
  language: document.documentElement.lang,
  // Written by `showWebviewPage`.
  bundle: bundle ? (JSON.parse(bundle) as Readonly<Record<string, string>>) : undefined,
});
