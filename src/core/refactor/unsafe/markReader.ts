import { ownValue } from '../../json.ts';
import { type Code, purposeOf } from './code/code.ts';
import type { Call } from './code/expressions.ts';
import { plainName, type Scope, type Setting, settingsOfCall, textOf } from './code/scopes.ts';
import { isGroup, isSymbol, isWord, type StringToken, type Token } from './code/token.ts';
import { riskOf, SHAPES, type Value } from './code/value.ts';
import type { ConstructKind, Mark } from './constructs.ts';
import { hashesPassword, hasPassword, isWeakCipher, isWeakHash, isWeakRandom, makesSecret } from './passwords.ts';
import { isPermissionCall } from './permissions.ts';
import { UNSAFE_NAMES, UNSAFE_SETTINGS, type UnsafeSetting } from './settings.ts';
import {
  argumentWords,
  candidatesOf,
  entriesOf,
  isAccepting,
  isEmptyCheck,
  isTypeName,
  unwrapped,
} from './settingValues.ts';
import type { Sink } from './sink.ts';
import { sinksOf } from './sinkLookup.ts';
import { isHtml, isQuery, SHELL_PROGRAM, SHELL_SWITCH } from './texts.ts';

const LOGS =
  /^(?:log|logs|logger|console|print|println|printf|puts|p|warn|warning|error|info|debug|trace|fatal|raise|throw|Error|Errorf|panic|fail|assert\w*|expect|it|describe|test|t|i18n|gettext|_|toast|alert|confirm|notify|message|Exception|format_message)$|(?:Error|Exception|Log|Logger)$/;

export class MarkReader {
  readonly #code: Code;
  readonly #isHardened: boolean;
  readonly #settings = new Map<string, readonly UnsafeSetting[]>();

  constructor(code: Code, text: string) {
    this.#code = code;
    this.#isHardened = HARDENED_XML.test(text);
  }

