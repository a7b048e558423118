import assert from 'node:assert/strict';
import { dedent } from '../../support/dedent.ts';
import { type ModelServer, startModelServer } from '../../support/modelServer/modelServer.ts';
import { useWorkbench } from '../../support/vscode/useWorkbench.ts';
import { until } from '../../support/vscode/waiting.ts';
import { Proposals } from '../support/proposals.ts';

describe('a workspace of several folders', () => {
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
    it(`has ghost text in ${root}, and the prompt names which of the two files it is`, async () => {
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

  it('has new files of a refactoring beside the code that they belong to', async () => {
    const { editor, workspace } = workbench();
    const proposals = new Proposals(workbench());
    await workbench().open('server/main.ts');
    await editor.moveTo(1, 10);
    server.script(dedent`
      \`\`\`ts
      function server() {}
      \`\`\`

      tools.ts
      \`\`\`ts
      export const tool = 1;
      \`\`\`
    `);
    await proposals.ask('Move the tool into tools.ts');
    await proposals.button('Accept Proposal').first().waitFor();
    await proposals.row('tools.ts').waitFor();
    await workbench().run('ghostline.acceptProposal');
    const read = () => workspace.read('server/tools.ts').catch(() => undefined);
    await until({ what: 'the new file', probe: async () => (await read()) === 'export const tool = 1;\n' });
    await assert.rejects(workspace.read('client/tools.ts'));
  });
});
