import type * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import { createPracticeProvider } from '../../core/practice/practiceProvider.ts';
import type { Provider } from '../../core/provider/provider.ts';
import { sampleFiles } from './sampleFiles.ts';

export function practiceModel(extensionUri: vscode.Uri, clock: Clock): Provider {
  const sample = sampleFiles(extensionUri);
  sample.catch(() => undefined); // Reported by the request that waits for it.
  return createPracticeProvider({ sample: () => sample, clock });
}
