import * as vscode from 'vscode';
import { hostOf, refusedAddress } from '../core/provider/profile/address.ts';

const ANSWERS = 'folderAddresses';
const ALLOW = 'Allow';
const KEEP = 'Keep Mine';

/** The settings that say where code goes. */
interface AddressSettings {
  readonly baseUrl: string;
  /** As the folder's settings have it, where the user has not agreed to it. */
  readonly wishedAddress: string | undefined;
  readonly allowInsecureAddress: boolean;
  readonly own: { readonly baseUrl: string };
}

interface Answered {
  /** Of the `.code-workspace` file, else of the folder. */
  readonly workspace: string;
  readonly address: string;
  readonly answer: 'allowed' | 'kept';
}

/**
 * What the user has answered to folders whose settings want code sent to another address. Each folder and address is asked
 * about once, for all windows and also after a start; "Choose Provider and Model…" takes back what was allowed.
 */
export class FolderAddresses {
  readonly #memory: vscode.Memento;
  /** Addresses that this window has asked about: who closes the question is not asked again in it. */
  readonly #asked = new Set<string>();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  allows(address: string): boolean {
    return this.#answerTo(address) === 'allowed';
  }

  /** Asks about the address that the folder wishes for, unless that was done. @returns whether it may be used from now on */
  async ask({ wishedAddress, own, allowInsecureAddress }: AddressSettings): Promise<boolean> {
    if (wishedAddress === undefined || this.#asked.has(wishedAddress) || this.#answerTo(wishedAddress)) return false;
    this.#asked.add(wishedAddress);
    const refused = refusedAddress(wishedAddress, { allowInsecure: allowInsecureAddress });
    if (refused) {
      const message = `Ghostline: this folder's settings name ${hostOf(wishedAddress)}, where nothing is sent. ${refused.message}`;
      void vscode.window.showInformationMessage(message);
      return false;
    }
    // As it is parsed: nothing in it looks like another host.
    const { href } = new URL(wishedAddress);
    const chosen = await vscode.window.showInformationMessage(
      `This folder wants Ghostline to send code to ${href}, not to ${hostOf(own.baseUrl)}.`,
      ALLOW,
      KEEP,
    );
    if (chosen === ALLOW || chosen === KEEP) {
      await this.#remember(wishedAddress, chosen === ALLOW ? 'allowed' : 'kept');
    }
    return chosen === ALLOW;
  }

  /** From now on the user's own address counts here. */
  async keepMine({ baseUrl, own, wishedAddress }: AddressSettings): Promise<void> {
    const folders = wishedAddress ?? (baseUrl === own.baseUrl ? undefined : baseUrl);
    if (folders !== undefined) await this.#remember(folders, 'kept');
  }

  #answerTo(address: string): Answered['answer'] | undefined {
    return this.#answers.find(one => one.address === address && one.workspace === workspaceName())?.answer;
  }

  get #answers(): readonly Answered[] {
    return this.#memory.get<readonly Answered[]>(ANSWERS, []);
  }

  async #remember(address: string, answer: Answered['answer']): Promise<void> {
    const workspace = workspaceName();
    const others = this.#answers.filter(one => one.address !== address || one.workspace !== workspace);
    await this.#memory.update(ANSWERS, [...others, { workspace, address, answer }]);
  }
}

function workspaceName(): string {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  return (workspaceFile ?? workspaceFolders?.[0]?.uri)?.toString() ?? '';
}
