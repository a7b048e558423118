import { hasCredentials } from './credentials.ts';
import { isQuotedSecret } from './literal.ts';
import { hasNamedValue } from './namedValue.ts';
import { tokenIn } from './tokenFormats.ts';

const LONGEST_LINE_CHARS = 4_096;

/** Every line with a secret contains one of these. */
const HINTS = [
  'pass',
  'pw',
  'psk',
  'secret',
  'token',
  'key',
  'cred',
  'auth',
  'signature',
  '://',
  'bearer',
  'basic',
  'cookie',
  'sig=',
];
const MORE_HINTS = ['jdbc:', 'identified', 'securestring', ' -u', ' -p', ' -a', ' --user', 'digest'];

/** The value is on the next line: Kubernetes, property lists. */
const NAME_LINE =
  /(?:name["']?\s{0,4}[:=]\s{0,4}["']?|<key>)\w{0,60}(?:PASSW(?:OR)?D|PASS|SECRET|TOKEN|KEY|PWD)\w{0,20}(?:["']?,?|<\/key>)\s{0,4}$/i;
const VALUE_LINE = /^\s{0,200}(?:["']?value["']?\s{0,4}[:=]\s{0,4}["']?|<string>)([^\s"'<]{1,200})/;

/** Undefined if it may be sent. */
export function secretInText(text: string): string | undefined {
  let above = '';
  for (const line of text.split('\n')) {
    const found =
      secretInLine(line) ?? (hasValueOfAbove(above, line) ? 'a value under a name for a secret' : undefined);
    if (found !== undefined) return found;
    above = line;
  }
  return undefined;
}

export function holdsSecret(text: string): boolean {
  return secretInText(text) !== undefined;
}

function secretInLine(line: string): string | undefined {
  if (line.length > LONGEST_LINE_CHARS) return 'a line that is too long to look through';
  const token = tokenIn(line);
  if (token !== undefined) return token;
  const lower = line.toLowerCase();
  if (HINTS.some(hint => lower.includes(hint)) || MORE_HINTS.some(hint => lower.includes(hint))) {
    if (hasNamedValue(line)) return 'a value under a name for a secret';
    if (hasCredentials(line)) return 'credentials of a request or an address';
  }
  return hasRandomRun(line) ? 'a run of random characters' : undefined;
}

function hasValueOfAbove(above: string, line: string): boolean {
  const value = VALUE_LINE.exec(line)?.[1];
  return value !== undefined && NAME_LINE.test(above) && isQuotedSecret(value, { isPassword: true });
}

const RUN = /[A-Za-z0-9+/=_-]{24,}/g;
/** Public: checksums, images in data URLs. */
const KNOWN_RUN =
  /sha-?(?:1|256|384|512)\W|\/(?:blob|tree|commit|raw)\/|base64,|#[\w-]*$|0x$|\b(?:hash|checksum|digest|commit|revision|rev|etag|integrity|uuid|guid)\b/i;

function hasRandomRun(line: string): boolean {
  for (const { 0: run, index } of line.matchAll(RUN)) {
    if (!isRandom(run) || run.length > 512) continue;
    if (!KNOWN_RUN.test(line.slice(Math.max(0, index - 40), index + 12))) return true;
  }
  return false;
}

function isRandom(run: string): boolean {
  const digits = run.match(/\d/g)?.length ?? 0;
  if (/^[0-9a-f]+$/i.test(run)) return (run.length === 32 || run.length > 40) && digits >= 4 && digits < run.length;
  // Half of an AWS key.
  const isFixed = run.length === 40 && digits > 0;
  if ((digits < 3 && !isFixed) || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  // Not in names: `es2022/promise-all`.
  const changes = run.match(/[a-z](?=[A-Z\d+/=])|[A-Z](?=[a-z\d+/=])|\d(?=[A-Za-z+/=])/g)?.length ?? 0;
  return changes * (isFixed ? 4 : 3) > run.length;
}
