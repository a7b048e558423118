import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ProviderError } from '../../../core/provider/errors.ts';
import { hostOf, isLoopback } from '../../../core/provider/profile/address.ts';
import { BUILT_IN_PROFILES } from '../../../core/provider/profile/builtInProfiles.ts';
import { profileNamed } from '../../../core/provider/profile/effectiveProfiles.ts';
import { isPractice, PRACTICE } from '../../../core/provider/profile/practice.ts';
import type { Profile } from '../../../core/provider/profile/profile.ts';
import { askFromList } from './ask.ts';
import type { ChooserStep, ChoosingTools, ProviderChoice } from './choosingStep.ts';

interface ProviderRow extends vscode.QuickPickItem {
  readonly profile?: Profile;
}

/** A local server answers in milliseconds or isn't running. */
const LOCAL_LIMIT_MS = 1_500;
const NO_KEY = '';
const ASKS_FOR_KEY = l10n.t('running, requires a key');

export const providerStep: ChooserStep = {
  name: 'provider',
  needed: () => true,
  async ask(choice, tools, canGoBack) {
    const profiles = allProfiles(tools);
    const facts = new Map<string, string>();
    const rows = () => rowsOf(profiles, { facts, inUse: choice.profile });
    const answer = await askFromList<ProviderRow>({
      title: l10n.t('Choose a Provider'),
      placeholder: l10n.t('Select a provider'),
      canGoBack,
      items: rows(),
      async fill(list, signal) {
        const activate = (id: string) => {
          list.activeItems = list.items.filter(({ profile }) => profile?.id === id);
        };
        activate(choice.profile.id);
        const look = async (profile: Profile) => facts.set(profile.id, await factOf(profile, { tools, signal }));
        await Promise.all(profiles.filter(({ id }) => id !== 'custom').map(look));
        if (signal.aborted) return;
        // VS Code reports its own choice, the first row, late: only another one is the user's.
        const [active] = list.activeItems;
        const isFirst = active === list.items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
        // All at once, so that rows move only once.
        list.items = rows();
        activate(isFirst ? choice.profile.id : (active?.profile?.id ?? choice.profile.id));
      },
    });
    if (answer.kind !== 'given') return answer;
    const { profile } = answer.value;
    if (profile && isPractice(profile)) tools.practice.begin(profile.baseUrl || undefined);
    if (!profile || isPractice(profile)) return { kind: 'closed' };
    const asksForKey = facts.get(profile.id) === ASKS_FOR_KEY;
    // Drops a key typed for another provider.
    return { kind: 'given', value: choiceOf(asksForKey ? { ...profile, needsKey: true } : profile, choice) };
  },
};

function choiceOf(profile: Profile, before: ProviderChoice): ProviderChoice {
  const same = profile.id === before.profile.id && profile.baseUrl === before.profile.baseUrl;
  const { typedAddress } = before;
  return { profile, model: same ? before.model : profile.model, ...(typedAddress !== undefined && { typedAddress }) };
}

/** Built-in ones, then the user's own. */
function allProfiles({ settings }: ChoosingTools): Profile[] {
  const { profiles } = settings();
  const names = new Set([...BUILT_IN_PROFILES.map(({ id }) => id), ...Object.keys(profiles)]);
  return [...names].map(name => profileNamed(name, profiles)).filter(profile => profile !== undefined);
}

async function factOf(
  profile: Profile,
  { tools, signal }: { readonly tools: ChoosingTools; readonly signal: AbortSignal },
): Promise<string> {
  if (!isLoopback(profile.baseUrl)) {
    const found = await tools.keys.find(profile);
    return found.kind === 'key' ? l10n.t('has a key') : '';
  }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LOCAL_LIMIT_MS)]);
  try {
    // Sends no key to an unknown server.
    const { length } = await tools.connections.models(profile, limit, NO_KEY);
    return length === 1 ? l10n.t('running, 1 model') : l10n.t('running, {0} models', length);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.kind === 'no-key' ? ASKS_FOR_KEY : l10n.t('not running');
  }
}

function rowsOf(
  profiles: readonly Profile[],
  { facts, inUse }: { readonly facts: ReadonlyMap<string, string>; readonly inUse: Profile },
): ProviderRow[] {
  const practice = isPractice(inUse) ? inUse : PRACTICE;
  const row = (icon: string) => (profile: Profile) => {
    const used = profile.id === inUse.id ? l10n.t('in use') : '';
    const description = [profile === practice ? '' : hostOf(profile.baseUrl), facts.get(profile.id), used]
      .filter(Boolean)
      .join(' · ');
    return { label: `$(${icon}) ${profile.label}`, description, profile };
  };
  const builtIn = new Set(BUILT_IN_PROFILES.map(({ id }) => id));
  const custom = profiles.filter(({ id }) => id === 'custom');
  const own = profiles.filter(({ id }) => !builtIn.has(id));
  const known = profiles.filter(({ id }) => builtIn.has(id) && id !== 'custom');
  const here = known.filter(({ baseUrl }) => isLoopback(baseUrl));
  const there = known.filter(({ baseUrl }) => !isLoopback(baseUrl));
  return [
    ...group(l10n.t('Providers'), there.map(row('cloud'))),
    ...group(l10n.t('Your own'), own.map(row('server-environment'))),
    ...group(l10n.t('On this machine'), here.map(row('vm'))),
    ...group(l10n.t('To try Ghostline, without a key'), [row('mortar-board')(practice)]),
    ...group(
      l10n.t('Other'),
      custom.map(profile => ({
        label: `$(globe) ${l10n.t('Another Address…')}`,
        description:
          inUse.id === profile.id
            ? l10n.t('{0} · in use', hostOf(inUse.baseUrl))
            : l10n.t('any OpenAI-compatible endpoint'),
        profile,
      })),
    ),
  ];
}

function group(label: string, rows: readonly ProviderRow[]): ProviderRow[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}
