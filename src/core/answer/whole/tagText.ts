import { parseJson } from '../../json.ts';
import { isBlank } from '../../text/lines.ts';
import { isWrapperName } from '../markers.ts';
import { type Field, type Fields, fieldsOfJson } from './fields.ts';

export interface TagContext {
  /** Tags may be code. */
  readonly hasTags: boolean;
  /** Its tags are code. */
  readonly document: string;
}

/** `<path>`, `<parameter name="code">`, `<function=edit>` */
const OPEN = /^\s*<([A-Za-z][\w.-]*)(?:=([\w.-]+))?((?:\s+[\w-]+\s*=\s*"[^"]*")*)\s*>/;

/** The elements at the beginning of a text, up to its last one; undefined if they are the document's own markup. */
export function elementsIn(text: string, context: TagContext): Fields | undefined {
  const name = OPEN.exec(text)?.[1];
  if (name === undefined || !isEnvelopeTag(name, context)) return undefined;
  const { fields } = read(text, context);
  return fields.length > 0 ? fields : undefined;
}

/** Where tags are code, only names that no element has. */
export function isEnvelopeTag(name: string, { document, hasTags }: TagContext): boolean {
  if (document.includes(`<${name}`)) return false;
  return hasTags ? /_/.test(name) || isWrapperName(name) : /^[a-z]/.test(name) || name === name.toUpperCase();
}

/** Of a call's arguments; `<path>` and `<content>` alone may be drawings and templates. */
function isFieldName(key: string): boolean {
  return /_|^(?:path|content|diff|code)$/.test(key) || isWrapperName(key);
}

interface ReadElements {
  readonly fields: Fields;
  readonly rest: string;
}

function read(text: string, context: TagContext): ReadElements {
  const fields: Field[] = [];
  let rest = text;
  for (;;) {
    const [open = '', name = '', called, attributes = ''] = OPEN.exec(rest) ?? [];
    if (open === '') return { fields, rest };
    const end = closingAt(rest, open.length, name);
    if (end < 0) return { fields, rest };
    const key = called ?? /\bname\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? name;
    fields.push({ key, value: contentOf(rest.slice(open.length, end), context) });
    const path = /\b(?:path|file(?:name|path)?)\s*=\s*"([^"]*)"/.exec(attributes)?.[1];
    if (path !== undefined) fields.push({ key: 'path', value: path });
    rest = rest.slice(rest.indexOf('>', end) + 1);
  }
}

/** Elements of the same name may be nested. */
function closingAt(text: string, from: number, name: string): number {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const close = text.indexOf(`</${name}>`, at);
    if (close < 0) return -1;
    depth += openingsIn(text.slice(at, close), name) - 1;
    at = close + 1;
  }
  return at - 1;
}

function openingsIn(text: string, name: string): number {
  return text
    .split(`<${name}`)
    .slice(1)
    .filter(rest => /^[\s>=]/.test(rest)).length;
}

/** Only elements, JSON, or a text without the line ends beside its tags. */
function contentOf(text: string, context: TagContext): string | Fields {
  const { fields, rest } = read(text, context);
  const isCode = context.hasTags && !fields.some(({ key }) => isFieldName(key));
  if (fields.length > 0 && isBlank(rest) && !isCode) return fields;
  const json = /^\s*[[{]/.test(text) ? fieldsOfJson(parseJson(text.trim())) : [];
  return json.length > 0 ? json : text.replace(/^[ \t]*\r?\n/, '').replace(/\r?\n[ \t]*$/, '');
}
