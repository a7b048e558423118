import { ownValue } from '../../../json.ts';

export const SPACE = /[ \t\r\f\v\u00A0\uFEFF]+/y;
export const NUMBER = /\d\w*(?:\.\w+)*/y;
export const SYMBOL =
  /<\?(?:=|php\b)?|\?>|<%[-=]{0,2}|-?%>|!==|===|\?\?=|\|\|=|&&=|\.\.\.|=>|->|::|\?\.|!\.|==|!=|<=|>=|:=|\+=|\.=|\|\||&&|\?\?|\.\.|<-|\|>|<>|<<|[\s\S]/uy;

const WORD = /v-html\b|th:utext\b|[\p{L}_$@][\w$\u00A1-\uFFFF]*/uy;
/** `Invoke-Expression`, `format!(` */
const WORD_OF: Readonly<Record<string, RegExp>> = {
  powershell: /[\p{L}_$@][\w$]*(?:-[A-Z]\w*)*/uy,
  rust: /[\p{L}_][\w]*(?:!(?=[([{]))?/uy,
};

export function wordPatternOf(languageId: string): RegExp {
  return ownValue(WORD_OF, languageId) ?? WORD;
}

export const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
export const CLOSING: ReadonlySet<string> = new Set(Object.values(CLOSERS));
