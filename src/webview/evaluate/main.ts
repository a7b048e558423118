import '../translation.ts';
import { ComparisonPage } from './comparisonPage.ts';
import type { PageMessage, ShownMessage } from './messages.ts';

/** May be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

/** Kept over a restart. */
interface PageState {
  readonly id: string;
}

const editor = acquireVsCodeApi();
const page = new ComparisonPage({ ask: message => editor.postMessage(message) });
document.body.append(page.root);
// Only the extension can post to its page.
window.addEventListener('message', ({ data }: MessageEvent<ShownMessage>) => {
  if (data.kind === 'comparison') editor.setState({ id: data.plan.id });
  page.show(data);
});
editor.postMessage({ kind: 'ready' });
