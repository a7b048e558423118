import { isNonSecret, isPlainSecret, isQuotedSecret } from './literal.ts';

/** Longest first. */
const NAME =
  /requirepass|passw(?:or)?d|passwd|passphrase|passcode|(?<![a-z])pass(?![a-z])|pwd|(?<=[_-]|root|bind|admin)pw(?![a-z])|(?<![a-z])psk(?![a-z])|(?:client[-_ ]?)?secret(?:[-_ ]?(?:access[-_ ]?)?key(?![a-z]))?|token|(?:api|access|private|secret|auth|signing|encryption|account|accesskey|master|session|license|subscription|storage|shared[-_ ]?access|client)[-_ ]?key|credential|signature|(?<![a-z])auth(?![a-z])/gi;

const PASSWORD =
  /^(?:requirepass|pass|pwd|pw|psk|(?:private|encryption|signing|master)[-_ ]?key|(?:client[-_ ]?)?secret)/i;

/** `passwordLength`, `token_url`, `secretName` */
const DESCRIBES_SECRET =
  /^(?:i[sz]|[-_]?(?:len|length|min|max|policy|field|input|label|hint|type|url|uri|path|file|filename|dir|name|names|expir\w*|ttl|timeout|count|limit|header|regexp?|pattern|errors?|message|msg|strength|reset|required|enabled|rules?|format|mode|visible|placeholder|title|text|prompt|prefix|suffix|index|kind|class|selector|column|param|params|endpoint|ref|keyref|keyselector|from|store|manager|provider|service|source|scopes?|version|alg|algorithm|arn|schema|spec|usage|budget|cost|cache|char|color|pos|position|start|end|at|on|by|method|function|fn|handler|group|status|state|attempts?|age|history|key))(?:$|[-_A-Z])/;

