import assert from 'node:assert/strict';
import { profileAt, profileNamed } from '../../../../src/core/provider/profile/effectiveProfiles.ts';
import { type ModelTask, TASKS } from '../../../../src/core/provider/profile/modelTasks.ts';
import { faultsInRoutes, type RouteSettings, routeOf } from '../../../../src/core/provider/profile/route.ts';
import { settingsFor, type Use } from '../../../../src/core/provider/profile/selection.ts';

const DEFAULTS: RouteSettings = {
  baseUrl: 'https://openrouter.ai/api/v1',
  model: 'microsoft/mai-code-1-flash',
  profiles: {},
  tasks: {},
  failover: [],
};
const ADDRESSES = {
  fireworks: 'https://api.fireworks.ai/inference/v1',
  azure: 'https://mine.services.ai.azure.com/mai/v1',
  ollama: 'http://127.0.0.1:11434/v1',
  custom: 'https://proxy.example/v1',
};

/** The settings after someone has chosen the address and model for this use. */
function chosen(baseUrl: string, use: Use, before: Partial<RouteSettings> = {}): RouteSettings {
  const settings = { ...DEFAULTS, ...before };
  const profile = profileAt(baseUrl, settings.profiles);
  return { ...settings, ...settingsFor({ profile, model: 'm' }, use, settings) };
}

function served(settings: RouteSettings, task: ModelTask): string[] {
  return routeOf(task, settings).map(({ profile, model }) => `${profile.baseUrl} ${model}`);
}

const BEFORE = `${DEFAULTS.baseUrl} ${DEFAULTS.model}`;

describe('a chosen provider', () => {
  for (const [name, baseUrl] of Object.entries(ADDRESSES)) {
    it(`serves everything afterwards, at ${name}`, () => {
      const settings = chosen(baseUrl, 'everything', { tasks: { ghostText: { model: 'old' }, agent: { model: 'a' } } });
      assert.deepEqual(served(settings, 'ghostText'), [`${baseUrl} m`]);
      assert.deepEqual(served(settings, 'refactor'), [`${baseUrl} m`]);
      assert.deepEqual(served(settings, 'agent'), [`${baseUrl} a`]);
    });

    it(`serves only the task that it was chosen for, at ${name}`, () => {
      const settings = chosen(baseUrl, 'agent');
      assert.deepEqual(faultsInRoutes(settings), []);
      assert.deepEqual(served(settings, 'agent'), [`${baseUrl} m`]);
      assert.deepEqual(served(settings, 'ghostText'), [BEFORE]);
      const cheap = chosen(baseUrl, 'nextEdit');
      assert.deepEqual(served(cheap, 'nextEdit'), [`${baseUrl} m`]);
      assert.deepEqual(served(cheap, 'ghostText'), [BEFORE]);
    });

    it(`serves if the first cannot, at ${name}`, () => {
      const settings = chosen(baseUrl, 'failover', { failover: ['baseten'], profiles: { baseten: { model: 'b' } } });
      assert.deepEqual(faultsInRoutes(settings), []);
      assert.deepEqual(served(settings, 'ghostText'), [BEFORE, 'https://inference.baseten.co/v1 b', `${baseUrl} m`]);
    });
  }

  it('serves everything under its own name where its address leads to another one of the user', () => {
    const profiles = { work: { extends: 'openrouter', baseUrl: DEFAULTS.baseUrl } };
    const before = { ...DEFAULTS, profiles, tasks: { agent: { model: 'a' } } };
    const openrouter = profileNamed('openrouter', profiles);
    assert.ok(openrouter);
    const settings = { ...before, ...settingsFor({ profile: openrouter, model: 'm' }, 'everything', before) };
    const named = TASKS.map(task => routeOf(task, settings)[0]).map(({ profile, model }) => `${profile.id} ${model}`);
    assert.deepEqual(named, ['openrouter m', 'openrouter m', 'openrouter m', 'openrouter a']);
  });

  it("writes as few settings as possible, and keeps the provider's other fields", () => {
    assert.deepEqual(
      Object.keys(settingsFor({ profile: profileAt(ADDRESSES.custom, {}), model: 'm' }, 'everything', DEFAULTS)),
      ['baseUrl', 'model'],
    );
    const { profiles } = chosen(ADDRESSES.fireworks, 'failover', { profiles: { fireworks: { label: 'Fast' } } });
    assert.deepEqual(profiles['fireworks'], { label: 'Fast', model: 'm' });
    const again = chosen(ADDRESSES.fireworks, 'failover', { failover: ['fireworks', 'ollama'] });
    assert.deepEqual(again.failover, ['ollama', 'fireworks']);
  });
});
