import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ENGLISH_BUNDLE,
  englishBundle,
  faultsInTranslation,
  messagesOf,
  placeholdersIn,
  readBundle,
  translations,
} from './support/l10n/bundles.ts';
import { sourceTexts } from './support/l10n/sourceTexts.ts';
import { fileImports } from './support/roomsDiagram.ts';
import { ROOT } from './support/vscode/paths.ts';

describe('the texts of src', () => {
  const texts = sourceTexts();

  it('are literals, which alone can be extracted', () => {
    const others = texts.filter(({ message }) => message === undefined);
    assert.deepEqual(
      others.map(({ place }) => place),
      [],
    );
  });

  it('have an argument for each placeholder', () => {
    const wrong = texts.filter(
      ({ message = '', parameters }) =>
        parameters !== undefined &&
        parameters
          .map(name => `{${name}}`)
          .toSorted()
          .join() !== placeholdersIn(message).join() &&
        // Without arguments nothing is replaced: `{input}` is what the user writes.
        parameters.length > 0,
    );
    assert.deepEqual(
      wrong.map(({ place }) => place),
      [],
    );
  });

  it('are extracted: npm run l10n', () => {
    assert.deepEqual(Object.keys(readBundle(ENGLISH_BUNDLE)), Object.keys(englishBundle(texts)));
  });

  for (const { language, bundlePath } of translations()) {
    it(`are all translated to ${language}: npm run l10n names the missing ones`, () => {
      assert.deepEqual(faultsInTranslation(messagesOf(englishBundle(texts)), readBundle(bundlePath)), []);
    });
  }
}).timeout(120_000);

describe('the texts of package.json', () => {
  const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
  const english = readBundle(path.join(ROOT, 'package.nls.json'));

  it('are in package.nls.json, and no others', () => {
    const keys = [...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(keys)].toSorted(), Object.keys(english).toSorted());
  });

  it('are not written in it', () => {
    const contributed = JSON.stringify(JSON.parse(manifest).contributes);
    const shown = /"(?:title|shortTitle|description|markdownDescription|name)":"([^"%][^"]* [^"]*)"/g;
    const described = /"(?:enumDescriptions|markdownEnumDescriptions)":\["([^%][^"]*)"/g;
    const found = [...contributed.matchAll(shown), ...contributed.matchAll(described)];
    assert.deepEqual(
      found.map(([, text]) => text),
      [],
    );
  });

  for (const { language, manifestPath } of translations()) {
    it(`are all translated to ${language}`, () => {
      assert.deepEqual(faultsInTranslation(english, readBundle(manifestPath)), []);
    });
  }
});

describe('the translation', () => {
  const imports = fileImports(ROOT);
  const translates = (file: string) => /from '@vscode\/l10n'/.test(readFileSync(path.join(ROOT, 'src', file), 'utf8'));

  it('is set before any module with texts is evaluated', () => {
    // Without the dynamic imports, which run later.
    const source = readFileSync(path.join(ROOT, 'src/extension.ts'), 'utf8');
    const [, set = '', wired = ''] = /(useTranslation\()[\s\S]*(import\('\.\/wiring\.ts'\))/.exec(source) ?? [];
    assert.ok(set && wired);
    const loaded = new Set<string>();
    const load = (file: string) => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const target of imports.get(file) ?? []) load(target);
    };
    for (const [, name = ''] of source.matchAll(/^import (?!type)[^;]* from '\.\/([^']+)'/gm)) load(name);
    assert.deepEqual([...loaded].filter(translates), []);
  });

  for (const page of [...imports.keys()].filter(file => /^webview\/\w+\/main\.ts$/.test(file))) {
    it(`is the first that ${page} imports`, () => {
      assert.match(readFileSync(path.join(ROOT, 'src', page), 'utf8'), /^import '\.\.\/translation\.ts';\n/);
    });
  }
});
