import type { FrameLocator, Locator, Page } from 'playwright-core';
import { until, WAIT_LIMIT_MS } from '../waiting.ts';

/** The agent's panel as a person has it before them. */
export class AgentPage {
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  get main(): Locator {
    return this.#frame.locator('main');
  }

  async untilShown(): Promise<void> {
    await this.main.locator('.standing').waitFor({ timeout: WAIT_LIMIT_MS });
  }

  /** The text of each step, without its mark. */
  async steps(): Promise<string[]> {
    const texts = await this.main.locator('.step').evaluateAll(steps =>
      steps.map(({ children }) =>
        [...children]
          .slice(1)
          .map(child => child.textContent ?? '')
          .join(' '),
      ),
    );
    return texts.map(text => text.replace(/\s+/g, ' ').trim());
  }

  /** Waits for a step with this text, and returns all of them. */
  untilStep(text: string | RegExp): Promise<string[]> {
    let seen: string[] = [];
    return until({
      what: `the step ${text}`,
      probe: async () => {
        seen = await this.steps();
        return seen.some(step => (typeof text === 'string' ? step.includes(text) : text.test(step))) && seen;
      },
      instead: () => seen.join(' | '),
    });
  }

  /** The line at the top. */
  async untilStanding(text: string): Promise<void> {
    await this.main.locator('.standing').filter({ hasText: text }).waitFor({ timeout: WAIT_LIMIT_MS });
  }

  /** Requests, tokens and cost. */
  spent(): Promise<string> {
    return this.main.locator('.spent').innerText();
  }

  /** A custom property of the page's style sheet as a color: `rgb(0, 0, 0)`. */
  async color(property: string): Promise<string> {
    const probe = `(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'var(${property})';
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas.fillStyle = getComputedStyle(probe).color;
      canvas.fillRect(0, 0, 1, 1);
      probe.remove();
      return 'rgb(' + [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ') + ')';
    })()`;
    return String(await this.main.evaluate(probe));
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  /** The question, with its buttons. */
  get decision(): Locator {
    return this.main.locator('.decision');
  }
}
