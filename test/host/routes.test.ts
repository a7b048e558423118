import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as forward, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../src/contributions.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { closeAll, configure, open, type, until } from './support/editing.ts';

const BIG_MODEL = 'vendor/thinking-model';
const FILE = 'def a():\n    return █1\n';

/** From the settings to the socket: the provider, the model, and the content of the request. */
describe('the provider of a request', () => {
  let first: ModelServer;
  let second: ModelServer;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    first = await startModelServer({ apiKey: null });
    second = await startModelServer({ apiKey: null, models: [BIG_MODEL] });
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('ghostline.rejectProposal');
    await closeAll();
    const settings = ['enabled', 'baseUrl', 'profiles', 'tasks', 'routing', 'failover', 'allowInsecureAddress'];
    await configure(Object.fromEntries(settings.map(name => [name, undefined])));
  });
  after(async () => {
    await first.close();
    await second.close();
  });

  /** A keystroke, until a provider has a request. */
  async function suggestion(server: ModelServer): Promise<Readonly<Record<string, unknown>>> {
    const count = server.requests.length;
    await open(`asked_${Math.random().toString(36).slice(2)} = █\n`, 'python');
    await until('a request', async () => {
      if (server.requests.length > count) return true;
      await type(' ');
      // A user's pause before a suggestion.
      await new Promise(resolve => setTimeout(resolve, 300));
      return server.requests.length > count;
    });
    return server.requests.at(-1)?.body ?? {};
  }

  async function refactoring(server: ModelServer): Promise<Readonly<Record<string, unknown>>> {
    const count = server.requests.length;
    await open(FILE, 'python');
    void vscode.commands.executeCommand('ghostline.refactor');
    await until('a request', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return server.requests.length > count;
    });
    return server.requests.at(-1)?.body ?? {};
  }

  it('for ghost text and for a refactoring is the provider and the model that the settings name for each', async () => {
    await configure({
      baseUrl: first.url,
      profiles: { big: { extends: 'custom', baseUrl: second.url, model: BIG_MODEL } },
      tasks: { refactor: { profile: 'big' } },
    });
    const ghostText = await suggestion(first);
    assert.notEqual(ghostText['model'], BIG_MODEL);
    // A key may have left another request for ghost text behind.
    await configure({ enabled: false });
    await closeAll();
    await first.untilNoOpenStreams();
    const seen = first.requests.length;
    const refactor = await refactoring(second);
    assert.deepEqual([refactor['model'], first.requests.length], [BIG_MODEL, seen]);
  });

  it('gets the routing where it supports one, and only there', async () => {
    const routing = { order: ['fireworks'], allowFallbacks: false, dataCollection: 'deny' };
    await configure({
      baseUrl: first.url,
      routing,
      profiles: {
        router: { extends: 'openrouter', baseUrl: first.url, needsKey: false },
        plain: { extends: 'custom', baseUrl: second.url, model: BIG_MODEL },
      },
      tasks: { refactor: { profile: 'plain' } },
    });
    const sent = await suggestion(first);
    assert.deepEqual(sent['provider'], { order: ['fireworks'], allow_fallbacks: false, data_collection: 'deny' });
    assert.equal('provider' in (await refactoring(second)), false);
  });

  it("is reached through the editor's proxy, also one that is set after an earlier request", async () => {
    await configure({ baseUrl: first.url });
    await suggestion(first);
    const proxy = await startProxy(second);
    const http = vscode.workspace.getConfiguration('http');
    try {
      await http.update('proxy', proxy.url, vscode.ConfigurationTarget.Global);
      await configure({ baseUrl: 'http://models.invalid/v1', allowInsecureAddress: true });
      await suggestion(second);
      assert.ok(
        proxy.hosts.every(host => host.startsWith('models.invalid')) && proxy.hosts.length > 0,
        `${proxy.hosts}`,
      );
    } finally {
      await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
      await proxy.close();
    }
  });
});

/** Routes every host to `server`, and remembers the host. */
async function startProxy(server: ModelServer) {
  const hosts: string[] = [];
  const { port } = new URL(server.url);
  const proxy: Server = createServer((incoming, response) => {
    const { host, pathname, search } = new URL(incoming.url ?? '', 'http://none.invalid');
    hosts.push(host);
    const { method, headers } = incoming;
    const asked = forward({ host: '127.0.0.1', port, path: pathname + search, method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    incoming.pipe(asked);
  });
  proxy.on('connect', (incoming, socket, head) => {
    hosts.push(incoming.url ?? '');
    const through = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    hosts,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
