import assert from 'node:assert/strict';
import { ProposalReader } from '../../../../src/core/refactor/reading/proposal.ts';
import { hunksOf, withHunks } from '../../../../src/core/text/hunks.ts';
import { below, chunked, pick, type Random, randomFrom } from '../../../cases/random.ts';
import { proposalFor, type RefactorCase, refactorCases } from '../../../cases/refactor/cases.ts';
import { shapedCases } from '../../../cases/refactor/shapes.ts';

const MARKS = [
  '```',
  '````',
  '~~~',
  '```python',
  '"""',
  "'",
  '`',
  '{',
  '}',
  '\t',
  '  ',
  '\r',
  '<think>',
  '// ...',
  '@@',
];

/** The answer with lines lost, doubled, swapped or cut, and marks where none belong. */
function spoilt(answer: string, random: Random): string {
  const lines = answer.split('\n');
  for (let times = 1 + below(3, random); times > 0; times -= 1) {
    const at = below(lines.length, random);
    const line = lines[at] ?? '';
    const change = below(6, random);
    if (change === 0) lines.splice(at, 1);
    else if (change === 1) lines.splice(at, 0, line);
    else if (change === 2) lines.splice(at, 0, pick(MARKS, random) ?? '');
    else if (change === 3) lines[at] = line + (pick(MARKS, random) ?? '');
    else if (change === 4) lines[at] = line.slice(0, below(line.length + 1, random));
    else lines.splice(at, 1, pick(lines, random) ?? '', line);
  }
  return lines.join('\n');
}

describe('whatever a model answers', () => {
  const random = randomFrom(4);
  const cases = [...refactorCases(), ...shapedCases()];
  const answers = cases.map((one): RefactorCase => ({ ...one, answer: spoilt(one.answer, random) }));

  it('no byte outside the selection changes, unless the proposal announces it', () => {
    let proposed = 0;
    for (const one of answers) {
      const proposal = proposalFor(one, [one.answer]);
      if (proposal.kind === 'refused') continue;
      const { path, text, start, end } = one.target;
      const own = proposal.files.find(file => file.path === path);
      if (own === undefined) continue;
      proposed += 1;
      assert.notEqual(own.after, text, one.id);
      assert.equal(own.after.startsWith('\uFEFF'), text.startsWith('\uFEFF'), one.id);
      if (own.warnings.some(({ kind }) => kind === 'outside-selection')) continue;
      assert.ok(own.after.startsWith(text.slice(0, start)), one.id);
      assert.ok(own.after.endsWith(text.slice(end)), one.id);
    }
    assert.ok(proposed > 100, `${proposed}`);
  });

  it('line ends stay of one kind where they were of one kind', () => {
    for (const one of answers) {
      const proposal = proposalFor(one, [one.answer]);
      if (proposal.kind === 'refused' || !one.target.text.includes('\r\n')) continue;
      for (const { after, path } of proposal.files) assert.doesNotMatch(after, /(?<!\r)\n/, `${one.id} ${path}`);
    }
  });

  it('its hunks, accepted one by one, make the whole', () => {
    for (const one of answers) {
      const proposal = proposalFor(one, [one.answer]);
      if (proposal.kind === 'refused') continue;
      for (const { before, after } of proposal.files) {
        const hunks = hunksOf(before, after);
        assert.equal(withHunks(before, after, hunks), after, one.id);
        assert.equal(withHunks(before, after, []), before, one.id);
      }
    }
  });

  it('a preview only ever replaces the selection, or all of the file', () => {
    for (const one of answers) {
      const { path, text, start, end } = one.target;
      const reader = new ProposalReader(one.target, one.instruction);
      for (const piece of chunked(one.answer, 30, random)) {
        reader.push(piece);
        const own = reader.fileSoFar;
        if (own?.path !== path) continue;
        const inPlace = own.after.startsWith(text.slice(0, start)) && own.after.endsWith(text.slice(end));
        const firstLine = text.replace('\uFEFF', '').trim().split(/\r?\n/, 1)[0] ?? '';
        assert.ok(inPlace || own.after.replace('\uFEFF', '').trimStart().startsWith(firstLine), one.id);
      }
    }
  });
});
