import assert from 'node:assert/strict';
import { HELP, readChoices } from './choices.ts';

function read(...args: readonly string[]) {
  return readChoices(args, { root: '/', id: 'run', folder: '/' });
}

function faultIn(...args: readonly string[]): string | undefined {
  const choices = read(...args);
  return choices !== 'help' && 'fault' in choices ? choices.fault : undefined;
}

describe('the options of a comparison', () => {
  it('are all in its help', () => {
    for (const name of ['models', 'tasks', 'repeats', 'cap', 'base-url', 'out', 'yes', 'unpriced'])
      assert.match(HELP, new RegExp(`^  --${name}\\b`, 'm'));
    assert.equal(read('--help'), 'help');
  });

  for (const [args, fault] of [
    [['--modls', 'a'], 'There is no option --modls.'],
    [['-m', 'a'], 'There is no option -m.'],
    [['a', 'b'], '"a" belongs to no option; names of models stand behind --models.'],
    [['--models', '--yes'], '--models takes a value.'],
    [['--models'], '--models takes a value.'],
    [['--models', 'a', '--yes=no'], '--yes takes no value.'],
    [['--models', 'nobody=a'], /^There is no provider "nobody"; there are openrouter, /],
    [[], /^--models names none: --models microsoft\/mai-code-1-flash, for instance\.$/],
  ] as const) {
    it(`explain the error in "${args.join(' ')}"`, () => {
      const told = faultIn(...args);
      if (typeof fault === 'string') assert.equal(told, fault);
      else assert.match(told ?? '', fault);
    });
  }

  it('name each model once, in whatever words', () => {
    assert.equal(faultIn('--models', 'a,a'), '--models names a at OpenRouter twice.');
    assert.equal(faultIn('--models', 'a,openrouter=a'), '--models names a at OpenRouter twice.');
    const proxy = ['--base-url', 'https://proxy.example/v1'];
    assert.equal(faultIn('--models', 'a,fireworks=a', ...proxy), '--models names a at proxy.example twice.');
    assert.equal(faultIn('--models', 'a,fireworks=a'), undefined);
  });
});
