import '../translation.ts';
import type { PageMessage, ReportMessage } from './messages.ts';
import { UsagePage } from './usagePage.ts';

/** May be called once. */
declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void };

const editor = acquireVsCodeApi();
let page: UsagePage | undefined;
// Only the extension can post to its page.
window.addEventListener('message', ({ data }: MessageEvent<ReportMessage>) => {
  page ??= begun(data);
  page.show(data);
});
editor.postMessage({ kind: 'ready' });

function begun({ range, accept: { filter } }: ReportMessage): UsagePage {
  const made = new UsagePage({ range, filter, ask: message => editor.postMessage(message) });
  document.body.append(made.root);
  return made;
}
