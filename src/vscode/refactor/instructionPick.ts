import * as vscode from 'vscode';
import { instructionOf, type Preset } from '../../core/refactor/request/presets.ts';
import { askForText, askFromList } from '../provider/choose/ask.ts';

export interface InstructionQuestion {
  /** What is to be refactored, in words: `Refactor lines 3–40 of basket.ts`. */
  readonly title: string;
  readonly presets: readonly Preset[];
  /** Earlier ones in the user's own words. */
  readonly history: readonly string[];
  /** What the request may cost, in words, as soon as it is known. */
  readonly price: Promise<string | undefined>;
}

export interface Instruction {
  readonly text: string;
  /** Whether it is in the user's own words. */
  readonly own: boolean;
}

interface InstructionRow extends vscode.QuickPickItem {
  readonly preset?: Preset;
  readonly own?: string;
}

/** Earlier instructions that stand above everything else; the others stand below. */
const LATEST = 2;

const RULE: InstructionRow = { label: '', kind: vscode.QuickPickItemKind.Separator };

/** Asks what is to be done. @returns undefined where the user has thought better of it */
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
      faultIn: text => (text === '' ? 'Say a word or two.' : undefined),
    });
    if (input.kind === 'given') return { text: instructionOf(preset, input.value), own: true };
    if (input.kind === 'closed') return undefined;
  }
}

function rowOf(preset: Preset): InstructionRow {
  const { label, detail, isFolders } = preset;
  return { label, detail, preset, ...(isFolders && { description: "from this folder's settings" }) };
}

/**
 * What is typed, as an instruction: always there, and last. The editor puts rows first whose label has the typed text, so
 * no text of the user is a label: `doc` and Enter is "Document", also where `doc` is in the history.
 */
function ownRow(own: string): InstructionRow {
  return { label: '$(sparkle)', description: `In your own words: ${own}`, alwaysShow: true, own };
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
    placeholder: 'What is to be done? Pick, or say it in your own words',
    canGoBack: false,
    items: fixed,
    canTake: row => row.preset !== undefined || row.own !== undefined,
    // Enter may come before the row for the text does.
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
