import { readRecords } from '../../../src/disk/ledger/archive.ts';
import type { ModelServer } from '../../support/modelServer/modelServer.ts';
import { AgentPage } from '../../support/vscode/parts/agentPage.ts';
import { until } from '../../support/vscode/waiting.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';

/** Runs of the agent from outside of their panel: how they begin, and their cost. */
export class AgentRuns {
  readonly #workbench: Workbench;
  readonly #server: ModelServer;

  constructor(workbench: Workbench, server: ModelServer) {
    this.#workbench = workbench;
    this.#server = server;
  }

  get page(): AgentPage {
    return new AgentPage(this.#workbench.page);
  }

  /** Gives the instruction; a run that is not decided is discarded first. */
  async begin(instruction: string): Promise<void> {
    const { quickInput } = this.#workbench;
    await quickInput.runCommand('Ghostline: Refactor with Agent');
    const title = await until({
      what: 'the question for the instruction',
      probe: async () => {
        const titles = await this.#workbench.page.locator('.quick-input-widget .quick-input-title').allInnerTexts();
        return titles.find(text => /Refactor with Agent|unfinished agent run/.test(text));
      },
    });
    if (title.includes('unfinished agent run')) {
      await quickInput.pick('Discard and start over');
      await quickInput.untilTitle('Refactor with Agent');
    }
    await quickInput.enter(instruction);
    await this.page.untilShown();
  }

  /**
   * The ledger has each request that was billed, at the price that was billed. For a request that was ended early the
   * provider reports the cost later; until then it is an estimate, and marked as one.
   */
  async untilLedgerIsTheBill(): Promise<void> {
    let seen = '';
    await until({
      what: 'the ledger to have what was billed',
      probe: async () => {
        const records = await readRecords({ folder: this.#workbench.storage }, { fromMonth: '2000-01' });
        const ours = records.filter(({ feature }) => feature === 'agent');
        const { items } = this.#server.bill;
        seen = JSON.stringify({ items, costs: ours.map(({ generationId, cost }) => [generationId, cost]) });
        return (
          ours.length === items.length &&
          items.every(({ cancelled, costNanoDollars, generationId }) => {
            const cost = ours.find(record => record.generationId === generationId)?.cost;
            if (cancelled && cost?.certainty !== 'reported') return cost?.certainty === 'estimated';
            return cost?.certainty === 'reported' && cost.value === costNanoDollars;
          })
        );
      },
      instead: () => seen,
    });
  }
}
