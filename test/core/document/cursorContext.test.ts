import assert from 'node:assert/strict';
import { cursorContextOf } from '../../../src/core/document/cursorContext.ts';
import { holeAt } from '../../support/cursor.ts';
import { installedGrammars } from '../../support/grammars.ts';

describe('the place of the cursor', () => {
  it('is a string at the end of a long PHP file', async () => {
    const filler = 'function f() { return 1; }\n'.repeat(100);
    assert.equal(await modeAt(`<?php\n${filler}warn('█', 2);\n`, 'php'), 'string');
  });

  it('is code below a long docstring at the left edge', async () => {
    const filler = 'To get a file, call it with a name.\n\n'.repeat(50);
    const text = `class A:\n    '''An example.\n\n${filler}    '''\n    a = 1\n    █\n\n    def f():\n        '''It gets.'''\n`;
    assert.equal(await modeAt(text, 'python'), 'code');
  });
});

async function modeAt(text: string, languageId: string): Promise<string> {
  const grammars = installedGrammars();
  await grammars.load(languageId);
  const hole = holeAt(text, languageId);
  const reading = await grammars.syntaxOf(languageId)?.open(hole.prefix, hole.suffix);
  return cursorContextOf(hole, reading).brackets.mode.kind;
}
