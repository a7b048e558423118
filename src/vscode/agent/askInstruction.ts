import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

const HISTORY = 'agent.instructions';
const KEPT = 30;

interface InstructionItem extends vscode.QuickPickItem {
  readonly instruction: string;
}

/**
 * Lists earlier instructions, filtered by the typed text.
 * @param start for the title
 * @returns undefined if cancelled
 */
export async function askInstruction(history: vscode.Memento, start: string): Promise<string | undefined> {
  const earlier = history.get<readonly string[]>(HISTORY, []);
  const pick = vscode.window.createQuickPick<InstructionItem>();
  pick.title = start === '' ? l10n.t('Refactor with Agent') : l10n.t('Refactor with Agent: {0}', start);
  pick.placeholder = l10n.t('Describe a change across files. Nothing is saved until you review it.');
  const entries = earlier.map(instruction => ({
    label: instruction,
    instruction,
    iconPath: new vscode.ThemeIcon('history'),
  }));
  const fill = (typed: string) => {
    const own = typed.trim();
    // First, so that Enter uses the typed text.
    const asTyped = { label: own, instruction: own, alwaysShow: true, iconPath: new vscode.ThemeIcon('sparkle') };
    pick.items = own === '' || earlier.includes(own) ? entries : [asTyped, ...entries];
  };
  pick.onDidChangeValue(fill);
  fill('');
  const instruction = await chosen(pick);
  if (instruction !== undefined) {
    const kept = [instruction, ...earlier.filter(known => known !== instruction)].slice(0, KEPT);
    await history.update(HISTORY, kept);
  }
  return instruction;
}

function chosen(pick: vscode.QuickPick<InstructionItem>): Promise<string | undefined> {
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      const instruction = pick.activeItems[0]?.instruction ?? pick.value.trim();
      if (instruction === '') return;
      resolve(instruction);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