const SEPARATOR = /[ \t]{0,40}(?:=>|<-|:=|\?=|\|\|=|={1,3}|!={1,2}|:(?!:))[ \t]{0,40}/y;
const TYPED = /[ \t]{0,4}:[ \t]{0,4}[\w.&<>[\]|?*' ]{1,40}=(?![=>])[ \t]{0,4}/y;
const QUOTED = /(?:@|[bBrRuUfFL$]{1,2})?\\?(["'`])/y;
const END_OF_VALUE = /[\s"'`;,&]/;

const CODE =
  /[;{(,]\s*$|^\s*(?:const|let|var|return|if|else|elif|def|func|fn|for|while|case|import|from|export (?!\w+=)|public|private|protected|static|final|await|val|class|assert|expect|self\.|this\.)|=>|\bfunction\b|^\s*[@*/#]/;
const ENVIRONMENT = /^\s*(?:ENV|ARG|setenv|set\s+-\w+|set)\s/;

/** In any language or settings file. */
export function hasNamedValue(line: string): boolean {
  for (const { 0: name, index } of line.matchAll(NAME)) {
    const end = index + name.length;
    const [rest = ''] = /^[\w-]{0,60}/.exec(line.slice(end, end + 60)) ?? [];
    if (
      DESCRIBES_SECRET.test(
        rest === rest.toUpperCase() ? rest.toLowerCase() : rest.replace(/^[A-Z]/, first => first.toLowerCase()),
      )
    )
      continue;
    const around = { line, start: index, end: end + rest.length, isPassword: PASSWORD.test(name) };
    if (hasValue(around)) return true;
  }
  return false;
}

interface Around {
  readonly line: string;
  readonly start: number;
  readonly end: number;
  readonly isPassword: boolean;
}

function hasValue(around: Around): boolean {
  const { line, end } = around;
  const [closers = ''] = /^\\?["'`]?[\])]?(?:\[\d{0,4}\])?/.exec(line.slice(end, end + 12)) ?? [];
  const after = end + closers.length;
  const typed = matchAt(TYPED, line, after);
  if (typed !== undefined && isQuotedAt(line, after + typed.length, around)) return true;
  const separator = matchAt(SEPARATOR, line, after);
  if (separator !== undefined) return isAssigned(around, { separator, at: after + separator.length });
  const isKey = /["'`]/.test(closers);
  return hasAdjacentValue(around, { after, isKey });
}

function isAssigned(around: Around, { separator, at }: { readonly separator: string; readonly at: number }): boolean {
  const { line, start, isPassword } = around;
  if (!isPassword && /={2}/.test(separator)) return false;
  const isQuoted = matchAt(QUOTED, line, at) !== undefined;
  if (isQuoted) return isQuotedAt(line, at, around);
  const value = unquotedAt(line, at);
  const name = line.slice(0, around.end);
  // `PASSWORD=x` in any file.
  const isVariable = separator === '=' && /(?:^|[\s"'`])[A-Z][A-Z0-9_]*$/.test(name);
  if (isVariable)
    return (
      !isNonSecret(value) && /\w/.test(value) && !/^[\w.]+[([]/.test(value) && (isPassword || !/^\d*$/.test(value))
    );
  const isOption =
    /(?:^|[\s"'`])--?[\w-]*$|(?:^|:)_\w*$/.test(name) ||
    /[?&;]\w*$/.test(name) ||
    isConnection(line, start) ||
    /(?:account|sharedaccess)key$/i.test(name);
  if (isOption) return !isNonSecret(value) && !/^[\d]{0,3}$/.test(value) && !/[()[\]{}]/.test(value);
  // `token=abcdef`; code has spaces around the `=`.
  if (separator === '=' && /^\s*[\w.-]+=[^\s,;(){}]{6,}\s*$/.test(line) && isPlainSecret(value, { isPassword: true }))
    return true;
  const isPair = separator === '=' && /^\s*\w+=\S+\s/.test(line) && !/[(){}]/.test(line);
  const whole = isPair ? value : lineValueAt(line, at);
  return !CODE.test(line) && isPlainSecret(whole, { isPassword });
}

function hasAdjacentValue(
  around: Around,
  { after, isKey }: { readonly after: number; readonly isKey: boolean },
): boolean {
  const { line, start, end, isPassword } = around;
  const rest = line.slice(after, after + 400);
  // `<add key="Password" value="x"/>`, `{"name": "DB_PASSWORD", "value": "x"}`
  const attribute = /^,?\s{1,20}["']?value["']?\s?[=:]\s{0,4}/.exec(rest)?.[0];
  if (attribute !== undefined) return isQuotedAt(line, after + attribute.length, around);
  // `<password>x</password>`, `<entry key="password">x</entry>`
  const element = /^>([^<]{1,200})<\//.exec(rest)?.[1];
  const before = line.slice(Math.max(0, start - 120), start);
  if (element !== undefined && /<[^<>]*$/.test(before)) {
    // `<Password>Abc</Password>`; `<label for="password">Password</label>` holds a label.
    const isTag = /<[\w:.-]*$/.test(before) && !isNonSecret(element) && /^[!-~]+$/.test(element);
    return (isTag && element.toLowerCase() !== 'password') || isQuotedSecret(element.trim(), { isPassword: true });
  }
  // `put("password", "x")`, `define('DB_PASSWORD', 'x')`
  const comma = isKey ? /^,\s{0,4}/.exec(rest)?.[0] : undefined;
  if (comma !== undefined) return isQuotedAt(line, after + comma.length, around);
  // `.password("x")`, `setPassword("x")`
  if (rest.startsWith('(') && isPassword && /\.$|(?:set|with)$/.test(before))
    return isQuotedAt(line, after + 1, around);
  const space = /^[ \t]{1,20}/.exec(rest)?.[0];
  if (space === undefined) return false;
  const at = after + space.length;
  // `#define WIFI_PASSWORD "x"`, `PASSWORD 'x'`, `:password "x"`
  if (matchAt(QUOTED, line, at) !== undefined) {
    const isCapital = /[A-Z]$/.test(line.slice(0, end));
    const isStatement = isPassword && /^\s*(?:\w+\s*\{\s*)?\w*$/.test(line.slice(0, end));
    return (isCapital || isStatement || /:[\w-]*$/.test(line.slice(0, end))) && isQuotedAt(line, at, around);
  }
  const value = unquotedAt(line, at);
  const isOption = /\s--?[\w-]*$/.test(line.slice(0, end)) && !value.startsWith('-');
  const isLogin = isPassword && (/\blogin\s/.test(line) || /^\s*\w*(?:password|passwd|pw)\s\S+\s*$/.test(line));
  return (isOption || isLogin || ENVIRONMENT.test(line)) && !isNonSecret(value) && !/[()[\]{}]/.test(value);
}

/** `"hunter2"`, `b'hunter2'`, `\"hunter2\"` */
function isQuotedAt(line: string, at: number, { isPassword, start, end }: Around): boolean {
  const [opening, quote = ''] = matchesAt(QUOTED, line, at) ?? [];
  if (opening === undefined) return false;
  const from = at + opening.length;
  const close = line.indexOf(quote, from);
  if (close < 0) return false;
  const value = line.slice(from, close).replace(/\\$/, '');
  return value !== line.slice(start, end) && isQuotedSecret(value, { isPassword });
}

function unquotedAt(line: string, at: number): string {
  const rest = line.slice(at, at + 400);
  const end = rest.search(END_OF_VALUE);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Empty for several words. */
function lineValueAt(line: string, at: number): string {
  const rest = line
    .slice(at)
    .replace(/\s[#;][\s\S]*$/, '')
    .trim();
  return /\s/.test(rest) ? '' : rest;
}

/** `Server=x;User Id=sa;Password=p;` */
function isConnection(line: string, start: number): boolean {
  return (
    /[;"'](?:[ \w]{0,20})$/.test(line.slice(Math.max(0, start - 40), start)) &&
    /\b(?:server|data source|host|hostname|user id|user|uid|accountname|endpoint|driver|dsn|initial catalog|database|address)\s?=/i.test(
      line,
    )
  );
}

function matchAt(pattern: RegExp, line: string, at: number): string | undefined {
  return matchesAt(pattern, line, at)?.[0];
}

function matchesAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}
