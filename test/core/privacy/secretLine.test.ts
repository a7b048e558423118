import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { holdsSecret, secretInText } from '../../../src/core/privacy/secretLine.ts';
import { RULES_ELSEWHERE, TOKEN_FORMATS } from '../../../src/core/privacy/tokenFormats.ts';
import { ORDINARY_LINES, SECRET_LINES } from './secretLineCases.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Of lines that are ordinary. */
const MOST_HELD_WRONGLY = 0.005;

describe('a line that holds a secret', () => {
  for (const [syntax, lines] of Object.entries(SECRET_LINES)) {
    it(`is recognized by its content: ${syntax}`, () => {
      assert.deepEqual(
        lines.filter(line => !holdsSecret(line)),
        [],
      );
      const amongOthers = (line: string) => `const a = 1;\n    ${line}\n}`;
      assert.deepEqual(
        lines.filter(line => !line.includes('\n') && !holdsSecret(amongOthers(line))),
        [],
      );
    });
  }

  it('is no line that names, takes or describes one', () => {
    assert.deepEqual(
      ORDINARY_LINES.filter(line => holdsSecret(line)),
      [],
    );
  });

  it('is hardly ever a line of a real package or of this project', () => {
    const patterns = [
      'node_modules/{openai,diff,minimatch,lru-cache}/**/*.{js,ts,json}',
      'src/**/*.ts',
      'test/cases/**/*.txt',
    ];
    const lines = globSync(patterns, { cwd: ROOT })
      .flatMap(file => readFileSync(join(ROOT, file), 'utf8').split('\n'))
      .filter(line => line.trim() !== '');
    assert.ok(lines.length > 100_000, `${lines.length} lines`);
    const held = lines.filter(line => holdsSecret(line));
    assert.ok(held.length < lines.length * MOST_HELD_WRONGLY, held.join('\n'));
  }).timeout(60_000);

  it('names the rule that holds it back', () => {
    assert.equal(secretInText('a = "ghp_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5"'), 'a token of GitHub');
    assert.equal(secretInText('DB_PASSWORD=hunter2'), 'a value under a name for a secret');
    assert.equal(secretInText('curl -u me:hunter2 x'), 'credentials of a request or an address');
    assert.equal(secretInText('const a = 1;'), undefined);
  });

  it('is held back where it is too long to be looked through', () => {
    assert.equal(secretInText('x'.repeat(5_000)), 'a line that is too long to look through');
  });

  it('has a format for every service that secretlint knows', () => {
    const known = new Set<string | undefined>([...TOKEN_FORMATS.map(({ rule }) => rule), ...RULES_ELSEWHERE]);
    const ids = rules.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''));
    assert.ok(ids.length > 20, ids.join(' '));
    assert.deepEqual(
      ids.filter(id => !known.has(id)),
      [],
    );
    assert.deepEqual(
      [...known].filter(rule => rule !== undefined && !ids.includes(rule)),
      [],
    );
  });
});
