import type { Clock } from '../../../core/clock.ts';
import type { NewDraft } from '../../../core/completion/fit/draft.ts';
import type { RequestRecord } from '../../../core/completion/request/requestRecord.ts';
import type { AdmittingProvider } from '../../../core/provider/metering/meteredProvider.ts';
import type { Keyring } from '../../../core/provider/profile/keyring.ts';
import type { Profile } from '../../../core/provider/profile/profile.ts';
import type { Destination } from '../../../core/provider/profile/route.ts';
import type { Use } from '../../../core/provider/profile/selection.ts';
import type { Provider } from '../../../core/provider/provider.ts';
import type { Settings } from '../../settings.ts';
import type { Connections } from '../connections.ts';
import type { PracticeMode } from '../practiceMode.ts';
import type { PickResult } from './ask.ts';

/** Saved at the end. */
export interface ProviderChoice {
  readonly profile: Profile;
  /** Otherwise the stored key is used. */
  readonly key?: string;
  readonly model: string;
  readonly use?: Use;
  /** To prefill the address step. */
  readonly typedAddress?: string;
  /** The choice replaces the experiment. */
  readonly ends?: 'experiment';
}

export interface ChoosingTools {
  readonly settings: () => Settings;
  readonly keys: Keyring;
  readonly connections: Connections;
  readonly newDraft: NewDraft;
  readonly clock: Clock;
  readonly trial: (destination: Destination, provider: Provider) => AdmittingProvider;
  readonly onRecord: (record: RequestRecord) => void;
  /** Revokes the folder's address. */
  readonly keepOwnAddress: () => Promise<void>;
  /** A choice ends it; choosing the practice model begins it. */
  readonly practice: PracticeMode;
}

export type StepName = 'provider' | 'address' | 'key' | 'model' | 'trial';

/** `again`: repeats this step with this choice, or its original one. */
export type StepAnswer =
  | PickResult<ProviderChoice>
  | { readonly kind: 'back'; readonly choice: ProviderChoice }
  | { readonly kind: 'again'; readonly step: StepName; readonly choice?: ProviderChoice };

export interface ChooserStep {
  readonly name: StepName;
  readonly needed: (choice: ProviderChoice, tools: ChoosingTools) => boolean | Promise<boolean>;
  readonly ask: (choice: ProviderChoice, tools: ChoosingTools, canGoBack: boolean) => Promise<StepAnswer>;
}
