import { ownValue } from '../../json.ts';
import { isQuotedSecret } from '../../privacy/literal.ts';
import type { Purpose } from './code/code.ts';
import type { Call } from './code/expressions.ts';
import { type Scope, textOf } from './code/scopes.ts';
import { isWord, wordParts, wordsIn } from './code/token.ts';

const WEAK_HASH =
  /^(?:md[245]|sha-?1|md5Hex|sha1Hex|md5_hex|sha1_hex|crc32|MD5CryptoServiceProvider|SHA1CryptoServiceProvider|SHA1Managed)$/i;
const HASHES =
  /^(?:createHash|getInstance|new|hash|Create|hexdigest|digest|Sum|hash_algo|openssl_digest|base64digest|update|createHmac|HashData|ComputeHash|init|compute)$/i;
const PASSWORD_PARTS = new Set('password passwd pwd passphrase passcode pass'.split(' '));

const RANDOM: readonly RegExp[] = [
  /(?:^|\.)Math\.random$/,
  /(?:^|\.)random\.(?:random|randint|choice|choices|randrange|sample|getrandbits|uniform|shuffle)$/,
  /(?:^|\.)np\.random\.\w+$/,
  /^(?:rand|mt_rand|srand|lcg_value|uniqid|array_rand|str_shuffle|random|arc4random_uniform|drand48|Kernel\.rand)$/,
  /^(?:rand|mathrand)\.(?:Int|Intn|Int31|Int31n|Int63|Int63n|Float64|Perm|Read|N|IntN|Uint32|Uint64)$/,
  /(?:^|\.)(?:Random|ThreadLocalRandom|RandomStringUtils)(?:\.\w+)*$/,
  /(?:^|\.)(?:random|rnd|rng|rand)\.(?:Next|NextBytes|NextDouble|nextInt|nextLong|nextBytes|nextDouble|nextFloat|ints)$/,
  /^(?:Enum\.random|rand\.uniform|sample|shuffle)$/,
];
const RANDOM_HINT = /rand|rng|rnd|uniqid|lcg|shuffle|sample/i;
const STRONG_RANDOM = /secure|crypto|SystemRandom|OsRng|urandom/i;
const SECRET_PARTS = new Set(
  'token password passwd pwd passphrase otp nonce secret csrf xsrf salt session credential apikey pin iv captcha verification activation invitation'.split(
    ' ',
  ),
);
const SECRET_PAIRS =
  /(?:reset|verification|verify|auth|access|security|confirm(?:ation)?|recovery|activation|invite|login|sms|two factor|2fa) code|(?:api|secret|encryption|private|signing|session|access|license|aes) key|session id|sid\b/;

export function hashesPassword(scope: Scope, { statement, around }: Purpose, later: readonly Scope[]): boolean {
  const isPassword = (name: string) => wordParts(name).some(part => PASSWORD_PARTS.has(part));
  if (statement.some(isPassword) || around.some(isPassword)) return true;
  // `digest = MessageDigest.getInstance("MD5")`, then `digest.digest(password)`
  const name = scope.assignments[0]?.name;
  return (
    name !== undefined &&
    later.some(({ element }) => wordsIn(element.tokens).includes(name) && wordsIn(element.tokens).some(isPassword))
  );
}

export function isWeakHash({ names, chain }: Call): boolean {
  if (names.some(name => WEAK_HASH.test(name))) return true;
  if (!names.some(name => HASHES.test(name))) return false;
  const [first] = chain;
  return (
    WEAK_HASH.test(textOf(first?.tokens[0]) ?? '') ||
    (isWord(first?.tokens[0]) && WEAK_HASH.test(wordsIn(first?.tokens ?? []).at(-1) ?? ''))
  );
}

/** @param made words of the value that the receiver was assigned */
export function isWeakRandom({ names }: Call, made: () => readonly string[]): boolean {
  const callee = names.join('.');
  if (!RANDOM_HINT.test(callee) || !RANDOM.some(pattern => pattern.test(callee))) return false;
  return ![callee, ...made()].some(name => STRONG_RANDOM.test(name));
}

export function makesSecret({ statement, around }: Purpose): boolean {
  return !statement.some(name => STRONG_RANDOM.test(name)) && [...statement, ...around].some(isSecretName);
}

function isSecretName(name: string): boolean {
  const parts = wordParts(name);
  return parts.some(part => SECRET_PARTS.has(part)) || SECRET_PAIRS.test(parts.join(' '));
}

const CIPHER_TEXT =
  /^(?:AES|DES|DESede|Blowfish|RC4|RC2|ARCFOUR|TripleDES)(?:\/ECB\/.{0,40})?$|^(?:des|des3|des-ede3?|rc4|rc2|bf)(?:-.{0,20})?$|[-/]ecb\b/i;
const CIPHERS =
  /^(?:getInstance|createCipheriv|createDecipheriv|new|Cipher|openssl_encrypt|openssl_decrypt|encrypt|decrypt)$/;

/** The mode is ECB, which is Java's default, or the cipher is broken. */
export function isWeakCipher({ names, args }: Call): boolean {
  if (!names.some(name => CIPHERS.test(name)) || !/cipher|openssl|crypt/i.test(names.join('.'))) return false;
  return args.some(({ tokens }) => tokens.length === 1 && CIPHER_TEXT.test(textOf(tokens[0]) ?? ''));
}

/** Where a password has no name but its place: `login(user, password)`. */
const PASSWORD_PLACES: Readonly<Record<string, number>> = {
  getConnection: 2,
  login: 1,
  NetworkCredential: 1,
  HTTPBasicAuth: 1,
  BasicAuth: 1,
  SetBasicAuth: 1,
  setBasicAuth: 1,
  basicAuth: 1,
  basic_auth: 1,
  withBasicAuth: 1,
  PasswordAuthentication: 1,
  UsernamePasswordCredentials: 1,
  mysqli: 2,
  mysqli_connect: 2,
  PDO: 2,
  imap_open: 2,
  ftp_login: 2,
};

export function hasPassword({ names, args }: Call): boolean {
  const place = ownValue(PASSWORD_PLACES, names.at(-1) ?? '');
  const tokens = place === undefined ? [] : (args[place]?.tokens ?? []);
  const value = tokens.length === 1 ? textOf(tokens[0]) : undefined;
  return value !== undefined && isQuotedSecret(value, { isPassword: true });
}
