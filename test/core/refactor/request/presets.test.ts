import assert from 'node:assert/strict';
import { problemInPresets, userPresets } from '../../../../src/core/refactor/request/presetSettings.ts';
import { FIX_PROBLEM, instructionOf, PRESETS, presetsFor } from '../../../../src/core/refactor/request/presets.ts';

describe('the list of refactorings', () => {
  it('has the usual refactorings', () => {
    const ids = PRESETS.map(({ id }) => id);
    for (const id of ['typeHints', 'simplify', 'extract', 'document', 'addTests', 'makeAsync', 'convert'])
      assert.ok(ids.includes(id), id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('offers only refactorings that the language has a use for', () => {
    const idsFor = (languageId: string) => presetsFor(languageId).map(({ id }) => id);
    assert.ok(idsFor('python').includes('typeHints'));
    assert.ok(!idsFor('go').includes('typeHints'));
    assert.ok(!idsFor('css').includes('makeAsync'));
  });

  it('shows own presets first, and one with the id of a built-in one in its place', () => {
    const own = userPresets([
      { label: 'German comments', instruction: 'Translate the comments.' },
      { id: 'simplify', label: 'Simplify a lot', instruction: 'Be bold.' },
    ]);
    const labels = presetsFor('go', own).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 2), ['German comments', 'Simplify a lot']);
    assert.ok(!labels.includes('Simplify'));
  });

  it('inserts the user’s words unchanged, dollar signs included', () => {
    const convert = PRESETS.find(({ id }) => id === 'convert') ?? FIX_PROBLEM;
    assert.match(instructionOf(convert, ' $& async FastAPI '), /^Convert this code to \$& async FastAPI\./);
    assert.equal(instructionOf(FIX_PROBLEM, 'Only the first.'), `${FIX_PROBLEM.instruction}\nOnly the first.`);
    assert.equal(instructionOf(FIX_PROBLEM), FIX_PROBLEM.instruction);
  });
});

describe('presets in the settings', () => {
  const good = { label: 'A', instruction: 'Do A.' };
  for (const [fault, value] of [
    [undefined, []],
    [undefined, [good]],
    [undefined, [{ ...good, id: 'a', detail: 'More.', languages: ['go'] }]],
    [undefined, [{ ...good, instruction: 'To {input}.', takesInput: 'To what?' }]],
    ['a list', {}],
    ["preset 2 isn't an object", [good, 'simplify']],
    ['preset 1 needs a string as "label"', [{ instruction: 'Do A.' }]],
    ['"A" needs a string as "instruction"', [{ label: 'A', instruction: ' ' }]],
    ['"A" has no "prompt"', [{ ...good, prompt: 'x' }]],
    ['"detail" of "A" takes a string', [{ ...good, detail: 3 }]],
    ['"languages" of "A" takes a list of language ids', [{ ...good, languages: 'go' }]],
    ['two presets are named "A"', [good, good]],
    [
      '"A" has "{input}" in its instruction but no "takesInput" to prompt for it',
      [{ ...good, instruction: 'To {input}.' }],
    ],
  ] as const) {
    it(fault ?? `${JSON.stringify(value)} can be used`, () => assert.equal(problemInPresets(value), fault));
  }
});
