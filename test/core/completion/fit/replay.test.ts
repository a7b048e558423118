import assert from 'node:assert/strict';
import { Replay, readReplayCase } from '../../../run/requests/replayCase.ts';
import { dedent } from '../../../support/dedent.ts';
import { installedDrafts } from '../../../support/grammars.ts';

const ask = {
  id: 'one',
  languageId: 'typescript',
  prefix: 'log(',
  suffix: ');\r\n',
  chunks: ['"h', 'i");'],
  finishReason: 'stop',
};

const newDraft = installedDrafts();

async function replayed(change: object): Promise<unknown> {
  const read = readReplayCase(JSON.stringify({ ...ask, ...change }));
  return typeof read === 'string' ? read : new Replay(read, { newDraft }).run();
}

describe('a replay', () => {
  it('shows the text that is inserted', async () => {
    assert.deepEqual(await replayed({}), {
      id: 'one',
      outcome: 'suggested',
      reason: 'reached-suffix',
      insertText: '"hi"',
      replaceSuffix: 0,
    });
  });

  it('shows all lines, with the line ends of the document', async () => {
    const change = {
      prefix: 'function f() {\r\n  ',
      suffix: '\r\n}',
      chunks: [
        dedent`
      a();

        b();
      }`,
      ],
    };
    assert.deepEqual(await replayed(change), {
      id: 'one',
      outcome: 'suggested',
      reason: 'reached-suffix',
      insertText: 'a();\r\n\r\n  b();',
      replaceSuffix: 0,
    });
  });

  it('indents as the answer does where the document has no indentation', async () => {
    const change = {
      prefix: 'function f() {',
      suffix: '\n}\n',
      chunks: [
        dedent`

      	a();
      	if (b) {
      		c();
      	}`,
      ],
    };
    const licence = dedent`
      /*
        Made by us.
        For you.
      */
    `;
    for (const { prefix, ...rest } of [change, { ...change, prefix: licence + change.prefix }]) {
      const { insertText } = (await replayed({ prefix, ...rest })) as { insertText: string };
      assert.equal(
        insertText,
        dedent`

        	a();
        	if (b) {
        		c();
        	}`,
      );
    }
  });

  it('shows why there is nothing', async () => {
    assert.deepEqual(await replayed({ chunks: [] }), {
      id: 'one',
      outcome: 'rejected',
      reason: 'empty',
      insertText: '',
      replaceSuffix: 0,
    });
  });

  it('shows an answer at a place where no request is sent', async () => {
    const change = { prefix: 'const val', suffix: 'ue = 1;', chunks: ['ueOfT'] };
    const shown = { id: 'one', outcome: 'suggested', reason: 'model', insertText: 'ueOfT', replaceSuffix: 0 };
    assert.deepEqual(await replayed(change), shown);
  });

  it('knows blocks by the grammar, as the extension does', async () => {
    const change = {
      languageId: 'shellscript',
      prefix: 'if test -f a; then\n  ',
      suffix: '\nfi\n',
      chunks: [
        dedent`
        cat a
          rm a
        fi
        echo done
      `,
      ],
    };
    assert.deepEqual(await replayed(change), {
      id: 'one',
      outcome: 'suggested',
      reason: 'block-finished',
      insertText: 'cat a\n  rm a',
      replaceSuffix: 0,
    });
  });

  it('takes the line ends that most lines have', async () => {
    const change = { prefix: 'a();\nb();\r\n', suffix: '\nd();\n', chunks: ['c();\ne();'] };
    assert.equal(((await replayed(change)) as { insertText: string }).insertText, 'c();\ne();');
  });

  it('shows that a stream broke off', async () => {
    assert.deepEqual(await replayed({ chunks: [], finishReason: 'error' }), {
      id: 'one',
      outcome: 'failed',
      reason: 'truncated',
      insertText: '',
      replaceSuffix: 0,
    });
  });

  it('reports the error in a line', async () => {
    assert.equal(await replayed({ chunks: 'a' }), 'chunks is no list of strings');
    assert.equal(await replayed({ prefix: undefined }), 'prefix is no string');
    assert.match(String(readReplayCase('{')), /^no JSON/);
    assert.equal(readReplayCase('[]'), 'no object');
  });
});
