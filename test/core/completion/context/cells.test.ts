import assert from 'node:assert/strict';
import { cellSnippets } from '../../../../src/core/completion/context/cells.ts';
import { completionMessages } from '../../../../src/core/completion/context/prompt.ts';

const python = (text: string) => ({ languageId: 'python', text });

describe('the cells of a notebook', () => {
  it('are context for each other, in their order and with their languages', () => {
    const cells = [
      python('import pandas as pd\n'),
      { languageId: 'markdown', text: '# Load' },
      python('df = '),
      python('df.head()'),
    ];
    assert.deepEqual(
      cellSnippets(cells, 2).map(({ path, code }) => [path, code]),
      [
        ['cell 1 of the notebook (python)', 'import pandas as pd'],
        ['cell 2 of the notebook (markdown)', '# Load'],
        ['cell 4 of the notebook (python)', 'df.head()'],
      ],
    );
  });

  it('are named in the prompt', () => {
    const hole = { languageId: 'python', prefix: 'df = ', suffix: '', eol: '\n', indentUnit: '    ' } as const;
    const [, user] = completionMessages({
      hole,
      path: 'a.ipynb',
      context: cellSnippets([python('x = 1'), python('df = ')], 1),
    });
    assert.match(String(user?.content), /From cell 1 of the notebook \(python\):\nx = 1/);
  });

  it('leaves out cells with a password or a key', () => {
    const cells = [python('x = 1'), python('db = connect(password="hunter2-Xy7")'), python('df = ')];
    assert.deepEqual(
      cellSnippets(cells, 2).map(({ code }) => code),
      ['x = 1'],
    );
    const key = `key = """-----BEGIN RSA PRIVATE KEY-----\n${'MIIEowIBAAKCAQEA7bq\n'.repeat(60)}-----END`;
    assert.deepEqual(cellSnippets([python(key), python('')], 1), []);
  });

  it('leaves out blank cells', () => {
    assert.deepEqual(cellSnippets([python(' \n'), python('a')], 1), []);
  });

  it('keeps the nearest cells above if not all fit', () => {
    const cells = Array.from({ length: 20 }, (_, at) => python(`# ${at}\n${'x = 1\n'.repeat(100)}`));
    const paths = cellSnippets(cells, 10).map(({ path }) => path);
    assert.deepEqual(
      paths,
      [8, 9, 10].map(number => `cell ${number} of the notebook (python)`),
    );
  });

  it('sends the end of a long cell', () => {
    const [snippet] = cellSnippets([python(`${'a = 1\n'.repeat(400)}last = 2`), python('')], 1);
    assert.ok((snippet?.code.length ?? 0) <= 800);
    assert.match(snippet?.code ?? '', /^a = 1\n[\s\S]*last = 2$/);
  });
});
