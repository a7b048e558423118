import assert from 'node:assert/strict';
import { useSandboxScene } from '../../core/agent/files/sandboxScene.ts';
import { practiceAgent } from '../../support/modelServer/practiceAgent.ts';
import { firstOf } from '../../support/modelServer/practiceRefactoring.ts';
import { startWorld } from './agentWorld.ts';

describe('the practice model as an agent', function () {
  this.timeout(20_000);
  const scene = useSandboxScene();

  it('reads the named file, rewrites it with its tests, and finishes', async () => {
    const world = await startWorld(scene());
    const answer = [
      { path: 'src/a.ts', text: 'const b = 1;\n' },
      { path: 'src/test_a.ts', text: 'import "./a";\n' },
    ];
    world.server.answer = firstOf([practiceAgent([{ path: 'src/a.ts', answer }])], () => 'no agent');
    assert.equal((await world.play()).kind, 'finished');
    assert.equal(world.server.requests.length, 3);
    assert.deepEqual(
      world.run.proposal.map(({ path, kind, after }) => [path, kind, after]),
      [
        ['src/a.ts', 'edit', 'const b = 1;\n'],
        ['src/test_a.ts', 'create', 'import "./a";\n'],
      ],
    );
    await world.server.close();
  });

  it('lists the files it knows if none is named', async () => {
    const world = await startWorld(scene());
    world.server.answer = firstOf([practiceAgent([{ path: 'shop.py', answer: [] }])], () => 'no agent');
    const outcome = await world.play();
    assert.ok(outcome.kind === 'cannot' && outcome.reason.includes('shop.py'), JSON.stringify(outcome));
    await world.server.close();
  });
});
