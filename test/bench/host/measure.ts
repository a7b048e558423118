import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { holeAt } from '../../../src/vscode/ghostText/holeAt.ts';
import { type Key, Keyboard } from './keyboard.ts';
import type { KeystrokeReport } from './report.ts';
import type { Stopwatch } from './stopwatch.ts';
import { Subject } from './subject.ts';

/** As many as the cache keeps. */
const CACHED_ANSWERS = 64;
const ALONG_KEYS = 230;
const ASTRAY_KEYS = 200;
/** Number of keys between pauses, in which a request is sent. */
const PAUSE_EVERY_KEYS = 25;
/** The editor's wait, ours, and some room. */
const PAUSE_MS = 180;
/** Until then the code is compiled and its types are known. */
const COLD_KEYS = 30;
const PIECE_CHARS = 4;
const ENOUGH = 0.9;

/** Every line has something that the editor closes by itself. */
const ANSWER = [
  'const known = new Map<string, number>();',
  'const first = words.at(0) ?? "";',
  'let longest = first.length;',
  'words.forEach(word => known.set(word, word.length));',
  'longest = Math.max(longest, ...known.values());',
  'const sorted = [...known.keys()].sort();',
  'const shortest = sorted.findLast(word => word.length < longest);',
  'const share = longest / Math.max(1, words.length);',
  'console.log(shortest, share.toFixed(2));',
  'const names = sorted.slice(0, limit);',
  'const joined = names.join(", ");',
  'return joined.trim();',
];

/** Deviates from the model's answer. */
const ASTRAY = 'const [rows, columns] = dimensions(grid) ?? [0, 0];\nassert(rows > 0, "an empty grid");\n';

/** Types along a live suggestion and away from it, in the middle of a document. */
export async function measureKeystrokes(
  stopwatch: Stopwatch,
  { lines, wasCold }: { lines: number; wasCold: boolean },
): Promise<KeystrokeReport> {
  const editor = await openDocument(lines);
  const subject = new Subject(stopwatch);
  const keyboard = new Keyboard({ editor, subject, stopwatch });
  try {
    await fillCache(subject, editor);
    const along = await typeAlong(keyboard, subject);
    checkThat('keys along the suggestion were answered at once', along, key => key.answered);
    const pieceMs = subject.pieceMs.splice(0);
    const astray = await typeAstray(keyboard);
    checkThat('keys astray were not', astray, key => !key.answered);
    const keys = [...along.slice(COLD_KEYS), ...astray];
    return {
      lines,
      keyMs: keys.map(key => key.ms),
      undisturbedKeyMs: keys.filter(key => !key.disturbed).map(key => key.ms),
      coldKeyMs: wasCold ? along.slice(0, COLD_KEYS).map(key => key.ms) : [],
      pieceMs,
    };
  } finally {
    await subject.close();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** TypeScript, with the cursor in an empty function in the middle. */
async function openDocument(lines: number): Promise<vscode.TextEditor> {
  const texts = Array.from({ length: lines }, (_, index) =>
    index % 8 === 0
      ? `// ${index}: what follows is as long as a line of code`
      : `call${index}(value${index}, [${index}]);`,
  );
  const line = Math.floor(lines / 2);
  texts.splice(line, 3, 'function names(words: string[], limit: number): string {', '  ', '}');
  const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: texts.join('\n') });
  const editor = await vscode.window.showTextDocument(document);
  editor.options = { insertSpaces: true, tabSize: 2 };
  editor.selection = new vscode.Selection(line + 1, 2, line + 1, 2);
  editor.revealRange(editor.selection);
  await sleep(PAUSE_MS);
  return editor;
}

/** Answers that all belong to the place of the cursor, and fit only after other text: each look-up compares them all. */
async function fillCache(subject: Subject, { document, selection }: vscode.TextEditor): Promise<void> {
  const hole = holeAt(document, selection.active);
  for (let entry = 0; entry < CACHED_ANSWERS; entry++) {
    const { requests } = subject;
    const outcome = subject.pipeline.complete(
      {
        documentId: document.uri.toString(),
        version: document.version,
        position: selection.active,
        path: 'names.ts',
        hole: { ...hole, prefix: `${hole.prefix}entry${entry} ` },
        trigger: 'explicit',
        lastChange: 'none',
      },
      new AbortController().signal,
    );
    await subject.untilRequested(requests + 1);
    subject.stream?.say(ANSWER.join('\n  '));
    subject.stream?.stop();
    await outcome;
  }
}

/** Along a suggestion that goes on growing meanwhile. */
async function typeAlong(keyboard: Keyboard, subject: Subject): Promise<Key[]> {
  const { requests } = subject;
  await keyboard.press('c');
  // An editor that has only just opened may miss its own question. (The command ends with the answer: not awaited.)
  void vscode.commands.executeCommand('editor.action.inlineSuggest.trigger', { explicit: false });
  await subject.untilRequested(requests + 1);
  await sleep(PAUSE_MS);
  const answer = ANSWER.join('\n  ').slice(1);
  // Always a line ahead of the fingers.
  let said = answer.indexOf('\n', answer.indexOf('\n') + 1) + 1;
  subject.stream?.say(answer.slice(0, said));
  await sleep(PAUSE_MS);
  const keys: Key[] = [];
  // The editor indents the next line itself.
  for (const character of ANSWER.join('\n').slice(1, ALONG_KEYS + 1)) {
    keys.push(await keyboard.press(character));
    if (said < answer.length) subject.stream?.say(answer.slice(said, said + PIECE_CHARS));
    said += PIECE_CHARS;
  }
  return keys;
}

/** No key has an answer; a pause sends a request, and the next key aborts it. */
async function typeAstray(keyboard: Keyboard): Promise<Key[]> {
  const keys: Key[] = [];
  for (let index = 0; index < ASTRAY_KEYS; index++) {
    const pauses = index % PAUSE_EVERY_KEYS === PAUSE_EVERY_KEYS - 1;
    keys.push(await keyboard.press(ASTRAY.charAt(index % ASTRAY.length), pauses ? PAUSE_MS : 0));
  }
  return keys;
}

/** Fails if the figure would be of something else. Brackets that the editor closes may miss a few. */
function checkThat(what: string, keys: readonly Key[], holds: (key: Key) => boolean): void {
  const share = keys.filter(holds).length / keys.length;
  if (share < ENOUGH) throw new Error(`only ${Math.round(share * 100)}% of the ${what}`);
}
