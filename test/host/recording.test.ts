import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { draftsWith } from '../../src/vscode/ghostText/draftFactory.ts';
import { aroundInLine, Offer } from '../../src/vscode/ghostText/shownSuggestion.ts';
import { packedGrammars } from '../../src/vscode/packedGrammars.ts';
import { readRecording, verdictOnRecorded, wantedIn } from '../corpus/recording.ts';
import { Replay } from '../run/requests/replayCase.ts';
import { dedent } from '../support/dedent.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { acceptUntil, closeAll, configure, editText, open, type, until } from './support/editing.ts';

/** `one` is shown first, `two` is an alternative. */
describe('the fate of a suggestion', () => {
  after(closeAll);

  const insert = (editor: vscode.TextEditor, text: string) =>
    editText(editor, edit => edit.insert(editor.selection.active, text));

  for (const [name, act, fate] of [
    ['typed through', (editor: vscode.TextEditor) => insert(editor, 'one()'), 'typed-through'],
    [
      'typed over, also by an accepted alternative',
      (editor: vscode.TextEditor) => insert(editor, 'two()'),
      'typed-over',
    ],
    ['left', async () => undefined, 'left'],
  ] as const) {
    it(`is ${name}`, async () => {
      const fates: string[] = [];
      const offer = new Offer({ wants: () => true, became: (id, { kind }) => fates.push(`${id} ${kind}`) });
      const editor = await open('x = █', 'python');
      const { document, selection } = editor;
      const position = selection.active;
      const candidates = ['one', 'two'].map(id => ({ insertText: `${id}()`, replaceSuffix: 0, requestId: id }));
      const { version } = document;
      const start = document.offsetAt(position);
      offer.set({ document, version, position, start, ...aroundInLine(document, position), candidates });
      await act(editor);
      offer.set(undefined);
      assert.deepEqual(fates, [`one ${fate}`]);
    });
  }
});

/** Requests of the installed extension, over HTTP on loopback, in its own storage. */
describe('recorded requests', () => {
  let server: ModelServer;
  const profile = process.env['GHOSTLINE_PROFILE'] ?? '';

  before(async () => {
    server = await startModelServer({ apiKey: null, delayMs: 5 });
    await configure({ baseUrl: server.url, record: true });
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined, record: undefined });
    await server.close();
  });

  const files = () => globSync(`**/${EXTENSION_ID}/recordings/requests-*.jsonl`, { cwd: profile }).toSorted();
  const recorded = () =>
    readRecording(files().flatMap(file => readFileSync(path.join(profile, file), 'utf8').split('\n'))).cases;
  /** On a slow machine the first key is answered before the second one. */
  const recordsIn = (name: string) => recorded().filter(({ one }) => one.prefix.startsWith(`def ${name}(`));

  /** The answer to `typed` at the cursor is on its way to the screen. */
  const answered = async (drawn: string, typed: string, answer: string) => {
    server.answer = answer;
    const count = server.requests.length;
    const editor = await open(drawn, 'python');
    await type(typed);
    await until('a request', () => server.requests.length > count);
    await until('its answer', () => server.openStreams === 0);
    return editor;
  };

  const untilBecame = (name: string, kind: string) =>
    until(
      `${name} to be ${kind}`,
      () => recordsIn(name).some(({ fate }) => fate?.kind === kind),
      () => recorded().map(({ suggested, fate }) => [suggested, fate]),
    );

  it('come with the accepted text, and replay shows the same', async () => {
    const editor = await answered('def f(a, b):\n    █\n', 'pr', 'print(a)\n    print(b)');
    await acceptUntil(
      editor,
      dedent`
      def f(a, b):
          print(a)
          print(b)
    `,
    );
    // Its first line can be accepted before the rest is there.
    const whole = () => recordsIn('f').find(one => wantedIn(one) !== undefined);
    await until('all of it to be accepted', () => whole() !== undefined, recorded);
    const found = whole() ?? assert.fail('not recorded');
    assert.equal(
      found.one.prefix + wantedIn(found),
      dedent`
      def f(a, b):
          print(a)
          print(b)
    `,
    );
    assert.equal(found.one.suffix, '\n');
    assert.match(found.one.chunks.join(''), /^print\(a\)\n {4}print\(b\)/);
    const { extensionUri } = vscode.extensions.getExtension(EXTENSION_ID) ?? assert.fail('not installed');
    const log = vscode.window.createOutputChannel('replay', { log: true });
    const shown = await new Replay(found.one, { newDraft: draftsWith(packedGrammars(extensionUri, log)) }).run();
    log.dispose();
    assert.deepEqual({ insertText: shown.insertText, replaceSuffix: shown.replaceSuffix }, found.suggested);
    assert.equal(verdictOnRecorded(found, { ...shown, tookBack: false }), 'right');
  });

  const untilSuggested = (name: string) =>
    until('the record', () => recordsIn(name).some(({ suggested }) => suggested?.insertText !== ''));

  it('come with suggestions that were dismissed, typed over and typed out', async () => {
    await answered('def g():\n    █\n', 'sa', 'save(1)');
    await until('the suggestion to be dismissed', async () => {
      await vscode.commands.executeCommand('ghostline.dismissed');
      return recordsIn('g').some(({ fate }) => fate?.kind === 'dismissed');
    });
    await answered('def h():\n    █\n', 'loa', 'load(2)');
    await untilSuggested('h');
    await type('x');
    await untilBecame('h', 'typed-over');
    await answered('def i():\n    █\n', 'ru', 'run = 3');
    await untilSuggested('i');
    await type('n = 3');
    await untilBecame('i', 'typed-through');
  });

  it('are not made where a secret is near, or while recording is off', async () => {
    await answered('api_key = "sk-or-v1-8f3b2c91d04e7a65b1f29c83"\n█\n', 'sa', 'save(api_key)');
    await configure({ record: false });
    await answered('def k():\n    █\n', 'sa', 'save(3)');
    await configure({ record: true });
    await answered('def l():\n    █\n', 'sa', 'save(4)');
    await untilSuggested('l');
    const text = JSON.stringify(recorded());
    for (const absent of ['api_key', 'def k']) assert.ok(!text.includes(absent), absent);
    assert.ok(text.includes('def l'));
  });

  it('can be read by their owner only', function () {
    if (process.platform === 'win32') this.skip();
    const [file = ''] = files();
    assert.equal(statSync(path.join(profile, file)).mode & 0o777, 0o600);
    assert.equal(statSync(path.join(profile, path.dirname(file))).mode & 0o777, 0o700);
  });
});
