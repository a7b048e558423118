import * as vscode from 'vscode';

/** `closed`: Escape. `typed`: text in the box. */
export type PickResult<T> =
  | { readonly kind: 'given'; readonly value: T }
  | { readonly kind: 'back'; readonly typed: string }
  | { readonly kind: 'closed' };

interface ListInput {
  readonly title: string;
  readonly placeholder: string;
  readonly canGoBack: boolean;
}

export interface ListQuestion<T extends vscode.QuickPickItem> extends ListInput {
  readonly items: readonly T[];
  /** False for rows that only inform. */
  readonly canTake?: (item: T) => boolean;
  /** For Enter if no row matches. */
  readonly ofText?: (text: string) => T | undefined;
  /** `signal` aborts when the list closes. Never rejects. */
  readonly fill?: (list: vscode.QuickPick<T>, signal: AbortSignal) => Promise<void>;
}

export async function askFromList<T extends vscode.QuickPickItem>(question: ListQuestion<T>): Promise<PickResult<T>> {
  const list = vscode.window.createQuickPick<T>();
  const closing = new AbortController();
  list.placeholder = question.placeholder;
  list.matchOnDescription = true;
  list.items = question.items;
  const answer = answerOf<T>(list, question, give => {
    list.onDidAccept(() => {
      const item = list.selectedItems[0] ?? question.ofText?.(list.value.trim());
      if (item && question.canTake?.(item) !== false) give(item);
    });
  });
  void fill(list, { question, signal: closing.signal });
  try {
    return await answer;
  } finally {
    closing.abort();
    list.dispose();
  }
}

async function fill<T extends vscode.QuickPickItem>(
  list: vscode.QuickPick<T>,
  { question, signal }: { question: ListQuestion<T>; signal: AbortSignal },
): Promise<void> {
  if (!question.fill) return;
  list.busy = true;
  await question.fill(list, signal);
  if (!signal.aborted) list.busy = false;
}

export interface TextQuestion extends ListInput {
  readonly prompt: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Leads to a website. */
  readonly link?: { readonly words: string; readonly address: string };
  /** A sentence; undefined if valid. */
  readonly faultIn: (text: string) => string | undefined;
}

export async function askForText(question: TextQuestion): Promise<PickResult<string>> {
  const box = vscode.window.createInputBox();
  box.placeholder = question.placeholder;
  box.prompt = question.prompt;
  box.password = question.password ?? false;
  box.value = question.value ?? '';
  const judge = () => {
    box.validationMessage = question.faultIn(box.value.trim());
  };
  // Shows on Enter, not on the first character.
  box.onDidChangeValue(() => {
    if (box.validationMessage) judge();
  });
  const answer = answerOf<string>(box, question, give => {
    addLink(box, question);
    box.onDidAccept(() => {
      judge();
      if (!box.validationMessage) give(box.value.trim());
    });
  });
  try {
    return await answer;
  } finally {
    box.dispose();
  }
}

function addLink(box: vscode.InputBox, { link }: TextQuestion): void {
  if (link === undefined) return;
  const button = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: link.words };
  box.buttons = [...box.buttons, button];
  box.onDidTriggerButton(pressed => {
    if (pressed === button) void vscode.env.openExternal(vscode.Uri.parse(link.address));
  });
}

type Input = vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidTriggerButton' | 'value'>;

function answerOf<T>(
  input: Input,
  { title, canGoBack }: ListInput,
  listen: (give: (value: T) => void) => void,
): Promise<PickResult<T>> {
  const { promise, resolve } = Promise.withResolvers<PickResult<T>>();
  input.title = title;
  // Keys are copied from another window.
  input.ignoreFocusOut = true;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  input.onDidTriggerButton(button => {
    if (button === vscode.QuickInputButtons.Back) resolve({ kind: 'back', typed: input.value });
  });
  input.onDidHide(() => resolve({ kind: 'closed' }));
  listen(value => resolve({ kind: 'given', value }));
  input.show();
  return promise;
}
