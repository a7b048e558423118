import assert from 'node:assert/strict';
import { practiceAnswer } from '../../src/core/practice/practiceAnswer.ts';
import { ProposalReader } from '../../src/core/refactor/reading/proposal.ts';
import { instructionOf, PRESETS, presetsFor } from '../../src/core/refactor/request/presets.ts';
import { refactorRequest } from '../../src/core/refactor/request/refactorRequest.ts';
import { targetOf } from '../../src/core/refactor/target/target.ts';
import { finish } from '../../src/core/steps.ts';
import { readSampleWorkspace } from './sample.ts';

const { files, workspace } = await readSampleWorkspace('Nobody answers.');
const README = workspace['README.md'] ?? '';

const languageOf = (path: string) => (path.endsWith('.py') ? 'python' : 'typescript');

/** What a user gets who selects `code` in the finished file. */
function proposed(path: string, code: string, instruction: string) {
  const text = files.find(file => file.path === path)?.finished ?? assert.fail(path);
  const start = text.indexOf(code);
  const target = targetOf({ path, languageId: languageOf(path), text, start, end: start + code.length });
  const { messages } = finish(refactorRequest({ target, instruction, model: 'practice' }));
  const answer = practiceAnswer(files, { messages, hasTools: false });
  const reader = new ProposalReader(target, instruction);
  reader.push(answer.kind === 'text' ? answer.text : '');
  return reader.end('stop');
}

function filesOf(path: string, code: string, instruction: string): Record<string, string> {
  const proposal = proposed(path, code, instruction);
  assert.ok(proposal.kind === 'proposed', JSON.stringify(proposal));
  assert.deepEqual(proposal.refusedFiles, []);
  return Object.fromEntries(proposal.files.map(file => [file.path, file.after]));
}

const withoutComments = (text: string) =>
  text
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/"""[\s\S]*?"""/g, '')
    .replace(/^\s*\n/gm, '');

describe('the sample workspace', () => {
  it('leaves several places open, in two languages', () => {
    const open = files.filter(({ cuts }) => cuts.length > 0);
    assert.deepEqual(new Set(open.map(({ path }) => languageOf(path))), new Set(['typescript', 'python']));
    assert.ok(open.flatMap(({ cuts }) => cuts).length >= 5);
  });

  it('has in its README a link to each open place', () => {
    for (const { cuts, path } of files) {
      for (const { column, line } of cuts)
        assert.ok(README.includes(`](${path}#L${line},${column})`), `${path} ${line}`);
    }
    assert.doesNotMatch(README, /\{\w+\}/);
  });

  it('has in its README a link to each file', () => {
    for (const { path } of files) assert.ok(README.includes(`](${path}`), path);
  });

  for (const { cuts, path, unfinished } of files) {
    for (const { line, missing, name } of cuts) {
      it(`is known to the practice model at ${name}, from the first letter on`, () => {
        const lines = unfinished.split('\n');
        const before = lines.slice(0, line).join('\n');
        const below = `\n${lines.slice(line).join('\n')}`;
        const answerTo = (typed: string) => {
          const content = `File ${path} (x)\n<BELOW>${below}</BELOW>\n<CODE>${before}${typed}<CURSOR></CODE>`;
          return practiceAnswer(files, { messages: [{ role: 'user', content }], hasTools: false });
        };
        assert.deepEqual(answerTo(''), { kind: 'text', text: missing });
        assert.deepEqual(answerTo(missing.slice(0, 5)), { kind: 'text', text: missing.slice(5) });
      });
    }
  }
});

describe('the practice model, asked to refactor', () => {
  for (const { finished, path } of files) {
    for (const preset of presetsFor(languageOf(path))) {
      it(`has an answer to "${preset.label}" for ${path}, selected as a whole`, () => {
        const after = filesOf(path, finished, instructionOf(preset, 'something else'));
        if (preset.id === 'addTests') {
          assert.deepEqual(Object.keys(after).length, 1);
          assert.ok(!(path in after));
        } else {
          assert.deepEqual(Object.keys(after), [path]);
          assert.notEqual(after[path], finished);
        }
      });
    }

    it(`adds nothing but comments to ${path} when it documents`, () => {
      const document = PRESETS.find(({ id }) => id === 'document') ?? assert.fail();
      const after = filesOf(path, finished, instructionOf(document));
      assert.equal(withoutComments(after[path] ?? ''), withoutComments(finished));
    });
  }

  const simplify = instructionOf(PRESETS.find(({ id }) => id === 'simplify') ?? assert.fail());
  const { finished = '' } = files.find(({ path }) => path === 'basket.ts') ?? assert.fail();
  const shipping = /export function shippingCents[\s\S]*?\n}/.exec(finished)?.[0] ?? '';

  it('changes only what is selected', () => {
    const after = filesOf('basket.ts', shipping, simplify)['basket.ts'] ?? '';
    assert.match(after, /if \(grams <= 0\) return 0;/);
    assert.match(after, /const parts = text.split/);
  });

  it('knows its own answers when it is asked again', () => {
    const once = filesOf('basket.ts', shipping, simplify)['basket.ts'] ?? '';
    const simplified = /export function shippingCents[\s\S]*?\n}/.exec(once)?.[0] ?? '';
    const content = `File basket.ts (typescript):\n\n<SELECTION>\n${simplified}\n</SELECTION>\n\nInstruction: split it up`;
    const answer = practiceAnswer(files, { messages: [{ role: 'user', content }], hasTools: false });
    assert.match(answer.kind === 'text' ? answer.text : '', /function weightCents/);
  });

  it('understands instructions in other words', () => {
    const shop = files.find(({ path }) => path === 'shop.py')?.finished ?? '';
    const words = 'convert this Flask module to async FastAPI and add a pytest file';
    const after = filesOf('shop.py', shop, words);
    assert.deepEqual(Object.keys(after), ['shop.py', 'test_shop.py']);
    assert.match(after['shop.py'] ?? '', /class Order\(BaseModel\)[\s\S]*async def place_order/);
    assert.match(after['test_shop.py'] ?? '', /fastapi.testclient/);
  });

  it('says what it knows if it knows nothing better', () => {
    const refused = proposed('basket.ts', 'export interface Line {', simplify);
    assert.ok(refused.kind === 'refused' && refused.reason === 'no-code', JSON.stringify(refused));
    assert.match(JSON.stringify(refused), /knows .*Simplify.* for shippingCents, parseVoucher in basket.ts/);
  });
});
