import assert from 'node:assert/strict';
import { readChoices } from './choices.ts';
import { keyFor, missingKeys } from './keys.ts';

const ENV = { GHOSTLINE_API_KEY: 'any', OPENROUTER_API_KEY: 'or', FIREWORKS_API_KEY: 'fw' };

function keysFor(
  args: readonly string[],
  env: Readonly<Record<string, string>> = ENV,
): readonly (string | undefined)[] {
  const choices = readChoices(args, { root: '/', id: 'run', folder: '/' });
  assert.ok(choices !== 'help' && 'destinations' in choices);
  const { destinations } = choices;
  return destinations.map(({ profile }) => keyFor(profile, { destinations, env }));
}

describe('the key of a comparison', () => {
  it("is the provider's own at the provider's own address", () => {
    assert.deepEqual(keysFor(['--models', 'a,fireworks=b']), ['or', 'fw']);
  });

  it("is the provider's own at a resource of the user's", () => {
    const env = { AZURE_API_KEY: 'az', OPENROUTER_API_KEY: 'or' };
    assert.deepEqual(keysFor(['--models', 'a', '--base-url', 'https://mine.services.ai.azure.com/mai/v1'], env), [
      'az',
    ]);
    assert.deepEqual(keysFor(['--models', 'a', '--base-url', 'https://azure.com.example/mai/v1'], env), [undefined]);
  });

  it('is requested under the name of its environment variable', () => {
    const missing = (args: readonly string[], env: Readonly<Record<string, string>>) => {
      const choices = readChoices(args, { root: '/', id: 'run', folder: '/' });
      assert.ok(choices !== 'help' && 'destinations' in choices);
      return missingKeys({ destinations: choices.destinations, env });
    };
    assert.deepEqual(missing(['--models', 'a,b'], {}), [
      'There is no key for OpenRouter: set OPENROUTER_API_KEY or GHOSTLINE_API_KEY in the environment.',
    ]);
    assert.deepEqual(missing(['--models', 'a,fireworks=b'], { OPENROUTER_API_KEY: 'or' }), [
      'There is no key for Fireworks: set FIREWORKS_API_KEY in the environment.',
    ]);
    assert.deepEqual(missing(['--models', 'ollama=a'], {}), []);
  });

  it('of a provider goes to no other address', () => {
    const { GHOSTLINE_API_KEY: _, ...own } = ENV;
    assert.deepEqual(keysFor(['--models', 'a', '--base-url', 'https://elsewhere.example/v1'], own), [undefined]);
    assert.deepEqual(keysFor(['--models', 'a', '--base-url', 'https://openrouter.ai.elsewhere.example/api/v1'], own), [
      undefined,
    ]);
  });

  it('for all goes out only where all are at one address', () => {
    const all = { GHOSTLINE_API_KEY: 'any' };
    assert.deepEqual(keysFor(['--models', 'a,b', '--base-url', 'https://elsewhere.example/v1'], all), ['any', 'any']);
    assert.deepEqual(keysFor(['--models', 'a,fireworks=b'], all), [undefined, undefined]);
  });
});
