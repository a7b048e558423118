import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { isSecretPath, secretsIn } from '../../../src/core/privacy/secretFile.ts';
import { namesOf, ORDINARY_NAMES, SECRET_NAMES } from './secretNames.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Of files that are ordinary. */
const MOST_HELD_WRONGLY = 0.01;

describe('a file that holds secrets', () => {
  for (const [kind, list] of Object.entries(SECRET_NAMES)) {
    it(`is known by its name: ${kind}`, () => {
      const sent = namesOf(list).filter(name => !isSecretPath(`/work/${name}`));
      assert.deepEqual(sent, []);
    });
  }

  it('ignores case on case-insensitive systems', () => {
    assert.equal(isSecretPath('.SSH/CONFIG'), true);
    assert.equal(isSecretPath('APPSETTINGS.PRODUCTION.JSON'), true);
  });

  it('is no file of code or settings with a name like it', () => {
    const held = namesOf(ORDINARY_NAMES).filter(name => isSecretPath(`/work/${name}`));
    assert.deepEqual(held, []);
  });

  it('is hardly ever a file of a real package or of this project', () => {
    const files = globSync(['node_modules/**/*.*', 'src/**/*.*', 'test/core/**/*.ts'], { cwd: ROOT });
    assert.ok(files.length > 5_000, `${files.length} files`);
    const held = files.filter(isSecretPath);
    assert.ok(held.length < files.length * MOST_HELD_WRONGLY, held.join('\n'));
  });

  it('names the kind of secret that it may hold', () => {
    assert.equal(secretsIn('app/.env'), "a program's environment");
    assert.equal(secretsIn('office.ovpn'), 'the keys of a VPN or a network');
    assert.equal(secretsIn('db-password.txt'), 'secrets, as its name says');
    assert.equal(secretsIn('secrets/db.yml'), 'secrets, as its folder says');
    assert.equal(secretsIn('config.production.json'), 'settings of one place with its passwords');
    assert.equal(secretsIn('src/main.ts'), undefined);
  });

  it('is found in a path of any length', () => {
    assert.equal(isSecretPath(`${'a-secret_'.repeat(20_000)}/.env`), true);
    assert.equal(isSecretPath(`${'_.-~'.repeat(20_000)}x`), false);
  });
});
