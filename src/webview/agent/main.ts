import '../translation.ts';
import { AgentPage } from './agentPage.ts';
import type { PageMessage, PanelMessage } from './messages.ts';

/** May be called once. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

/** Kept over a restart. */
interface PageState {
  readonly run: string;
}

const editor = acquireVsCodeApi();
const page = new AgentPage(message => editor.postMessage(message));
document.body.append(page.root);
// Only the extension can post to its page.
window.addEventListener('message', ({ data }: MessageEvent<PanelMessage>) => {
  if (data.kind === 'events') return page.take(data);
  editor.setState({ run: data.status.run });
  page.show(data.status);
});
editor.postMessage({ kind: 'ready' });
