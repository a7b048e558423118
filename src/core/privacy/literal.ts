const PLACEHOLDER =
  /^(?:your|my|the|some|insert|replace|change|enter|put|add|set|fill|use)[-_ .]?(?:your|my|the|here|this|me|it|in)?(?:$|[-_ .]|(?:password|token|secret|key|api))|^(?:example|placeholder|dummy|redacted|removed|hidden|omitted|masked|todo|fixme|tbd|foo|bar|baz|foobar|n\/?a|empty|unset|here)$|^x{3,}|^\*+$|^\.+$|^-+$|^\?+$|^_+$/i;

const NO_TEXT =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|void|any|unknown|never|string|str|number|int|integer|float|bool|boolean|bytes?|object|array|list|dict|map|text|varchar|char|symbol|bigint|optional|required|function|default|auto|inherit|self|this)\??$/i;

/** `$X`, `${X}`, `{{ x }}`, `<x>`, `%X%`, `!Ref x`, `ENC[…]`, `op://…`, `file:…` */
const REFERENCE =
  /^\$(?!\d)|^%\w+%$|^[<{[(!&*]|^ENC[[(]|^[\w+.-]{2,20}:\/\/|^(?:file|env|vault|ref|secretref|keyring|arn):/i;
const HOLE = /\$\{|\{\{|\$\(|#\{|\{\w*\}|%s|%\(|<[\w -]+>|\$[A-Za-z_]/;

/** `/run/secrets/db`, `#password`, `[name=token]`, `./token` */
const PATH_OR_SELECTOR = /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\.[a-z]|#[a-z][\w-]*$|\[)/;

/** `Password`, `Kennwort:`, `Forgot?` */
const LABEL = /^[A-Z][a-z]+[?!.:*…]*$/;

const SECRET_WORD = /pass(?:word|wd|phrase|code)?|pwd|secret|token|key|credential|auth/i;

export function isNonSecret(value: string): boolean {
  return value === '' || PLACEHOLDER.test(value) || NO_TEXT.test(value) || REFERENCE.test(value) || HOLE.test(value);
}

/** `hunter2`; not a label, a sentence, a path or a name. */
export function isQuotedSecret(value: string, { isPassword }: { readonly isPassword: boolean }): boolean {
  if (isNonSecret(value) || LABEL.test(value) || PATH_OR_SELECTOR.test(value)) return false;
  if (/\s/.test(value)) return isPassword && isPhrase(value);
  if (/[^ -~]/.test(value)) return false;
  const isWords = /^[A-Za-z][A-Za-z_.:/-]*$/.test(value);
  if (isWords && SECRET_WORD.test(value) && value.toLowerCase() !== 'secret') return false;
  if (isPassword) return true;
  return isWords ? /^(?:[a-z]{16,}|[A-Z]{16,})$/.test(value) : value.length >= 6 && /\d/.test(value);
}

/** `p4ss w0rd`, `keyboard cat`; not `must be set`. */
function isPhrase(value: string): boolean {
  return (
    value.length <= 60 && /^\S{2,20} \S{2,20}(?: \S{2,20})?$/.test(value) && /[a-z]\d[a-z]|^keyboard cat$/i.test(value)
  );
}

export function isPlainSecret(value: string, { isPassword }: { readonly isPassword: boolean }): boolean {
  if (isNonSecret(value) || PATH_OR_SELECTOR.test(value)) return false;
  if (/^[\d.]+$/.test(value)) return isPassword && value.length >= 4;
  if (isPassword) return !isReference(value);
  return /\d/.test(value) ? value.length >= 6 && !isReference(value) : /^[A-Za-z+/=]{20,}$/.test(value);
}

/** `userPassword`, `user.password`, `get_token()` */
function isReference(value: string): boolean {
  if (/[()[\]{}|<>]/.test(value) || /^[A-Za-z_]\w*(?:\??\.[A-Za-z_]\w*)+$/.test(value)) return true;
  const isName = /^[A-Za-z_]\w*$/.test(value);
  return (
    isName &&
    (/^(?:password|passwd|pass|token)$|_/.test(value) ? SECRET_WORD.test(value) : /^[a-z]+[A-Z][a-z]/.test(value)) &&
    !/\d/.test(value)
  );
}