  marksOf(scope: Scope, index: number): Mark[] {
    const marks: Mark[] = [];
    const add = (kind: ConstructKind, tokens: readonly Token[] = scope.element.tokens) => {
      const line = tokens[0]?.line ?? scope.line;
      marks.push({ kind, line, endLine: Math.max(line, tokens.at(-1)?.endLine ?? line) });
    };
    for (const call of scope.calls) {
      const tokens = scope.element.tokens.slice(call.from, call.to + 1);
      for (const kind of this.#kindsOfCall(call, scope, index)) add(kind, tokens);
    }
    const { assignments } = scope;
    const settings = [...assignments, ...scope.calls.flatMap(settingsOfCall)];
    for (const setting of settings) for (const kind of this.#kindsOfSetting(setting)) add(kind);
    for (const kind of this.#kindsOfNames(scope)) add(kind);
    if (isEmptyCheck(scope.element.tokens)) add('certificate');
    for (const kind of this.#kindsOfText(scope, assignments[0])) add(kind);
    return marks;
  }

  #kindsOfCall(call: Call, scope: Scope, index: number): ConstructKind[] {
    const { names, chain } = call;
    const kinds = sinksOf(names, this.#code.family).flatMap(sink => (this.#isReached(sink, call) ? [sink.kind] : []));
    if (this.#runsShell(chain) || this.#runsString(call, scope)) kinds.push('shell');
    if (isWeakCipher(call)) kinds.push('cipher');
    if (this.#isUnprotectedXml(call)) kinds.push('xml');
    if (isPermissionCall(call)) kinds.push('permissions');
    if (hasPassword(call)) kinds.push('secret');
    const { scopes } = this.#code;
    const isRandom = isWeakRandom(call, () => this.#code.wordsOf(names[0] ?? '', scope));
    if (isRandom && makesSecret(purposeOf(scopes, index))) kinds.push('random');
    const later = () => scopes.slice(index, index + SCOPES_OF_USE);
    if (isWeakHash(call) && hashesPassword(scope, purposeOf(scopes, index), later())) kinds.push('hash');
    return kinds;
  }

  #isReached({ argument, danger, kind, most, needs, text, unless }: Sink, { args }: Call): boolean {
    if (most !== undefined && args.length > most) return false;
    if (needs !== undefined || unless !== undefined) {
      const words = argumentWords(args.flatMap(({ tokens }) => tokens));
      if ((needs !== undefined && !needs.test(words)) || unless?.test(words)) return false;
    }
    if (danger === 'always') return true;
    const judged = argument === undefined ? args : args.slice(argument, argument + 1);
    return judged.some(({ tokens }) => {
      if (danger === 'tainted') {
        if (!this.#code.isTainted(tokens, kind)) return false;
        const value = this.#code.readValue(tokens, kind);
        if (value.shape === 'function') return false;
        if ((kind === 'request' || kind === 'redirect') && FIXED_HOST.test(value.text ?? '')) return false;
        return text === undefined || text.test(value.text ?? '');
      }
      const value = this.#code.readValue(tokens, kind);
      if (danger === 'text') return tokens.some(token => token.kind === 'string') && value.shape !== 'function';
      if (text !== undefined && !text.test(value.text ?? '')) return false;
      return danger === 'composed' ? value.shape === 'composed' : riskOf(value) >= SHAPES.indexOf('variable');
    });
  }

  /** Groovy: `"ls $a".execute()` */
  #runsString({ from, names, onString }: Call, { element }: Scope): boolean {
    if (!onString || names.at(-1) !== 'execute' || this.#code.family !== 'jvm') return false;
    return this.#code.readValue(element.tokens.slice(from, from + 1), 'shell').shape === 'composed';
  }

  /** `"sh", "-c", command` */
  #runsShell(elements: Call['chain']): boolean {
    const flat = elements.flatMap(({ tokens }) => {
      const last = tokens.at(-1);
      return isGroup(last, '[') || isGroup(last, '{') ? entriesOf(last.items) : [tokens];
    });
    const program = flat.findIndex(tokens => SHELL_PROGRAM.test(textOf(tokens[0]) ?? ''));
    if (program < 0) return false;
    const option = flat.findIndex(
      (tokens, at) => at > program && SHELL_SWITCH.test(this.#code.readValue(tokens, 'shell').text ?? ''),
    );
    if (option < 0) return false;
    const last = flat
      .slice(option)
      .some(tokens => riskOf(this.#code.readValue(tokens, 'shell')) >= SHAPES.indexOf('variable'));
    return last;
  }

  #isUnprotectedXml({ names, args }: Call): boolean {
    if (this.#code.family !== 'jvm' || this.#isHardened) return false;
    const [factory = '', method] = names.slice(-2);
    if (/^(?:DocumentBuilderFactory|SAXParserFactory|XMLInputFactory|SAXTransformerFactory)$/.test(factory))
      return /^new\w*(?:Instance|Factory)$/.test(method ?? '');
    return args.length === 0 && /^(?:SAXBuilder|SAXReader)$/.test(names.at(-1) ?? '');
  }

  #kindsOfSetting(setting: Setting): ConstructKind[] {
    const name = plainName(setting.name);
    return this.#settingsNamed(name).flatMap(unsafe => (this.#isUnsafe(unsafe, setting) ? [unsafe.kind] : []));
  }

  #settingsNamed(name: string): readonly UnsafeSetting[] {
    const known = this.#settings.get(name);
    if (known !== undefined) return known;
    const settings = UNSAFE_SETTINGS.filter(unsafe => unsafe.name.test(name));
    this.#settings.set(name, settings);
    return settings;
  }

  #isUnsafe(
    { families, kind, value, within }: UnsafeSetting,
    { owner, path, value: tokens, name, operator }: Setting,
  ): boolean {
    const { family } = this.#code;
    if (families !== undefined && !families.includes(family)) return false;
    if (
      within !== undefined &&
      !within.test(owner?.names.at(-1) ?? '') &&
      !owner?.names.some(one => within.test(one)) &&
      !within.test(name) &&
      !within.test(path)
    )
      return false;
    if (kind === 'shell' && owner?.args[0] !== undefined && !this.#isVariable(owner.args[0].tokens, 'shell'))
      return false;
    if (value === 'tainted') return operator !== ':' && this.#code.isTainted(tokens, kind);
    if (value === 'accepting') return isAccepting(tokens);
    if (value === 'shell-text') {
      const composed = this.#code.readValue(tokens, kind);
      const [list] = tokens;
      const [option, ...rest] = isGroup(list, '[') ? entriesOf(list.items) : [];
      const isList =
        option !== undefined &&
        SHELL_SWITCH.test(textOf(option[0]) ?? '') &&
        rest.some(entry => this.#isVariable(entry, kind));
      return isList || (composed.shape === 'composed' && SHELL_SWITCH.test(composed.text ?? ''));
    }
    if (value === 'variable') return !isTypeName(tokens) && this.#isVariable(tokens, kind);
    return candidatesOf(tokens).some(text => value.test(text));
  }

  #isVariable(tokens: readonly Token[], kind: string): boolean {
    const value = this.#code.readValue(unwrapped(tokens), kind);
    return riskOf(value) >= SHAPES.indexOf('variable');
  }

  #kindsOfNames({ element, owner }: Scope): ConstructKind[] {
    const isComparison = element.tokens.some(token => isSymbol(token, '==', '===', '!=', '!=='));
    if (isComparison || /^import$/.test(element.tokens[0]?.kind === 'word' ? element.tokens[0].text : '')) return [];
    return element.tokens.flatMap((token, at) => {
      if (token.kind !== 'word') return [];
      const kind = ownValue(UNSAFE_NAMES, token.text.replace(/^@/, ''));
      if (kind === undefined || isDefined(element.tokens[at - 1]) || isSymbol(element.tokens[at + 1], ':')) return [];
      if (kind === 'cipher' && owner === undefined && element.tokens.length > 1) return [kind];
      // `"<b>".html_safe`
      const receiver = element.tokens[at - 2];
      return token.text === 'html_safe' && receiver?.kind === 'string' && textOf(receiver) !== undefined ? [] : [kind];
    });
  }

  /** Queries and HTML that are joined from parts, wherever they go. */
  #kindsOfText(scope: Scope, own: Setting | undefined): ConstructKind[] {
    const { element, owner } = scope;
    if (!element.tokens.some(hasText)) return [];
    if (isMessage(scope)) return [];
    const kinds: ConstructKind[] = [];
    const tokens = own === undefined || (own.operator === ':' && owner === undefined) ? element.tokens : own.value;
    const query = this.#code.readValue(tokens, 'query');
    if (isQuery(query) && !(owner?.names.at(-1) ?? '').endsWith('Interpolated')) kinds.push('query');
    const html = query.shape === 'composed' ? this.#code.readValue(tokens, 'markup') : undefined;
    if (html !== undefined && isHtml(html) && this.#holesAreTainted(html)) kinds.push('markup');
    if (this.#code.family === 'shell') return [];
    for (const token of element.tokens) {
      if (token.kind !== 'string') continue;
      if (this.#isCommand(token) && (token.quote === '`' || isRun(element.tokens, token))) kinds.push('shell');
      if (/^access-control-allow-origin:\s{0,4}\*/i.test(textOf(token) ?? '')) kinds.push('origin');
    }
    return kinds;
  }

  #holesAreTainted({ holes }: Value): boolean {
    return holes.some(hole => this.#code.isTainted(hole, 'markup'));
  }

  /** `` `ls #{dir}` `` in Ruby, PHP and Perl, `s"ls $dir".!` in Scala. */
  #isCommand(token: StringToken): boolean {
    if (!['ruby', 'php', 'perl', 'jvm'].includes(this.#code.family)) return false;
    return this.#code.readValue([token], 'shell').shape === 'composed';
  }
}

/** `https://host/`, `/users/`: a value behind it can't change the host. */
const FIXED_HOST = /^(?:https?:\/\/[^\uFFFC/]{1,200}\/|\/[\w-])/;
/** How many scopes after the one that makes a digest may use it. */
const SCOPES_OF_USE = 14;
const HARDENED_XML =
  /disallow-doctype-decl|FEATURE_SECURE_PROCESSING|external-general-entities|SUPPORT_DTD|ACCESS_EXTERNAL_DTD|IS_SUPPORTING_EXTERNAL_ENTITIES|setExpandEntityReferences\(\s{0,4}false/;

const DEFINES = new Set('class import def from'.split(' '));

/** True after `class` or `import`. */
function isDefined(before: Token | undefined): boolean {
  return before?.kind === 'word' && DEFINES.has(before.text);
}

function isRun(tokens: readonly Token[], string: StringToken): boolean {
  const at = tokens.indexOf(string);
  return isSymbol(tokens[at + 1], '.') && isSymbol(tokens[at + 2], '!');
}

function hasText(token: Token): boolean {
  return token.kind === 'string' || (token.kind === 'group' && token.items.some(({ kind }) => kind === 'string'));
}

function isMessage({ element, owner, parent }: Scope): boolean {
  const [first] = element.tokens;
  if (isWord(first, 'raise', 'throw', 'assert', 'puts', 'print')) return true;
  if (owner?.names.some(name => LOGS.test(name))) return true;
  return owner === undefined && parent !== undefined && isWord(parent.element.tokens[0], 'raise', 'throw');
}
