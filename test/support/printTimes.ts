import type Mocha from 'mocha';

const LEAST_MS = 500;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1).padStart(6)} s`;

/** At the end, how long each top-level suite took, hooks included, the slowest first, and under it its slower tests. */
export function printTimes(runner: Mocha.Runner, print: (line: string) => void): void {
  const starts = new Map<Mocha.Suite, number>();
  const times: { readonly suite: Mocha.Suite; readonly ms: number }[] = [];
  runner.on('suite', suite => starts.set(suite, performance.now()));
  runner.on('suite end', suite => {
    if (suite.parent?.root) times.push({ suite, ms: performance.now() - (starts.get(suite) ?? 0) });
  });
  runner.on('end', () => {
    for (const { suite, ms } of times.filter(({ ms }) => ms > LEAST_MS).sort((a, b) => b.ms - a.ms)) {
      print(`${seconds(ms)}  ${suite.title}`);
      const tests: Mocha.Test[] = [];
      suite.eachTest(test => tests.push(test));
      for (const { title, duration = 0 } of tests) if (duration > LEAST_MS) print(`${seconds(duration)}    ${title}`);
    }
  });
}
