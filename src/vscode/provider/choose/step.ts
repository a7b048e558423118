import type { Clock } from '../../../core/clock.ts';
import type { NewDraft } from '../../../core/completion/fit/draft.ts';
import type { RequestRecord } from '../../../core/completion/request/requestRecord.ts';
import type { Budget } from '../../../core/completion/request/requests.ts';
import type { Keyring } from '../../../core/provider/profile/keyring.ts';
import type { Profile } from '../../../core/provider/profile/profile.ts';
import type { Destination } from '../../../core/provider/profile/route.ts';
import type { Use } from '../../../core/provider/profile/selection.ts';
import type { Settings } from '../../settings.ts';
import type { Connections } from '../connections.ts';
import type { PickResult } from './ask.ts';

/** What has been chosen so far; nothing of it is written before the end. */
export interface ProviderChoice {
  readonly profile: Profile;
  /** A key that was typed in, or released, here. Without one the stored key is used. */
  readonly key?: string;
  readonly model: string;
  readonly use?: Use;
  /** What was typed in the address step, to be shown again: an address, or the name of a resource. */
  readonly typedAddress?: string;
  /** The choice takes the place of the experiment's two. */
  readonly ends?: 'experiment';
}

export interface ChoosingTools {
  readonly settings: () => Settings;
  readonly keys: Keyring;
  readonly connections: Connections;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
  readonly budget: (destination: Destination) => Budget;
  readonly onRecord: (record: RequestRecord) => void;
  /** Another address, which the open folder had been allowed, counts no longer. */
  readonly keepOwnAddress: () => Promise<void>;
  /** Called also where nothing is written, as the same was chosen again: it has just been seen to work. */
  readonly onSaved: () => void;
}

export type StepName = 'provider' | 'address' | 'key' | 'model' | 'trial';

/**
 * `back`: the step before is asked once more. `again`: that step is, with this choice, or with the one that it was asked
 * for.
 */
export type StepAnswer =
  | PickResult<ProviderChoice>
  | { readonly kind: 'back'; readonly choice: ProviderChoice }
  | { readonly kind: 'again'; readonly step: StepName; readonly choice?: ProviderChoice };

export interface ChooserStep {
  readonly name: StepName;
  /** Whether there is anything to ask. */
  readonly needed: (choice: ProviderChoice, tools: ChoosingTools) => boolean | Promise<boolean>;
  readonly ask: (choice: ProviderChoice, tools: ChoosingTools, canGoBack: boolean) => Promise<StepAnswer>;
}
