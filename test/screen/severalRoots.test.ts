import assert from 'node:assert/strict';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

describe('ghost text in a workspace of several folders', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null, answer: 'return 1;' });
    return {
      modelServerUrl: server.url,
      workspaceFile: 'two.code-workspace',
      files: {
        'two.code-workspace': JSON.stringify({ folders: [{ path: 'client' }, { path: 'server' }] }),
        'client/main.ts': 'function client() {\n  \n}\n',
        'server/main.ts': 'function server() {\n  \n}\n',
      },
    };
  });

  after(() => server.close());

  for (const root of ['client', 'server']) {
    it(`works in ${root}, and the model is told which of the two files it is`, async () => {
      const { editor, ghostText } = workbench();
      await workbench().open(`${root}/main.ts`);
      await editor.moveTo(2, 3);
      const count = server.requests.length;
      await editor.type('ret');
      await ghostText.waitFor('a suggestion', text => text === 'urn 1;');
      const bodies = server.requests.slice(count).map(({ body }) => JSON.stringify(body));
      assert.ok(bodies.every(body => body.includes(`${root}/main.ts`)));
    });
  }
});
