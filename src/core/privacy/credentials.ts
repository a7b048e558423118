import { isNonSecret } from './literal.ts';

const SCHEME =
  /\b(?:bearer|basic|digest|negotiate|apikey|token|bot|splunk|snowflake token=)["']?\s{1,4}["']?([\w+/=.~:-]{4,400})/i;
const HEADER =
  /\b(?:proxy-)?authorization["']?\s{0,4}[:=,]\s{0,4}["'`]?(?:(?:bearer|basic|digest|token|apikey|bot|aws4-hmac-sha256)\s{1,4})?([\w+/=.~:-]{1,400})/i;
/** After a scheme any text is a secret. */
const SCHEMED = /\bauthorization["']?\s{0,4}[:=,]\s{0,4}["'`]?(?:bearer|basic|token|bot)\s{1,4}([\w+/=.~-]{6,400})/i;
/** `-H "X-Api-Key: abcdef"` */
const HEADER_OPTION =
  /(?:\s|^)(?:-H|--header)[ =]["']?[\w-]{0,40}(?:key|token|secret|auth)[\w-]{0,20}:\s{0,4}([\w+/=.~-]{1,400})/i;
/** Signed URLs of Azure and AWS. */
const SIGNED = /[?&;](?:sig|x-amz-signature|x-amz-security-token)=([\w%+/=-]{8})/i;
const COOKIE =
  /\b(?:set-)?cookie["']?\s{0,4}:\s{0,4}["'`]?[\w.-]{0,60}(?:sess|sid|auth|token|jwt)[\w.-]{0,60}=([\w%+/=.~-]{8})/i;
const KEY_HEADER =
  /\b(?:x-[a-z-]{0,30}(?:key|token|auth|secret)|private-token|job-token|api-key)["']?\s{0,4}[:=,]\s{0,4}["'`]?([\w+/=.~-]{1,400})/i;

/** `curl -u name:password`, `mysql -uroot -pS3cret`, `sshpass -p x` */
const USER_OPTION = /\s(?:-u|--user|--proxy-user|-U)[ =]?["']?[\w.@-]{1,60}:([^\s"'@]{1,200})/;
const SHORT_PASSWORD =
  /\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass|(?:docker|podman|az) login|redis-cli|ldapsearch|sqlcmd|bcp|isql|mongosh?)\b[^|]{0,200}?\s-(?:p|a|P|w)\s?["']?([^\s"'-][^\s"']{0,200})/;
const OPENSSL_PASSWORD = /\bpass:([^\s"']{1,100})/;

/** `CREATE USER x IDENTIFIED BY 'y'`, `ConvertTo-SecureString "y"` */
const STATEMENT =
  /\b(?:identified\s+(?:with\s+\w+\s+)?(?:by|as)|convertto-securestring(?:\s+-string)?|set\s+password(?:\s+for\s+\S{1,80})?\s*=)\s+["']([^"']{1,200})/i;

/** Oracle's JDBC form: `jdbc:oracle:thin:scott/tiger@host`. */
const ORACLE = /\bjdbc:oracle:\w{1,10}:[\w$]{1,60}\/([^@\s"']{1,100})@/i;

const PASSWORDS: readonly RegExp[] = [
  HEADER_OPTION,
  SIGNED,
  USER_OPTION,
  SHORT_PASSWORD,
  OPENSSL_PASSWORD,
  STATEMENT,
  ORACLE,
];

/** `"auth": "dXNlcjpwYXNz"` of Docker, keys of Kubernetes. */
const ENCODED =
  /(?:^|["'\s{_])(?:auth|_auth|client-key-data|identitytoken|registrytoken)["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9+/]{8,}={0,2})/;

export function hasCredentials(line: string): boolean {
  if (hasAddressWithPassword(line)) return true;
  if (isValue(HEADER.exec(line)?.[1], 1) || isValue(KEY_HEADER.exec(line)?.[1], 1)) return true;
  if (isValue(SCHEME.exec(line)?.[1], 8, /\d/) || COOKIE.test(line)) return true;
  const schemed = SCHEMED.exec(line)?.[1] ?? '';
  if (!isNonSecret(schemed) && !/token|auth|jwt|key|secret|bearer|cred|scheme/i.test(schemed)) return true;
  if (isValue(ENCODED.exec(line)?.[1], 8)) return true;
  return PASSWORDS.some(pattern => !isNonSecret(pattern.exec(line)?.[1] ?? ''));
}

function isValue(value: string | undefined, least: number, needs = /./): boolean {
  if (value === undefined || value.length < least || isNonSecret(value) || !needs.test(value)) return false;
  // `Authorization: token`, `"x-api-key": apiKey`
  return (
    /[\d=+/]/.test(value) ||
    /[a-z][A-Z]{2}/.test(value) ||
    !/^(?:[A-Za-z][a-z]*(?:[A-Z_.:][a-z]*)*|[A-Z_]+)$/.test(value)
  );
}

/** `postgres://user:password@host`, `https://0123456789abcdef0123@host` */
function hasAddressWithPassword(line: string): boolean {
  for (let at = line.indexOf('://'); at >= 0; at = line.indexOf('://', at + 3)) {
    const authority = /^[^\s/?#"'`<>\\]{0,300}/.exec(line.slice(at + 3, at + 303))?.[0] ?? '';
    const end = authority.lastIndexOf('@');
    if (end <= 0) continue;
    const user = authority.slice(0, end);
    const colon = user.indexOf(':');
    if (colon >= 0 ? isPasswordOfAddress(user.slice(colon + 1)) : /^(?=.*\d)\w{16,}$/.test(user)) return true;
  }
  return false;
}

function isPasswordOfAddress(password: string): boolean {
  return password !== '' && !/^[$<{[*%]|^x{3,}|\$\{|\{\w*\}|%s|\)$/i.test(password);
}
