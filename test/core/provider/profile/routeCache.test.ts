import assert from 'node:assert/strict';
import type { RouteSettings } from '../../../../src/core/provider/profile/route.ts';
import { RouteCache } from '../../../../src/core/provider/profile/routeCache.ts';

/** Settings that count how often their address is looked at: once for every reckoning of a route. */
function counted(baseUrl: string) {
  let reads = 0;
  const settings: RouteSettings = {
    get baseUrl() {
      reads++;
      return baseUrl;
    },
    model: 'some/model',
    profiles: {},
    tasks: {},
    failover: ['ollama'],
  };
  return { settings, reads: () => reads };
}

describe('the current routes', () => {
  it('are computed once for each task, however many keystrokes use them', () => {
    const { settings, reads } = counted('https://openrouter.ai/api/v1');
    const routes = new RouteCache(() => settings);
    const [first, second] = [routes.of('ghostText'), routes.of('ghostText')];
    assert.equal(second, first);
    assert.equal(reads(), 1);
    routes.of('agent');
    routes.of('agent');
    assert.equal(reads(), 2);
  });

  it('follow the settings', () => {
    let { settings } = counted('https://openrouter.ai/api/v1');
    const routes = new RouteCache(() => settings);
    assert.equal(routes.of('ghostText')[0].profile.id, 'openrouter');
    settings = counted('https://api.fireworks.ai/inference/v1').settings;
    assert.equal(routes.of('ghostText')[0].profile.id, 'fireworks');
  });
});
