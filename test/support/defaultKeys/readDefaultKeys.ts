import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DefaultKeys, System } from './defaultKeys.ts';

/** As `npm run default-keys` has written them. */
export function readDefaultKeys(system: System): DefaultKeys {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, `${system}.json`), 'utf8')) as DefaultKeys;
}
