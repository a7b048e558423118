import * as l10n from '@vscode/l10n';
import type { AgentEvent } from '../../core/agent/state/event.ts';
import { element } from '../element.ts';
import type { PageMessage, PanelMessage } from './messages.ts';
import { announced } from './statusText.ts';
import { StepRow } from './stepRow.ts';

/** Per frame and per list element, so that long runs don't block the page. */
const AT_ONCE = 200;

/** Within this distance of the end the list follows new steps. */
const FOLLOWED_PX = 40;

export class Steps {
  readonly root = element('div', { class: 'steps', role: 'list', tabindex: -1, 'aria-label': l10n.t('Steps') });
  readonly #spoken = element('p', { class: 'unseen', role: 'status' });
  readonly #ask: (message: PageMessage) => void;
  readonly #steps = new Map<number, StepRow>();
  #waiting: readonly AgentEvent[] = [];
  #frame: number | undefined;
  #follows: 'follows' | 'reads' = 'follows';

  constructor(ask: (message: PageMessage) => void) {
    this.#ask = ask;
    document.addEventListener('scroll', () => {
      // A resize or a reset, not the user's scrolling.
      if (this.#frame !== undefined) return;
      const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
      this.#follows = scrollHeight - scrollTop - clientHeight < FOLLOWED_PX ? 'follows' : 'reads';
    });
  }

  /** Finished steps, without streaming. */
  get spoken(): HTMLElement {
    return this.#spoken;
  }

  take({ fresh, events }: Extract<PanelMessage, { kind: 'events' }>): void {
    if (fresh) {
      this.#steps.clear();
      this.root.replaceChildren();
      this.#waiting = [];
      this.#follows = 'follows';
    }
    this.#waiting = [...this.#waiting, ...events];
    const last = fresh ? '' : (events.map(announced).findLast(words => words !== '') ?? '');
    if (last !== '') this.#spoken.textContent = last;
    this.#paint();
  }

  /** One part per frame. */
  #paint(): void {
    if (this.#frame !== undefined) return;
    const [now, later] = [this.#waiting.slice(0, AT_ONCE), this.#waiting.slice(AT_ONCE)];
    this.#waiting = later;
    for (const event of now) this.#show(event);
    if (later.length === 0) this.#follow();
    else {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#paint();
      });
    }
  }

  #follow(): void {
    const { documentElement: page } = document;
    if (this.#follows === 'follows') page.scrollTop = page.scrollHeight;
  }

  #show(event: AgentEvent): void {
    const known = this.#steps.get(event.id);
    const step = known ?? new StepRow(this.#ask);
    step.show(event);
    if (known) return;
    if (this.#steps.size % AT_ONCE === 0) this.root.append(element('div', { class: 'part', role: 'none' }));
    this.#steps.set(event.id, step);
    this.root.lastElementChild?.append(step.root);
  }
}
