import assert from 'node:assert/strict';
import { dedent } from '../support/dedent.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { appearances, blankFrames } from '../support/vscode/parts/ghostText.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import { itAcceptsWhatItShows } from './support/acceptedText.ts';
import { heldLines, lineByLine, STACK, STACK_LINES } from './support/answers.ts';

describe('ghost text while the answer arrives', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null, delayMs: 50 });
    // The list of words would lie over the lines that grow; suggestList.test.ts looks at the two together.
    return { modelServerUrl: server.url, settings: { 'editor.quickSuggestions': { other: 'off' } } };
  });

  after(() => server.close());

  /** A new file with the answer to come, and the cursor in its empty body. */
  const openBody = async (name: string, answer = lineByLine(STACK_LINES)) => {
    server.answer = answer;
    await workbench().reset({ [name]: STACK });
    await workbench().open(name);
    await workbench().editor.moveTo(2, 3);
  };
  const whole = STACK_LINES.join('\n');

  it('appears line by line while the stream runs, with no blank frame', async () => {
    const { ghostText, editor } = workbench();
    const held = heldLines(STACK_LINES);
    await openBody('growing.ts', held.answer);
    const recording = await ghostText.record();
    await editor.type('c');
    for (const [index, line] of STACK_LINES.slice(0, -1).entries()) {
      held.release();
      // Whether a closing line is the answer's own shows with the line after it.
      if (line.trim() === '}') continue;
      const lines = STACK_LINES.slice(0, index + 1)
        .join('\n')
        .slice(1);
      await ghostText.waitFor(`${index + 1} lines`, text => text === lines);
      assert.equal(server.openStreams, 1, 'it is shown while the answer is still coming');
      if (index === 3) await workbench().screenshot('growing');
    }
    held.release();
    held.release();
    await ghostText.waitFor('all of it', text => text === whole.slice(1));
    const frames = await recording.stop();
    assert.equal(blankFrames(frames), 0);
    const texts = appearances(frames).filter(text => text !== null);
    assert.ok(texts.length >= 5, `it grew in ${texts.length} steps`);
    for (const [index, text] of texts.entries()) {
      assert.ok(text.startsWith(texts[index - 1] ?? ''), 'a line that was shown was rewritten');
    }
  });

  it('is inserted whole with Tab, and removed with one undo', async () => {
    const { ghostText, editor } = workbench();
    await openBody('tab.ts');
    await editor.type('c');
    await ghostText.waitFor('all of it', text => text === whole.slice(1));
    await editor.press('Tab');
    assert.equal(await editor.text(), STACK.replace('  \n', `  ${whole}\n`));
    await editor.press('ControlOrMeta+z');
    assert.equal(await editor.text(), STACK.replace('  \n', '  c\n'));
    const recording = await ghostText.record();
    await editor.press('ControlOrMeta+Shift+z', 'ControlOrMeta+z');
    await until({
      what: 'the undone text',
      probe: async () => (await editor.text()) === STACK.replace('  \n', '  c\n'),
    });
    assert.deepEqual(appearances(await recording.stop()), [null], 'it came back by itself after an undo');
  });

  it('inserts the shown text when indentation is typed under it', async () => {
    const { ghostText, editor } = workbench();
    await openBody('indented.ts', lineByLine(['return item;']));
    await editor.type(' ');
    await ghostText.waitFor('the line', text => text.trim() === 'return item;');
    await editor.type(' ');
    // The same text stays on the screen until VS Code has asked again, 50 ms after the key.
    await new Promise(resolve => setTimeout(resolve, 600));
    const shown = await ghostText.waitFor('the line again', text => text.trim() === 'return item;');
    assert.equal(shown, 'return item;');
    await workbench().screenshot('indented');
    await editor.press('Tab');
    assert.equal(await editor.text(), STACK.replace('  \n', '    return item;\n'));
  });

  it('shows its first line and then the rest where it may not grow in place', async () => {
    const { ghostText, editor } = workbench();
    await openBody('plain.ts');
    await workbench().configure({ 'ghostline.growInPlace': false });
    const recording = await ghostText.record();
    await editor.type('c');
    await ghostText.waitFor('the first line');
    await server.untilNoOpenStreams();
    assert.deepEqual(appearances(await recording.stop()), [null, 'onst stack: string[] = [];']);
    await editor.press('Tab');
    await ghostText.waitFor('the rest', text => text.trim() === STACK_LINES.slice(1).join('\n').trim());
  });

  it('is kept while the user types along it', async () => {
    const { ghostText, editor } = workbench();
    const held = heldLines(STACK_LINES);
    const aborted = server.abortedRequests;
    await openBody('along.ts', held.answer);
    held.release();
    held.release();
    await editor.type('c');
    await ghostText.waitFor('the first line');
    const recording = await ghostText.record();
    const typed = 'onst stack';
    for (const key of typed) {
      held.release();
      await editor.type(key, 120);
    }
    await ghostText.waitFor('all of the rest', text => text === whole.slice('const stack'.length));
    const frames = await recording.stop();
    assert.equal(blankFrames(frames), 0);
    assert.equal(server.abortedRequests, aborted);
  });

  it('ends its request when something else is typed', async () => {
    const { ghostText, editor } = workbench();
    await openBody('diverge.ts', lineByLine(STACK_LINES, 2_000));
    const aborted = server.abortedRequests;
    await editor.type('c');
    await ghostText.waitFor('the first line');
    server.answer = lineByLine([]);
    await editor.type('x');
    await server.untilAborted(aborted + 1);
    await ghostText.waitUntilGone();
  });

  it('does not come back after Escape, although the stream goes on', async () => {
    const { ghostText, editor } = workbench();
    await openBody('escape.ts');
    await editor.type('c');
    await ghostText.waitFor('two lines', text => text.includes('\n'));
    await editor.press('Escape');
    await ghostText.waitUntilGone();
    const recording = await ghostText.record();
    const before = server.openStreams;
    await server.untilNoOpenStreams();
    const frames = await recording.stop();
    assert.equal(before, 1, 'the stream had not ended yet');
    assert.ok(frames.length > 20, `${frames.length} frames were looked at`);
    assert.deepEqual(appearances(frames), [null]);
  });

  it('is followed by the next suggestion after Tab', async () => {
    const { ghostText, editor } = workbench();
    server.answer = 'const a = 1;';
    await workbench().reset({ 'next.ts': 'function f() {\n  \n}\n' });
    await workbench().open('next.ts');
    await editor.moveTo(2, 3);
    await editor.type('co');
    await ghostText.waitFor('the first suggestion', text => text === 'nst a = 1;');
    server.answer = '\n  const b = 2;';
    await editor.press('Tab');
    await ghostText.waitFor('the next one', text => text.includes('const b = 2;'));
  });

  it('is inserted word by word', async () => {
    const { ghostText, editor } = workbench();
    await openBody('words.ts');
    await editor.type('c');
    await ghostText.waitFor('all of it', text => text === whole.slice(1));
    const recording = await ghostText.record();
    await editor.press('ControlOrMeta+ArrowRight');
    await until({ what: 'a word in the text', probe: async () => (await editor.text()).includes('const') });
    await ghostText.waitFor('the rest', text => text.startsWith(' stack'));
    assert.equal(blankFrames(await recording.stop()), 0);
  });

  it('is inserted line by line', async () => {
    const { ghostText, editor } = workbench();
    await openBody('lines.ts');
    await editor.type('c');
    await ghostText.waitFor('all of it', text => text === whole.slice(1));
    await workbench().run('editor.action.inlineSuggest.acceptNextLine');
    await until({ what: 'a line in the text', probe: async () => (await editor.text()).includes('= [];') });
    await ghostText.waitFor('the rest', text => text.trim() === STACK_LINES.slice(1).join('\n').trim());
    assert.equal(server.openStreams, 0);
  });

  it('appears in the focused one of two editors', async () => {
    const { ghostText, editor } = workbench();
    server.answer = 'return 1;';
    await workbench().reset({ 'left.ts': 'function left() {\n  \n}\n', 'right.ts': 'function right() {\n  \n}\n' });
    await workbench().open('left.ts');
    await editor.moveTo(2, 3);
    await workbench().open('right.ts', { beside: true });
    await editor.moveTo(2, 3);
    await editor.type('re');
    await ghostText.waitFor('the right one', text => text === 'turn 1;');
    await editor.press('Tab');
    assert.equal(
      await editor.text(),
      dedent`
      function right() {
        return 1;
      }
    `,
    );
    await workbench().open('left.ts');
    server.answer = 'return 2;';
    await editor.moveTo(2, 3);
    await editor.type('re');
    await ghostText.waitFor('the left one', text => text === 'turn 2;');
  });

  itAcceptsWhatItShows({ workbench, server: () => server });

  it("shows the provider's cost in the status bar", async () => {
    const entry = await workbench().statusBar.waitFor('ghostline.status', 'tokens and cost', ({ text }) =>
      /\$0\.0/.test(text),
    );
    assert.match(entry.text, /^~?[\d.]+k? · ~?\$0\.\d+/);
    await workbench().screenshot('status-bar', '.part.statusbar');
  });

  it('throws nothing into the log of the extension host', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
  });
});
