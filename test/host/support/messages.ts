import * as vscode from 'vscode';

type Kind = 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage';

export interface ShownMessage {
  readonly text: string;
  /** Of a modal question, below its text. */
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** Answers messages in place of the user, by the label of a button; undefined closes one. Ends with `restore`. */
export function answerMessages(answer: (message: ShownMessage) => string | undefined) {
  const shown: ShownMessage[] = [];
  const kinds: readonly Kind[] = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'];
  const originals = kinds.map(kind => [kind, vscode.window[kind]] as const);
  const show = async (text: string, ...more: readonly (string | vscode.MessageOptions)[]) => {
    const buttons = more.filter(one => typeof one === 'string');
    const options = more.find(one => typeof one === 'object');
    const message = { text, detail: options?.detail ?? '', buttons };
    shown.push(message);
    return answer(message);
  };
  for (const kind of kinds) Object.assign(vscode.window, { [kind]: show });
  return { shown, restore: () => Object.assign(vscode.window, Object.fromEntries(originals)) };
}
