import { ComparisonPage } from './comparisonPage.ts';
import type { PageMessage, ShownMessage } from './messages.ts';

/** What the editor gives to a webview, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

/** What the editor remembers of the page over a restart: which comparison it shows. */
interface PageState {
  readonly id: string;
}

const editor = acquireVsCodeApi();
const page = new ComparisonPage({ ask: message => editor.postMessage(message) });
document.body.append(page.root);
// Only the extension can send anything to its page.
window.addEventListener('message', ({ data }: MessageEvent<ShownMessage>) => {
  if (data.kind === 'comparison') editor.setState({ id: data.plan.id });
  page.show(data);
});
editor.postMessage({ kind: 'ready' });
