import * as l10n from '@vscode/l10n';
import type { TaskTest } from '../../core/evaluate/task.ts';
import type { TestOutput } from '../../core/evaluate/taskAnswer.ts';
import type { TestOutcome } from '../../core/evaluate/testRun.ts';
import type { ProcessEnd } from '../process/limitedProcess.ts';

export function testOutcome(test: TaskTest, end: ProcessEnd, output: TestOutput): TestOutcome {
  switch (end.kind) {
    case 'aborted':
      return { kind: 'aborted' };
    case 'not-started':
      return { kind: 'skipped', reason: l10n.t('"{0}" couldn\'t be started.', test.command[0]) };
    case 'time-limit':
    case 'output-limit':
    case 'process-limit':
    case 'memory-limit':
    case 'disk-limit':
    case 'exited': {
      const reason = failureOf(test, end, output);
      return reason === undefined ? { kind: 'passed', output } : { kind: 'failed', reason, output };
    }
  }
}

/** For the user; undefined if it passed. */
function failureOf(
  { expectOutput, timeLimitSeconds }: TaskTest,
  end: ProcessEnd,
  output: TestOutput,
): string | undefined {
  switch (end.kind) {
    case 'time-limit':
      return l10n.t('The test timed out after {0} s.', timeLimitSeconds);
    case 'output-limit':
      return l10n.t('The test was stopped: too much output.');
    case 'process-limit':
      return l10n.t('The test was stopped: too many processes.');
    case 'memory-limit':
      return l10n.t('The test was stopped: too much memory.');
    case 'disk-limit':
      return l10n.t('The test was stopped: too much disk space.');
    case 'exited':
      if (end.code === undefined) return l10n.t('The test was stopped by the system.');
      if (end.code !== 0) return l10n.t('The test failed with exit code {0}.', end.code);
      return expectOutput === undefined || output.text.includes(expectOutput)
        ? undefined
        : l10n.t('The test ended without writing "{0}".', expectOutput);
    case 'aborted':
    case 'not-started':
      return undefined;
  }
}
