import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dedent } from '../support/dedent.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { acceptUntil, closeAll, configure, editText, open, type, until } from './support/editing.ts';

describe('ghost text in the editor', () => {
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ apiKey: null, delayMs: 20 });
    await configure({ baseUrl: server.url });
  });

  after(async () => {
    await closeAll();
    await configure({ baseUrl: undefined, enabled: undefined, languages: undefined });
    await server.close();
  });

  const requestsAfter = async (act: () => Promise<unknown>) => {
    const count = server.requests.length;
    await act();
    await until(
      'a request',
      () => server.requests.length > count,
      () => vscode.window.activeTextEditor?.document.getText(),
    );
    return server.requests.slice(count);
  };

  const untilAnswered = () => until('the answer to be sent', () => server.openStreams === 0);

  it('is requested with the code around the cursor', async () => {
    await open(dedent`
      function add(a: number, b: number) {
        █
      }
    `);
    const [request] = await requestsAfter(() => type('r'));
    assert.match(JSON.stringify(request?.body), /function add\(a: number, b: number\)/);
    assert.equal(request?.body['stream'], true);
  });

  for (const [eol, name] of [
    [vscode.EndOfLine.LF, 'LF'],
    [vscode.EndOfLine.CRLF, 'CRLF'],
  ] as const) {
    it(`is inserted whole, accepted while it grows, in a file with ${name}, with tabs and emoji`, async () => {
      server.answer = 'console.log("👻");\n\tconsole.log(b);';
      const editor = await open(`function ${name}(b: string) {\n\t// 👻👻\n\t█\n}\n`);
      await editText(editor, edit => edit.setEndOfLine(eol));
      await requestsAfter(() => type('co'));
      await untilAnswered();
      const wanted = `function ${name}(b: string) {\n\t// 👻👻\n\tconsole.log("👻");\n\tconsole.log(b);\n}\n`;
      await acceptUntil(editor, eol === vscode.EndOfLine.LF ? wanted : wanted.replaceAll('\n', '\r\n'));
    });
  }

  it('is shown after characters of two units in its line, too', async () => {
    server.answer = '+ next;\n  more();';
    const editor = await open(dedent`
      {
        // line
        say("👻")█
      }
    `);
    await requestsAfter(() => type(' '));
    await acceptUntil(
      editor,
      dedent`
      {
        // line
        say("👻") + next;
        more();
      }
    `,
    );
  });

  for (const [name, answer, wanted, at] of [
    ['a line', 'say("👻👍🏽");', 'say("👻👍🏽");', 'say("👻👍🏽");'],
    ['a bracket of the editor', 'say("👻")', 'say("👻")', 'say("👻"'],
  ] as const) {
    it(`leaves the cursor after ${name} with characters of two units`, async () => {
      server.answer = answer;
      const asked = server.requests.length;
      const editor = await open(`{\n  // ${name}\n  sa█\n}\n`);
      await requestsAfter(() => type('y('));
      await untilAnswered();
      await acceptUntil(editor, `{\n  // ${name}\n  ${wanted}\n}\n`);
      await until(
        'the cursor to be there',
        () => editor.selection.active.character === at.length + 2,
        () => editor.selection.active,
      );
      // Nor was the model asked about the place where the editor had left it.
      await type(' ');
      for (const { body } of server.requests.slice(asked))
        assert.doesNotMatch(JSON.stringify(body), /(?:👻|🏽)<CURSOR>/u);
    });
  }

  it('does not duplicate brackets that the editor closed', async () => {
    server.answer = '"hi");';
    const editor = await open('console.log█;\n');
    await requestsAfter(() => type('('));
    await untilAnswered();
    await acceptUntil(editor, 'console.log("hi");\n');
  });

  it('is not requested with several cursors, in a disabled language, or when turned off', async () => {
    const quiet = async () => {
      const count = server.requests.length;
      await type('x');
      await type(' ');
      // A question that does go out, later than any of the above would have.
      await configure({ enabled: undefined, languages: undefined });
      await open('const marker = █\n');
      await requestsAfter(() => type('1'));
      const bodies = server.requests.slice(count).map(request => JSON.stringify(request.body));
      // The editor's own request after an earlier test's acceptance may still arrive in between.
      assert.deepEqual(
        bodies.filter(body => body.includes('= x')),
        [],
      );
    };
    const editor = await open('const a = █\nconst b = \n');
    editor.selections = [new vscode.Selection(0, 10, 0, 10), new vscode.Selection(1, 10, 1, 10)];
    await quiet();
    await open('some = █', 'typescript');
    await configure({ languages: { typescript: false } });
    await quiet();
    await open('some = █', 'typescript');
    await configure({ enabled: false });
    await quiet();
  });
});
