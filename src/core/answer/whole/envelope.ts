import { parseJson } from '../../json.ts';
import { isBlank } from '../../text/lines.ts';
import { callIn } from './callText.ts';
import { type Field, type Fields, fieldsOfJson } from './fields.ts';
import { type Hunk, replacement } from './patch.ts';
import { elementsIn, type TagContext } from './tagText.ts';

/** Code within a tool call, JSON or tags. */
export interface Envelope {
  /** A file's path. */
  readonly name: string | undefined;
  readonly text: string;
  /** Texts to replace; `text` is empty. */
  readonly hunks: readonly Hunk[];
}

export interface EnvelopeContext extends TagContext {
  /** The language of the file, whatever the fence's tag. */
  readonly fileLanguageId: string;
  /** Its keys are code. */
  readonly selected: string;
}

/** By its first characters. */
export function mayBeEnvelope(lines: readonly string[]): boolean {
  return /^\s*(?:[[{"<]|[\w.]+\()/.test(lines.find(line => !isBlank(line)) ?? '');
}

/** Undefined for code; 'format' for a call or a tag whose code can't be told from its other texts. */
export function openEnvelope(text: string, context: EnvelopeContext): Envelope | 'format' | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('<')) {
    const elements = elementsIn(trimmed, context);
    return elements && envelopeOf(elements, context);
  }
  const json = /^[[{"]/.test(trimmed) ? parseJson(trimmed) : undefined;
  if (json === undefined) return isBrokenCall(trimmed, context) ? 'format' : callEnvelope(trimmed, context);
  if (typeof json === 'string') return json.includes('\n') && !isJson(context) ? codeEnvelope(json) : undefined;
  const fields = fieldsOfJson(json);
  if (fields.some(({ key }) => context.selected.includes(`"${key}"`))) return undefined;
  const opened = envelopeOf(fields, context);
  if (opened === 'format') return isCall(fields) ? opened : undefined;
  return isJson(context) && opened !== undefined && !/^\s*[[{"]|\n/.test(opened.text) ? undefined : opened;
}

function callEnvelope(text: string, context: EnvelopeContext): Envelope | 'format' | undefined {
  const fields = text.includes('\n') ? undefined : callIn(text);
  const opened = fields && envelopeOf(fields, context);
  // A call of the program's own names no file.
  return opened === undefined || opened === 'format' || opened.name !== undefined ? opened : undefined;
}

function isJson({ fileLanguageId }: EnvelopeContext): boolean {
  return /^(?:json|jsonc|json5|jsonl)$/.test(fileLanguageId);
}

/** A call that no longer parses: cut off, or with raw line ends in its strings. */
function isBrokenCall(text: string, { selected }: EnvelopeContext): boolean {
  const key = /^\[?\s*\{\s*"(\w+)"\s*:\s*["{[]/.exec(text)?.[1];
  return key !== undefined && (CODE_KEY.test(snake(key)) || CALL_KEY.test(key)) && !selected.includes(`"${key}"`);
}

const CALL_KEY = /^(?:name|tool|tool_name|function|arguments|parameters|action|command|edits)$/;

function isCall(fields: Fields): boolean {
  return fields.filter(({ key }) => CALL_KEY.test(snake(key))).length >= 2;
}

const PATH_KEY = /^(?:(?:target_?|relative_(?:workspace_)?)?(?:file|path)(?:_?(?:path|name))?|filename|uri)$/;
const OLD_KEY =
  /^(?:old|search|find|original|before|previous|existing)(?:_(?:code|content|text|str|string|lines?|block))?$/;
const CODE_KEY =
  /^(?:(?:(?:new|updated|replaced?|replacement|refactored|modified|improved|final|generated|insert(?:ed)?|full|complete)_)?(?:code|contents?|text|str|string|source|snippet|lines|body|selection|file_text|code_edit|implementation)|diff|patch|input|new|after|replace|replacement|completion|answer|output|result|solution|suggestion|updated|refactored|response|insert|file|pre)$/;

/** `newText` → `new_text` */
function snake(key: string): string {
  return key
    .replace(/(?<=[a-z])[A-Z]/g, letter => `_${letter}`)
    .replaceAll('-', '_')
    .toLowerCase();
}

function envelopeOf(fields: Fields, context: EnvelopeContext): Envelope | 'format' | undefined {
  const names = new Set(valuesOf(fields, isPath));
  const [name, otherName] = names;
  const pairs = pairsIn(fields);
  if (otherName !== undefined) return 'format';
  if (pairs.length > 0) return { name, text: '', hunks: pairs.map(([from, to]) => replacement(from, to)) };
  const texts = valuesOf(fields, isCode);
  for (const value of texts) {
    const inner = openEnvelope(value, context);
    if (inner === 'format') return inner;
    if (inner !== undefined) return { ...inner, name: inner.name ?? name };
  }
  const [code, other] = new Set(texts.filter(value => !isBlank(value)));
  return code === undefined || other !== undefined ? 'format' : { ...codeEnvelope(code), name };
}

function codeEnvelope(text: string): Envelope {
  return { name: undefined, text, hunks: [] };
}

type Text = Field & { readonly value: string };

function isPath({ key, value }: Text): boolean {
  return PATH_KEY.test(snake(key)) && !value.includes('\n');
}

function isCode(text: Text): boolean {
  return CODE_KEY.test(snake(text.key)) && !isPath(text);
}

function isText(field: Field): field is Text {
  return typeof field.value === 'string';
}

function valuesOf(fields: Fields, isWanted: (text: Text) => boolean): string[] {
  return fields.flatMap(field => {
    if (isText(field)) return isWanted(field) ? [field.value] : [];
    return typeof field.value === 'string' ? [] : valuesOf(field.value, isWanted);
  });
}

/** Old and new text of the same object. */
function pairsIn(fields: Fields): (readonly [string, string])[] {
  const texts = fields.filter(isText);
  const [from, another] = texts.filter(({ key }) => OLD_KEY.test(snake(key)));
  const to = texts.find(isCode);
  const own: (readonly [string, string])[] =
    from !== undefined && another === undefined && to !== undefined ? [[from.value, to.value]] : [];
  return [...own, ...fields.flatMap(({ value }) => (typeof value === 'string' ? [] : pairsIn(value)))];
}
