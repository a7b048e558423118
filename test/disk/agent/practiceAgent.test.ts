import assert from 'node:assert/strict';
import { readSample } from '../../../src/core/practice/sample.ts';
import { useSandboxScene } from '../../core/agent/files/sandboxScene.ts';
import { practiceServer } from '../../support/modelServer/practice.ts';
import { startWorld } from './agentWorld.ts';

const A = 'export function a() {\n  return 1;\n}\n';
const DOCUMENTED = '/** One. */\nexport function a() {\n  return 1;\n}\n';

describe('the practice model as an agent', function () {
  this.timeout(20_000);
  const scene = useSandboxScene();

  it('reads the named file, rewrites it with its tests, and finishes', async () => {
    await scene().write({ 'workspace/a.ts': A });
    const world = await startWorld(scene(), { instruction: 'Document a.ts, and add tests.' });
    const sample = readSample({
      'a.ts': A,
      'refactored/document/a.ts': DOCUMENTED,
      'refactored/addTests/a.test.ts': 'import "./a";\n',
    });
    world.server.answer = await practiceServer(sample);
    assert.equal((await world.play()).kind, 'finished');
    assert.equal(world.server.requests.length, 3);
    assert.deepEqual(
      world.run.proposal.map(({ path, after }) => [path, after]),
      [
        ['a.ts', DOCUMENTED],
        ['a.test.ts', 'import "./a";\n'],
      ],
    );
    await world.server.close();
  });

  it('lists the files it knows if none is named', async () => {
    const world = await startWorld(scene());
    world.server.answer = await practiceServer(readSample({ 'shop.py': 'stock = {}\n' }));
    const outcome = await world.play();
    assert.ok(outcome.kind === 'cannot' && outcome.reason.includes('shop.py'), JSON.stringify(outcome));
    await world.server.close();
  });
});
