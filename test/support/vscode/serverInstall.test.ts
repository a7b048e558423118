import assert from 'node:assert/strict';
import { checkIntegrity, INTEGRITY } from './serverInstall.ts';

const lockWith = (integrity: string) => JSON.stringify({ packages: { 'node_modules/code-server': { integrity } } });

describe('the server of VS Code', () => {
  it('is only ever the package that is known here', () => {
    checkIntegrity(lockWith(INTEGRITY));
    assert.throws(() => checkIntegrity(lockWith('sha512-AAAA')), /not the package that is known here.*got sha512-AAAA/);
    assert.throws(() => checkIntegrity('{}'), /got undefined/);
  });
});
