import assert from 'node:assert/strict';
import { isSecretPath } from '../../../src/core/completion/secrets.ts';

describe('a file that holds secrets', () => {
  const secret = [
    '.env',
    'app/.env.local',
    '.ENV.Production',
    'prod.env',
    '.envrc',
    'deploy/id_rsa',
    'id_ed25519.pub',
    'server.pem',
    'tls/private.key',
    'cert.p12',
    'release.keystore',
    '.npmrc',
    '.netrc',
    'home/.ssh/config',
    '.aws/credentials',
    'credentials.json',
    'config/secrets.yml',
    'service-account-prod.json',
    'terraform.tfvars',
  ];
  for (const path of secret) it(`is known by its name: ${path}`, () => assert.equal(isSecretPath(path), true));

  const plain = [
    'src/env.ts',
    'environment.py',
    'keys.ts',
    'src/secrets.ts',
    'credentials.go',
    'keyboard.md',
    'a.pemx',
    'ssh/config.go',
  ];
  for (const path of plain)
    it(`is not every file with such a word: ${path}`, () => assert.equal(isSecretPath(path), false));
});
