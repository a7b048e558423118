import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatCost, formatTokens } from '../../src/core/usage/amount/format.ts';
import type { LedgerRecord } from '../../src/core/usage/ledger/ledger.ts';
import { ledgerFiles } from '../support/usageHistory.ts';
import { UsagePage } from '../support/vscode/parts/usagePage.ts';
import { untilKept } from '../support/vscode/storage.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import { itLooksRight } from './support/looks.ts';
import {
  ARMS,
  CHARTS,
  costOf,
  isAccepted,
  isRequest,
  isSuggestion,
  linesOf,
  NOW,
  RECORDS,
  since,
  tokensOf,
} from './support/usageRecords.ts';

describe('the usage page', () => {
  const asked: string[] = [];
  const workbench = useWorkbench(() => ({
    globalStorage: ledgerFiles(RECORDS),
    files: { 'a.ts': '' },
    settings: { 'workbench.activityBar.location': 'hidden' },
  }));
  const usage = () => new UsagePage(workbench().page);
  const untilCostOf = (records: readonly LedgerRecord[]) => {
    const cost = `~${formatCost(costOf(records))}+?`;
    return until({ what: `a cost of ${cost}`, probe: async () => (await usage().tiles())['Cost'] === cost });
  };

  before('open it', async () => {
    workbench().page.on('request', request => asked.push(request.url()));
    await workbench().run('workbench.action.closeSidebar');
    await workbench().quickInput.runCommand('Ghostline: Show Usage');
    await usage().tiles();
  });

  it('shows the figures of the ledger, estimates and gaps marked as such', async () => {
    const records = since(29);
    const suggestions = records.filter(isSuggestion);
    const accepted = suggestions.filter(isAccepted);
    const shown = suggestions.filter(record => isAccepted(record) || record.outcome === 'suggested');
    assert.deepEqual(await usage().tiles(), {
      Cost: `~${formatCost(costOf(records))}+?`,
      Tokens: `~${formatTokens(tokensOf(records))}+?`,
      Accepted: `${Math.round((100 * accepted.length) / shown.length)}%`,
      'Cost per accepted line': `~${formatCost(Math.round(costOf(suggestions) / linesOf(accepted)))}+?`,
      'Next edits applied': '60%',
    });
    assert.match(await usage().main.locator('.tiles').innerText(), /3 of 5, 2 free; 1 dismissed/);
    const [head, ...fates] = await usage().table('Where the tokens went');
    assert.deepEqual(head, ['Outcome', 'Tokens', 'Share', 'Cost', 'Requests']);
    assert.deepEqual(fates.map(([, tokens, , , requests]) => [tokens, requests])[0], [
      formatTokens(tokensOf(records.filter(isAccepted))),
      String(records.filter(isAccepted).filter(isRequest).length),
    ]);
    // The tokens of failed requests are unknown: neither nothing nor no share.
    assert.match(fates.at(-1)?.join(' ') ?? '', /^Failed .* \? \? \? \d+$/);
  });

  it('has a table for each chart, a row for each day', async () => {
    for (const chart of CHARTS) {
      assert.ok(await usage().chart(chart).isVisible(), chart);
      const rows = await usage().table(chart);
      const days = rows.filter(([day = '']) => /^\w{3}, \w{3} \d+$/.test(day));
      assert.equal(days.length, 30, chart);
    }
    const today = since(0).filter(isRequest);
    const [, newest] = await usage().table('Cost per day');
    assert.equal(newest?.at(-1), String(today.length));
    assert.ok(newest?.at(-2)?.includes(formatCost(costOf(today))), newest?.join(' '));
  });

  it('explains in plain words why each of the latest requests ended', async () => {
    const [, ...rows] = await usage().table('Recent requests');
    assert.equal(rows.length, 25);
    const reasons = rows.map(([, reason = '']) => reason);
    assert.ok(reasons.some(reason => reason === 'Cancelled You typed something else, so the request was cancelled.'));
    for (const reason of reasons) assert.match(reason, /^[A-Z]\w+ [A-Z].+\.$/);
    const [free = []] = rows.filter(row => row.includes('free'));
    assert.deepEqual(free.slice(1), [
      'Accepted These lines still have what you replaced.',
      'Next edit typescript',
      '',
      '–',
      '–',
      'free',
      '–',
    ]);
  });

  it('shows accept rates by model, language and week, and of one model on request', async () => {
    const ofModel = (model: string, records: readonly LedgerRecord[]) => {
      const asked = records.filter(record => record.model === model);
      const offered = asked.filter(record => isAccepted(record) || record.outcome === 'suggested').length;
      return `${asked.filter(isAccepted).length} of ${offered}`;
    };
    const [, ...weeks] = await usage().table('Accept rate per week');
    assert.ok(weeks.length >= 12, 'six weeks, two models');
    const models = async () => (await usage().table('Accepted and kept, by model')).slice(1);
    const all = await models();
    assert.equal(all.length, 2);
    const [name = '', requests] = all[0] ?? [];
    const asked = RECORDS.filter(isSuggestion).filter(({ model }) => model === name);
    assert.equal(requests, String(asked.length));
    assert.ok(all[0]?.[2]?.includes(ofModel(name, asked)), all[0]?.join(' '));
    // The price of the user's own server is unknown.
    assert.equal(all[1]?.at(-1), '?');
    await usage().main.getByLabel('Model').selectOption(name);
    await until({ what: 'one model', probe: async () => (await models()).length === 1 });
    assert.deepEqual((await models())[0]?.slice(0, 2), [name, requests]);
    await usage().main.getByLabel('Model').selectOption('All');
    await until({ what: 'both models', probe: async () => (await models()).length === 2 });
    assert.match(
      await usage().main.locator('.findings').innerText(),
      /^(This week vs\. last week: .+chance|No data for .+ to compare with)\./,
    );
  });

  it('shows the results of an experiment, and the hover the model of this session', async () => {
    await workbench().configure({ 'ghostline.experiment.models': ARMS.map(model => ({ model })) });
    const findings = () => usage().main.locator('.findings').innerText();
    const experiment = await until({
      what: 'the experiment',
      probe: async () => /Experiment: .+/.exec(await findings())?.[0],
      instead: findings,
    });
    for (const arm of ARMS) assert.match(experiment, new RegExp(`${arm} \\d+% of \\d+ accepted`));
    assert.match(experiment, /Not enough data yet, so far .+: needs about [\d,]+ more suggestions of .+\.$/);
    const hover = () => workbench().statusBar.hover('ghostline.status');
    await until({
      what: 'the hover to say so',
      probe: async () => /Experiment: this session randomly uses .+; others use /.test(await hover()),
      instead: hover,
    });
    await workbench().screenshot('usage-experiment');
    await workbench().configure({ 'ghostline.experiment.models': [] });
    await until({ what: 'no experiment', probe: async () => !(await findings()).includes('Experiment') });
  });

  it('can be used with the keyboard alone, and a chart describes each day', async () => {
    const { keyboard } = workbench().page;
    await usage().main.locator('.ranges input:checked').focus();
    const passed: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await keyboard.press('Tab');
      passed.push(
        String(await usage().main.evaluate('document.activeElement.textContent || document.activeElement.ariaLabel')),
      );
    }
    assert.deepEqual(passed.slice(0, 3), ['Export CSV…', 'Export JSON…', 'Reset…']);
    assert.equal(passed.filter(name => name.endsWith(': table')).length, 4);
    const chart = usage().chart('Cost per day');
    await chart.focus();
    const today = await chart.getAttribute('aria-valuetext');
    await keyboard.press('ArrowLeft');
    const yesterday = await chart.getAttribute('aria-valuetext');
    assert.notEqual(yesterday, today);
    assert.match(yesterday ?? '', /^\w+day, \w+ \d+: Ghost text .*\$\d/);
    await keyboard.press('End');
    assert.equal(await chart.getAttribute('aria-valuetext'), today);
    assert.equal(await chart.getAttribute('aria-valuenow'), '30');
  });

  itLooksRight({
    workbench,
    page: usage,
    name: 'usage',
    themes: ['dark', 'light', 'high-contrast', 'high-contrast-light'],
    texts: ['--text', '--muted'],
    // The colors of the drawing, in the page's style sheet.
    marks: ['--blue', '--yellow', '--purple', '--green', '--red', '--orange', '--teal', '--gray'],
    widths: [320, 480, 640, 900],
    folds: 'unfolded',
  });

  it('keeps its range when the window is reloaded right after', async () => {
    await usage().choose('90 days');
    await untilCostOf(RECORDS);
    await untilKept(workbench().page, '"usage.chosen":{"range":"90-days"');
    await workbench().reload();
    await workbench().quickInput.runCommand('Ghostline: Show Usage');
    await untilCostOf(RECORDS);
    assert.ok(await usage().main.getByLabel('90 days').isChecked());
  });

  it('keeps its range while another tab is in front', async () => {
    await usage().choose('7 days');
    await untilCostOf(since(6));
    await workbench().open('a.ts');
    await usage().main.waitFor({ state: 'detached' });
    await workbench().quickInput.runCommand('Ghostline: Show Usage');
    await untilCostOf(since(6));
    assert.ok(await usage().main.getByLabel('7 days').isChecked());
  });

  it('shows a request of any window by itself', async () => {
    const record = { ...since(6).at(-1), id: 'new', time: NOW, reason: 'only-prose', outcome: 'rejected' };
    const file = path.join(workbench().storage, `usage-${new Date(NOW).toISOString().slice(0, 7)}.jsonl`);
    await appendFile(file, `\n${JSON.stringify(record)}`);
    await until({
      what: 'the request',
      probe: async () =>
        (await usage().table('Recent requests'))[1]?.[1]?.includes('The model replied with prose instead'),
    });
  });

  it('exports the requests that it counts', async () => {
    await usage().button('Export CSV').click();
    const target = await workbench().quickInput.accept(/ghostline-usage-[-\d]+-to-[-\d]+\.csv$/);
    await workbench().notifications.buttonsOf('Ghostline: exported');
    const [head, ...lines] = (await readFile(target, 'utf8')).trimEnd().split('\r\n');
    assert.match(head ?? '', /^time,feature,profile,model,/);
    assert.equal(lines.length, since(6).length + 1);
  });

  it('exports the same as JSON', async () => {
    await workbench().notifications.clear();
    await usage().button('Export JSON').click();
    const target = await workbench().quickInput.accept(/ghostline-usage-[-\d]+-to-[-\d]+\.json$/);
    await workbench().notifications.buttonsOf('Ghostline: exported');
    const exported = JSON.parse(await readFile(target, 'utf8')) as {
      readonly costUnit: string;
      readonly requests: readonly Record<string, unknown>[];
    };
    assert.equal(exported.costUnit, 'nano-dollars');
    const ids = exported.requests.map(({ id }) => id);
    assert.deepEqual(ids.toSorted(), [...since(6).map(({ id }) => id), 'new'].toSorted());
    const accepted = since(6).find(isAccepted);
    assert.ok(accepted);
    const { explanation, ...known } = exported.requests.find(({ id }) => id === accepted.id) ?? {};
    const isoTime = new Date(accepted.time).toISOString();
    assert.deepEqual(known, { ...accepted, isoTime, fate: 'accepted' });
    assert.match(String(explanation), /^[A-Z].+\.$/);
  });

  it('breaks no rule of its own policy, and loads nothing from other machines', () => {
    const errors = workbench().logs.browserErrors();
    assert.deepEqual(
      errors.filter(error => /content.security.policy/i.test(error)),
      [],
    );
    // At addresses of `vscode-resource` the editor itself answers, out of the extension's folder.
    const local = /^(data:|blob:|http:\/\/127\.0\.0\.1:|https:\/\/vscode-remote\+[^/]+\.vscode-resource\.)/;
    assert.deepEqual(
      asked.filter(url => !local.test(url)),
      [],
    );
  });

  it('starts over only after a confirmation; old records are kept on request', async () => {
    const { page, storage } = workbench();
    const dialog = page.locator('.monaco-dialog-box');
    await usage().button('Reset').click();
    await dialog.waitFor();
    assert.match(
      await dialog.innerText(),
      new RegExp(`All ${(RECORDS.filter(isRequest).length + 1).toLocaleString('en')} requests since`),
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.ok((await usage().tiles())['Cost']);
    await usage().button('Reset').click();
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await usage().main.getByText('No requests in this period.').waitFor();
    const names = await readdir(storage);
    assert.deepEqual(
      names.filter(name => name.endsWith('.jsonl')),
      [],
    );
    const aside = names.find(name => name.startsWith('reset-')) ?? '';
    const kept = await readdir(path.join(storage, aside));
    for (const name of Object.keys(ledgerFiles(RECORDS))) assert.ok(kept.includes(name), name);
    await usage().picture('usage-empty');
  });

  it('deletes the records for good where that is chosen', async () => {
    const { page, storage } = workbench();
    const before = await readdir(storage);
    for (const [name, text] of Object.entries(ledgerFiles(since(6)))) await writeFile(path.join(storage, name), text);
    await usage().tiles();
    await usage().button('Reset').click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await usage().main.getByText('No requests in this period.').waitFor();
    await workbench().notifications.buttonsOf('The old records were deleted');
    assert.deepEqual((await readdir(storage)).sort(), before.sort());
  });

  it('throws nothing into the logs', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
  });
});
