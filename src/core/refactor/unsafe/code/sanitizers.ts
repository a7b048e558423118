import { ownValue } from '../../../json.ts';

/** Their results hold no text of a user. */
export const NUMBERS =
  /^(?:int|float|Number|parseInt|parseFloat|BigInt|to_i|to_f|toInt|toLong|Integer|intval|floatval|Atoi|Itoa|ParseInt|len|length|size|count|uuid4|randomUUID|UUID|bool|Boolean|ord|isNaN|includes|startsWith|nextInt)$/;

/** `escapeHtml`, `DOMPurify.sanitize`, `shlex.quote`: a name for text that is made safe. */
const ANY = /(?:sanit[iy][zs]e|(?<!un)escape|purif|quote(?!s)|encode|whitelist|allow_?list|bleach)/i;

const BY_KIND: Readonly<Record<string, RegExp>> = {
  markup:
    /^(?:htmlspecialchars|htmlentities|strip_tags|h|e|esc_\w{1,20}|clean|format_html|t|number_format|HtmlEncode)$/,
  path: /^(?:basename|Base|secure_filename|getFileName|GetFileName|getName|safe_join|safeJoin|realpath|file_name)$/i,
  shell: /^(?:shellescape|escapeshellarg|escapeshellcmd|shq)$/,
  query: /^(?:quote|quote_ident|quoteIdentifier|placeholders?|escape_string|real_escape_string)$/,
};

/** `Encode.forHtml`, `DOMPurify.sanitize` */
const LIBRARIES =
  /^(?:Encode|ESAPI|DOMPurify|HtmlUtils|StringEscapeUtils|xss|he|sanitizer|HtmlEncoder|bleach|SqlString)$/;

/** @param names `DOMPurify`, `sanitize` */
export function isSanitizer(names: readonly string[], kind: string): boolean {
  const name = names.at(-1) ?? '';
  return names.some(one => LIBRARIES.test(one)) || ANY.test(name) || (ownValue(BY_KIND, kind)?.test(name) ?? false);
}
