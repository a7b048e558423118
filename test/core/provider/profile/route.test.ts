import assert from 'node:assert/strict';
import { type ModelTask, TASKS } from '../../../../src/core/provider/profile/modelTasks.ts';
import { faultsInRoutes, type RouteSettings, routeOf } from '../../../../src/core/provider/profile/route.ts';

const DEFAULTS: RouteSettings = {
  baseUrl: 'https://openrouter.ai/api/v1',
  model: 'microsoft/mai-code-1-flash',
  profiles: {},
  tasks: {},
  failover: [],
};
const FIREWORKS = 'https://api.fireworks.ai/inference/v1';
const FIREWORKS_MODEL = 'accounts/fireworks/models/mai-code-1-flash';

/** `provider model`, in the order of serving. */
function served(settings: Partial<RouteSettings>, task: ModelTask = 'ghostText'): string[] {
  return routeOf(task, { ...DEFAULTS, ...settings }).map(({ profile, model }) => `${profile.id} ${model}`);
}

function faults(settings: Partial<RouteSettings>): string[] {
  return faultsInRoutes({ ...DEFAULTS, ...settings });
}

describe('a route', () => {
  it('is, for every task, the provider at the address, with the model of the settings', () => {
    for (const task of TASKS) {
      assert.deepEqual(served({}, task), ['openrouter microsoft/mai-code-1-flash']);
      assert.deepEqual(served({ model: 'other/model' }, task), ['openrouter other/model']);
    }
  });

  it("uses the default model under the provider's own name for it", () => {
    assert.deepEqual(served({ baseUrl: FIREWORKS }), [`fireworks ${FIREWORKS_MODEL}`]);
    assert.deepEqual(served({ baseUrl: FIREWORKS, model: 'my/model' }), ['fireworks my/model']);
    assert.deepEqual(served({ baseUrl: 'http://127.0.0.1:9/v1' }), ['custom microsoft/mai-code-1-flash']);
  });

  it('is another one for a task that names it, and only for that', () => {
    const settings: Partial<RouteSettings> = {
      profiles: { azure: { resource: 'mine' } },
      tasks: { agent: { profile: 'azure', model: 'MAI-Thinking-1' }, refactor: { model: 'big/model' } },
    };
    assert.deepEqual(served(settings, 'agent'), ['azure MAI-Thinking-1']);
    assert.deepEqual(served(settings, 'refactor'), ['openrouter big/model']);
    assert.deepEqual(served(settings, 'ghostText'), ['openrouter microsoft/mai-code-1-flash']);
    const [{ profile }] = routeOf('agent', { ...DEFAULTS, ...settings });
    assert.equal(profile.baseUrl, 'https://mine.services.ai.azure.com/mai/v1');
  });

  it('has as fallbacks the other providers in the order of the settings, each with its own model, and none twice', () => {
    const failover = ['fireworks', 'openrouter', 'ollama'];
    const profiles = { ollama: { model: 'qwen2.5-coder' } };
    assert.deepEqual(served({ failover, profiles }), [
      'openrouter microsoft/mai-code-1-flash',
      `fireworks ${FIREWORKS_MODEL}`,
      'ollama qwen2.5-coder',
    ]);
  });

  it('leaves out unusable providers, and reports them', () => {
    const failover = ['nobody', 'azure', 'ollama'];
    assert.deepEqual(served({ failover }), ['openrouter microsoft/mai-code-1-flash']);
    const [nobody, azure, ollama] = faults({ failover });
    assert.match(nobody ?? '', /"ghostline\.failover" names "nobody", which isn't a provider/);
    assert.match(azure ?? '', /"azure", whose address is incomplete/);
    assert.match(ollama ?? '', /"ollama", which has no model/);
    assert.deepEqual(faults({ failover: ['fireworks'] }), []);
  });

  it("uses the address of the settings for a task with an unusable provider, without that provider's model", () => {
    const tasks = { agent: { profile: 'azure', model: 'MAI-Thinking-1' } };
    assert.deepEqual(served({ tasks }, 'agent'), ['openrouter microsoft/mai-code-1-flash']);
    assert.match(faults({ tasks })[0] ?? '', /"ghostline\.tasks" names "azure", whose address is incomplete/);
    assert.deepEqual(faults({ tasks: { agent: { profile: 'fireworks' } } }), []);
  });

  it('may be a second account at the same address, with a key of its own', () => {
    const profiles = { work: { extends: 'openrouter' as const, baseUrl: DEFAULTS.baseUrl } };
    assert.deepEqual(served({ profiles, failover: ['openrouter'] }), [
      'work microsoft/mai-code-1-flash',
      'openrouter microsoft/mai-code-1-flash',
    ]);
  });
});
