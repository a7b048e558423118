import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import { PROTECTED_KINDS } from '../../../src/core/files/protectedFiles.ts';
import { PROTECTION_WORDS, protectionInWords } from '../../../src/core/files/protectionWords.ts';

describe('the reasons for asking about a file', () => {
  afterEach(() => l10n.config({ contents: {} }));

  it('are in words of the display language, one by one', () => {
    l10n.config({ contents: { '{0}, and {1}': '{0} und {1}' } });
    assert.equal(
      protectionInWords('may contain secrets, and configures AI assistants'),
      'may contain secrets und configures AI assistants',
    );
  });

  it('all have words', () => {
    for (const { why } of PROTECTED_KINDS) assert.ok(Object.hasOwn(PROTECTION_WORDS, why), why);
  });
});
