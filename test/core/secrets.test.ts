import assert from 'node:assert/strict';
import { holdsSecret, isSecretPath } from '../../src/core/secrets.ts';

describe('a file that holds secrets', () => {
  const secret = [
    '.env',
    'app/.env.local',
    '.ENV.Production',
    'prod.env',
    '.envrc',
    '.env-staging',
    '.env_backup',
    '.env~',
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
    '.env-staging',
    '.envs/.production/.postgres',
    '.env~',
    'prod.env.bak',
    '.server.pem.swp',
    '#.npmrc#',
    'terraform.tfstate.backup',
    'prod.tfvars.json',
    'config/secrets.prod.yml',
    'kubeconfig',
    'app-firebase-adminsdk-x1.json',
    '.docker/config.json',
    '.config/gh/hosts.yml',
    '.m2/settings.xml',
    '.bash_history',
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
    '.docker/Dockerfile',
    'src/config.json',
    'src/secrets.spec.ts',
    'notes.bak',
    'settings.xml',
  ];
  for (const path of plain)
    it(`is not every file with such a word: ${path}`, () => assert.equal(isSecretPath(path), false));
});

describe('a line that holds a secret', () => {
  const secret = [
    "const key = 'sk-or-v1-8c41a0e7f2';",
    'OPENAI_API_KEY="abcdef123456"',
    "password: 'correct-horse'",
    '-----BEGIN RSA PRIVATE KEY-----',
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
    "header('Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9')",
    'client.connect("9f86d081884c7d659a2feaa0c55ad015");',
  ];
  for (const line of secret) it(`is known by what it says: ${line}`, () => assert.equal(holdsSecret(line), true));

  const plain = [
    'const tokens = tokensOf(text);',
    "const password = readLine('Password');",
    'export function settleLaterThanTheOthersWouldHaveDone(): void {',
    "import { completionMessages } from '../../../src/core/completion/prompt.ts';",
    'const key = keyOf(path, line);',
  ];
  for (const line of plain) it(`is not every line: ${line}`, () => assert.equal(holdsSecret(line), false));
});
