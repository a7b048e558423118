import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { instructionOf, type Preset } from '../../core/refactor/request/presets.ts';
import { askForText, askFromList } from '../provider/choose/ask.ts';

export interface InstructionQuestion {
  /** `Refactor lines 3–40 of basket.ts` */
  readonly title: string;
  readonly presets: readonly Preset[];
  readonly history: readonly string[];
  /** In words, once known. */
  readonly price: Promise<string | undefined>;
}

export interface Instruction {
  readonly text: string;
  readonly own: boolean;
}

interface InstructionRow extends vscode.QuickPickItem {
  readonly preset?: Preset;
  readonly own?: string;
}

/** Above the presets; the others are below. */
const LATEST = 2;

const RULE: InstructionRow = { label: '', kind: vscode.QuickPickItemKind.Separator };

/** @returns undefined if cancelled */
export async function askForInstruction(question: InstructionQuestion): Promise<Instruction | undefined> {
  for (;;) {
    const row = await pickRow(question);
    if (row === undefined) return undefined;
    if (row.own !== undefined) return { text: row.own, own: true };
    const { preset } = row;
    if (preset === undefined) return undefined;
    if (preset.takesInput === undefined) return { text: instructionOf(preset), own: false };
    const input = await askForText({
      title: `${question.title}: ${preset.label}`,
      prompt: preset.takesInput,
      placeholder: '',
      canGoBack: true,
      faultIn: text => (text === '' ? l10n.t('Enter a word or two.') : undefined),
    });
    if (input.kind === 'given') return { text: instructionOf(preset, input.value), own: true };
    if (input.kind === 'closed') return undefined;
  }
}

function rowOf(preset: Preset): InstructionRow {
  const { label, detail, isFromFolder } = preset;
  return { label, detail, preset, ...(isFromFolder && { description: l10n.t("from this folder's settings") }) };
}

/**
 * Always last. VS Code puts rows first whose label matches, so no user text is a label: `doc` and Enter picks
 * "Document".
 */
function ownRow(own: string): InstructionRow {
  return { label: '$(sparkle)', description: l10n.t('In your own words: {0}', own), alwaysShow: true, own };
}

async function pickRow({ history, presets, price, title }: InstructionQuestion): Promise<InstructionRow | undefined> {
  const asked = history.map((own): InstructionRow => ({ label: '$(history)', description: own, own }));
  const fixed: readonly InstructionRow[] = [
    ...asked.slice(0, LATEST),
    ...(asked.length > 0 ? [RULE] : []),
    ...presets.map(rowOf),
    ...(asked.length > LATEST ? [RULE] : []),
    ...asked.slice(LATEST),
  ];
  const answer = await askFromList<InstructionRow>({
    title,
    placeholder: l10n.t('Pick a refactoring or describe what you want'),
    canGoBack: false,
    items: fixed,
    canTake: row => row.preset !== undefined || row.own !== undefined,
    // Enter may precede the row for the text.
    ofText: own => (own === '' ? undefined : ownRow(own)),
    async fill(list, signal) {
      list.ignoreFocusOut = false;
      list.matchOnDetail = false;
      list.onDidChangeValue(value => {
        const own = value.trim();
        list.items = own === '' ? fixed : [...fixed, ownRow(own)];
      });
      const words = await price;
      if (!signal.aborted && words !== undefined) list.title = `${title} · ${words}`;
    },
  });
  return answer.kind === 'given' ? answer.value : undefined;
}
