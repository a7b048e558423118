import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createProfile } from '../support/vscode/profile.ts';
import { type Server, startServer } from '../support/vscode/server.ts';

const FILE = '/vscode-remote-resource?path=/etc/passwd';

describe("VS Code's server, as npm start and the tests run it", () => {
  let server: Server;

  before('start a server', async () => {
    const profile = await createProfile();
    server = await startServer({ userDataFolder: profile.folder });
  });

  after('stop it', () => server.stop());

  it('gives no file to a page that names it otherwise, nor to another user of the machine', async () => {
    assert.equal(await statusOf(FILE), 403);
    assert.equal(await statusOf(FILE, { host: 'evil.example' }), 403);
    assert.equal(await statusOf('/healthz'), 403);
  });

  it('gives none behind the gate either', async () => {
    const behind = /listening on (http:\/\/[\d.]+:\d+)/.exec(server.output())?.[1] ?? assert.fail(server.output());
    assert.notEqual(behind, server.origin);
    assert.equal(await statusOf(FILE, {}, behind), 401);
    assert.equal(await statusOf(FILE, { host: 'evil.example' }, behind), 401);
  });

  it('opens with the address that is printed', async () => {
    const { pathname, search } = new URL(server.admit(server.origin));
    assert.equal(await statusOf(pathname + search), 302);
  });

  async function statusOf(path: string, headers: Readonly<Record<string, string>> = {}, origin = server.origin) {
    const outgoing = request(origin + path, { headers });
    outgoing.end();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  }
});
