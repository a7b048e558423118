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
import { type LiteralText, literalTexts } from './support/l10n/literalTexts.ts';
import { sourceTexts } from './support/l10n/sourceTexts.ts';
import { fileImports } from './support/source/roomsDiagram.ts';
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
        // Without arguments nothing is replaced: the user writes `{input}` itself.
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

/** Folders, files, or a file and how its literal begins, that no user reads in a sentence of ours, and why. */
const NOT_FOR_THE_USER: Readonly<Record<string, string>> = {
  'src/core/agent/': 'the model reads it',
  'src/core/files/': 'the model reads it; protectionWords.ts has it for the user',
  'src/disk/sandbox/': 'the model reads it',
  'src/disk/workspaceCopy/': 'the model reads it',
  'src/disk/evaluate/askFileTask.ts': 'the model reads it',
  'src/vscode/agent/agentTests.ts': 'the model reads it',
  'src/core/completion/context/': 'the prompt',
  'src/core/completion/request/trial.ts': 'the prompt',
  'src/core/refactor/request/refactorRequest.ts': 'the prompt',
  'src/core/nextEdit/request/prompt.ts': 'the prompt',
  'src/core/answer/': 'words of answers',
  'src/core/completion/fit/': 'words of answers',
  'src/core/syntax/': 'words of languages',
  'src/core/nextEdit/where/lineTokens.ts': 'words of languages',
  'src/core/refactor/unsafe/': 'words of languages and libraries',
  'src/core/refactor/placing/imports.ts': 'code',
  'src/core/refactor/safety/markupFaults.ts': 'names of elements',
  'src/core/refactor/safety/manifests.ts': 'names of files',
  'src/core/text/': 'names of characters, as Unicode has them',
  'src/core/privacy/': 'words that find secrets, and names that are not shown',
  'src/core/provider/profile/auth.ts': 'a header',
  'src/core/provider/profile/builtInProfiles.ts': 'names of providers',
  'src/vscode/welcome/knownCompleters.ts': 'names of extensions',
  'src/core/evaluate/fillInReader.ts': 'an output that the test waits for',
  'src/core/evaluate/summaryText.ts': 'for a terminal',
  'src/core/evaluate/taskDraft.ts': 'code',
  'src/disk/evaluate/bench.ts Path': 'a variable of the environment',
  'src/disk/evaluate/programs.ts': 'programs',
  'src/disk/files.ts': 'for the log',
  'src/disk/process/': 'commands, and their output',
  'src/vscode/agent/testCommands.ts npm': 'commands',
  'src/vscode/ghostText/completionHistory.ts': 'compared, never shown',
  'src/vscode/nextEdit/desk.ts Tab': 'a key',
  'src/vscode/nextEdit/marks.ts': 'styles',
  'src/vscode/provider/choose/addressStep.ts https:': 'an address as an example',
  'src/vscode/provider/choose/addressStep.ts my-resource': 'a name as an example',
  'src/vscode/refactor/proposing.ts {} files proposed': 'for the log',
  'src/vscode/review/inFileMarks.ts none;': 'a style',
  'src/vscode/status/statusBar.ts <span': 'a style',
  'src/vscode/usage/requestLog.ts': 'for the log',
  'src/vscode/webviewPage.ts': 'a page and its policy',
  'src/webview/agent/stepRow.ts step': 'a class',
  'src/webview/usage/bars.ts bold': 'a font',
  'src/webview/usage/dayChart.ts': 'names of keys',
};

describe('a literal of src with words in it', () => {
  const found = [...literalTexts()];
  const reasonFor = ({ place, text }: LiteralText) =>
    Object.keys(NOT_FOR_THE_USER).find(start => `${place.replace(/:\d+$/, '')} ${text}`.startsWith(start));

  it("is in `l10n.t('…')`, unless no user reads it", () => {
    const forUsers = found.filter(literal => reasonFor(literal) === undefined);
    assert.deepEqual(
      forUsers.map(({ place, text }) => `${place} ${text}`),
      [],
    );
  });

  it('has a reason not to be for each entry of the list', () => {
    const needed = new Set(found.map(reasonFor));
    assert.deepEqual(
      Object.keys(NOT_FOR_THE_USER).filter(start => !needed.has(start)),
      [],
    );
  });
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
