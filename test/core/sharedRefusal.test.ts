import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import { readPathName } from '../../src/core/files/pathName.ts';
import { modelMistake, refusal, shownReason } from '../../src/core/sharedRefusal.ts';
import { readBundle } from '../support/l10n/bundles.ts';

const GERMAN = readBundle('l10n/bundle.l10n.de.json');

describe('a refusal', () => {
  afterEach(() => l10n.config({ contents: {} }));

  it('is one English text for the model and the user', () => {
    const refused = refusal(l10n => l10n.t('There is no file {0}.', 'a.ts'), 'Use search.');
    assert.deepEqual(refused, { kind: 'refused', message: 'There is no file a.ts. Use search.' });
    assert.equal(shownReason(refused), 'There is no file a.ts. Use search.');
  });

  it('is English for the model, and in the display language for the user, without advice for the model', () => {
    l10n.config({ contents: { ...GERMAN } });
    const refused = refusal(l10n => l10n.t('There is no file {0}.', 'a.ts'), 'Use search.');
    assert.equal(refused.message, 'There is no file a.ts. Use search.');
    assert.equal(shownReason(refused), 'Es gibt keine Datei a.ts.');
  });

  it('of a path is both', () => {
    l10n.config({ contents: { ...GERMAN } });
    const refused = readPathName('/etc/hosts');
    assert.ok(refused.kind === 'refused');
    assert.match(refused.message, /^The path "\/etc\/hosts" is absolute\. Give the path relative to the workspace/);
    assert.equal(shownReason(refused), 'Der Pfad "/etc/hosts" ist absolut.');
  });

  it("of a model's mistake tells the model how to correct it, and the user in a sentence that it was made", () => {
    l10n.config({ contents: { ...GERMAN } });
    const refused = modelMistake('"path" of read_file is missing.');
    assert.equal(refused.message, '"path" of read_file is missing.');
    assert.match(shownReason(refused), /^Das Modell hat .* einen Fehler gemacht/);
  });
});
