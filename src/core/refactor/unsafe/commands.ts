import { Pace, type Steps } from '../../steps.ts';
import { isSymbol, type Token } from './code/token.ts';
import type { ConstructKind, Mark } from './constructs.ts';
import { isWorldWritable } from './permissions.ts';

interface Word {
  readonly text: string;
  readonly isConstant: boolean;
  readonly isQuoted: boolean;
  readonly line: number;
}

interface Command {
  readonly words: readonly Word[];
  /** Reads the output of the command before. */
  readonly isPiped: boolean;
  readonly line: number;
  readonly endLine: number;
}

const SHELLS = /^(?:\/(?:usr\/)?(?:bin\/)?)?(?:env )?(?:ba|z|da|k|a)?sh$/;
/** They run their input only without a file: `| python3 -`. */
const INTERPRETERS = /^(?:python3?|perl|ruby|node|php)$/;
const FETCHES = /^(?:curl|wget|fetch)$/;
const END = [';', '|', '||', '&&', '&'];

/** Marks a shell script, or the commands within the settings of a build. */
export function* markCommands(text: string, tokens: readonly Token[]): Steps<readonly Mark[]> {
  const marks: Mark[] = [];
  const open: (readonly Token[])[] = [tokens];
  const pace = new Pace();
  for (let items = open.pop(); items !== undefined; items = open.pop()) {
    const commands = commandsOf(text, items);
    for (const [at, command] of commands.entries()) {
      for (const kind of kindsOf(command, commands[at - 1]))
        marks.push({ kind, line: command.line, endLine: command.endLine });
    }
    for (const token of items) {
      if (token.kind === 'group') open.push(token.items);
      if (token.kind === 'string') open.push(...token.parts.filter(part => typeof part !== 'string'));
      if (pace.isDue(token.end - token.start)) yield;
    }
  }
  return marks;
}

function commandsOf(text: string, items: readonly Token[]): Command[] {
  const commands: Command[] = [];
  let words: Word[] = [];
  let isPiped = false;
  let endLine = 0;
  const push = () => {
    const [first] = words;
    if (first !== undefined) commands.push({ words, isPiped, line: first.line, endLine });
    words = [];
  };
  for (let at = 0; at < items.length; at += 1) {
    const token = items[at];
    if (token === undefined) break;
    const isContinued = isSymbol(items[at - 1], '\\');
    const isEnd = isSymbol(token, ...END);
    if (isEnd || (token.isFirstOfLine && !isContinued && !isPipe(items[at - 1]))) {
      push();
      if (!isEnd) isPiped = isPipe(items[at - 1]);
    }
    if (isEnd) {
      isPiped = isPipe(token);
      continue;
    }
    if (isSymbol(token, '\\')) continue;
    let last = at;
    while (items[last + 1]?.isSpaced === false && !isSymbol(items[last + 1], ...END)) last += 1;
    const parts = items.slice(at, last + 1);
    const end = items[last]?.end ?? token.end;
    endLine = items[last]?.endLine ?? token.line;
    words.push({
      text: text.slice(token.start, Math.min(end, token.start + 300)).replace(/^["'](.*)["']$/s, '$1'),
      isConstant: parts.every(isPlain),
      isQuoted: token.kind === 'string',
      line: token.line,
    });
    at = last;
  }
  push();
  return commands;
}

function isPipe(token: Token | undefined): boolean {
  return isSymbol(token, '|');
}

/** Without `$name`; the output of a constant command is constant: `$(ssh-agent -s)`. */
function isPlain(token: Token): boolean {
  if (token.kind === 'string') return token.parts.every(part => typeof part === 'string' || part.every(isPlain));
  if (token.kind === 'group') return token.items.every(isPlain);
  return token.text === '$' || !token.text.startsWith('$');
}

function kindsOf({ words, isPiped }: Command, before: Command | undefined): ConstructKind[] {
  const kinds = new Set<ConstructKind>();
  const plain = words.filter(({ isQuoted }) => !isQuoted);
  const has = (pattern: RegExp) => plain.some(({ text }) => pattern.test(text));
  const [program] = words.filter(
    ({ text }) =>
      !/^(?:sudo|exec|env|command|time|nohup|RUN|-E|-H|-|run:|then|do|else|@\w*)$/.test(text) && !/^\w+=/.test(text),
  );
  const name = program?.text ?? '';
  if (name === 'eval' && words.some(({ isConstant }) => !isConstant)) kinds.add('eval');
  if (isPiped && runsInput(name, words) && (before?.words.some(({ text }) => FETCHES.test(text)) ?? false))
    kinds.add('shell');
  if (SHELLS.test(name) && runsText(words)) kinds.add('shell');
  if (/^(?:source|\.)$/.test(name) || SHELLS.test(name)) {
    if (words.some(({ text }) => /^<?["$<]{0,3}\(\s*(?:curl|wget)\b/.test(text))) kinds.add('shell');
  }
  if (has(/^chmod$/) && words.some(({ text }) => isWorldWritable(text))) kinds.add('permissions');
  if (
    has(/^(?:mkdir|install)$/) &&
    words.some(({ text }, at) => /^(?:-m|--mode)$/.test(words[at - 1]?.text ?? '') && isWorldWritable(text))
  )
    kinds.add('permissions');
  if (name === 'umask' && /^0+$/.test(words.at(-1)?.text ?? '')) kinds.add('permissions');
  if (has(/^curl$/) && has(/^(?:-(?=[a-zA-Z]*k)[a-zA-Z]+|--insecure|--proxy-insecure)$/)) kinds.add('certificate');
  if (has(/^wget$/) && has(/^--no-check-certificate$/)) kinds.add('certificate');
  if (has(/^git$/) && has(/^http\.sslVerify(?:=false)?$/i) && /false$/.test(words.at(-1)?.text ?? words.join(' ')))
    kinds.add('certificate');
  if (has(/^http\.sslVerify=false$/i)) kinds.add('certificate');
  if (
    has(/^(?:export\s+)?(?:GIT_SSL_NO_VERIFY=(?:1|true)|NODE_TLS_REJECT_UNAUTHORIZED=["']?0["']?|PYTHONHTTPSVERIFY=0)$/)
  )
    kinds.add('certificate');
  if (has(/^strict-ssl$/) && has(/^false$/)) kinds.add('certificate');
  if (has(/^StrictHostKeyChecking=no$/i)) kinds.add('certificate');
  if (has(/^(?:pip3?|npm)$/) && has(/^--trusted-host/)) kinds.add('certificate');
  return [...kinds];
}

function runsInput(name: string, words: readonly Word[]): boolean {
  if (SHELLS.test(name)) return true;
  return INTERPRETERS.test(name) && (words.at(-1)?.text === name || words.at(-1)?.text === '-');
}

/** `sh -c "…$x"` */
function runsText(words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = words[at + 1];
  return at > 0 && script !== undefined && !script.isConstant;
}
