import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { hostOf, refusedAddress } from '../core/provider/profile/address.ts';

const ANSWERS = 'folderAddresses';
const ALLOW = l10n.t('Allow');
const KEEP = l10n.t('Keep Mine');

interface AddressSettings {
  readonly baseUrl: string;
  /** Until the user agrees to it. */
  readonly wishedAddress: string | undefined;
  readonly allowInsecureAddress: boolean;
  readonly own: { readonly baseUrl: string };
}

interface AddressAnswer {
  /** Of the `.code-workspace` file, else of the folder. */
  readonly workspace: string;
  readonly address: string;
  readonly answer: 'allowed' | 'kept';
}

/** Once per folder and address for all windows; "Choose Provider and Model…" revokes the answer. */
export class FolderAddresses {
  readonly #memory: vscode.Memento;
  readonly #asked = new Set<string>();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  allows(address: string): boolean {
    return this.#answerTo(address) === 'allowed';
  }

  /** @returns whether the address may be used */
  async ask({ wishedAddress, own, allowInsecureAddress }: AddressSettings): Promise<boolean> {
    if (wishedAddress === undefined || this.#asked.has(wishedAddress) || this.#answerTo(wishedAddress)) return false;
    this.#asked.add(wishedAddress);
    const refused = refusedAddress(wishedAddress, { allowInsecure: allowInsecureAddress });
    if (refused) {
      const message = l10n.t(
        "Ghostline: this folder's settings name {0}, where nothing is sent. {1}",
        hostOf(wishedAddress),
        refused.message,
      );
      void vscode.window.showInformationMessage(message);
      return false;
    }
    // Normalized, so that it can't imitate another host.
    const { href } = new URL(wishedAddress);
    const chosen = await vscode.window.showInformationMessage(
      l10n.t("This folder's settings send code to {0} instead of {1}.", href, hostOf(own.baseUrl)),
      ALLOW,
      KEEP,
    );
    if (chosen === ALLOW || chosen === KEEP) {
      await this.#remember(wishedAddress, chosen === ALLOW ? 'allowed' : 'kept');
    }
    return chosen === ALLOW;
  }

  /** Revokes the folder's address. */
  async keepMine({ baseUrl, own, wishedAddress }: AddressSettings): Promise<void> {
    const folders = wishedAddress ?? (baseUrl === own.baseUrl ? undefined : baseUrl);
    if (folders !== undefined) await this.#remember(folders, 'kept');
  }

  #answerTo(address: string): AddressAnswer['answer'] | undefined {
    return this.#answers.find(one => one.address === address && one.workspace === workspaceName())?.answer;
  }

  get #answers(): readonly AddressAnswer[] {
    return this.#memory.get<readonly AddressAnswer[]>(ANSWERS, []);
  }

  async #remember(address: string, answer: AddressAnswer['answer']): Promise<void> {
    const workspace = workspaceName();
    const others = this.#answers.filter(one => one.address !== address || one.workspace !== workspace);
    await this.#memory.update(ANSWERS, [...others, { workspace, address, answer }]);
  }
}

function workspaceName(): string {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  return (workspaceFile ?? workspaceFolders?.[0]?.uri)?.toString() ?? '';
}
