import path from 'node:path';
import { distinctDestinations } from '../../../src/core/evaluate/evaluatedModels.ts';
import { refusedAddress } from '../../../src/core/provider/profile/address.ts';
import { BUILT_IN_PROFILES, OPENROUTER } from '../../../src/core/provider/profile/builtInProfiles.ts';
import { profileAt } from '../../../src/core/provider/profile/effectiveProfiles.ts';
import { type Profile, RESOURCE_MARK } from '../../../src/core/provider/profile/profile.ts';
import type { Destination } from '../../../src/core/provider/profile/route.ts';
import { nanoDollarsOf } from '../../../src/core/provider/wire/dollars.ts';
import { readOptions } from './options.ts';

const IDS = BUILT_IN_PROFILES.map(({ id }) => id).join(', ');

export const HELP = `npm run evaluate -- --models <models> [options]

Asks models to solve the same tasks, runs the tests of their answers on this machine, and compares.

  --models a,b        models, as the provider spells them; fireworks=a uses another provider
                      (${IDS})
  --tasks <what>      bundled (default), a folder of tasks, or a file of fill-in-the-middle cases (.jsonl)
  --repeats <n>       how often each model solves each task (default: 1)
  --cap <dollars>     the most that the run may cost (default: 1.00)
  --base-url <url>    another address for all models: a proxy, or a server on this machine
  --out <file.json>   where the result goes, with a table (.csv) beside it; out/evaluations/<time>.json otherwise
  --yes               run code that models write without asking
  --unpriced          include models without a known price, which the cap can't limit; without this option the run asks
                      first, and doesn't start without a terminal
  --help

The key is read from the provider's own variable (OPENROUTER_API_KEY, FIREWORKS_API_KEY, …), which is sent only
to that provider's own address, else from GHOSTLINE_API_KEY, which is used only if all models are at one address.

Exit code:
  0    every request was answered
  1    something failed: the cap was reached, a provider failed, or no answer could be tested
  2    nothing was started: wrong options, unreadable tasks, no key, not confirmed
  130  cancelled
Finished answers are written in any case; the last line gives their number.
`;

export interface Choices {
  readonly destinations: readonly Destination[];
  readonly tasks: string;
  readonly repeats: number;
  readonly capNanoDollars: number;
  /** Where the JSON goes. */
  readonly out: string;
  readonly confirmed: boolean;
  /** Includes models without a known price, which the cap can't limit. */
  readonly unpriced: boolean;
}

export interface Around {
  /** The repository's. */
  readonly root: string;
  /** Of the run. */
  readonly id: string;
  /** Where npm was called. */
  readonly folder: string;
}

const DEFAULT_CAP = '1.00';

/** A string is the problem, for the user. */
export function readChoices(
  args: readonly string[],
  { root, id, folder }: Around,
): Choices | 'help' | { readonly fault: string } {
  const read = readOptions(args);
  if (typeof read === 'string') return { fault: read };
  if (read.help) return 'help';
  const {
    models = '',
    tasks = 'bundled',
    repeats = '1',
    cap = DEFAULT_CAP,
    'base-url': baseUrl,
    out,
    unpriced,
    yes,
  } = read;
  const names = models
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  if (names.length === 0) return { fault: `--models names none: --models ${OPENROUTER.model}, for instance.` };
  const refused = baseUrl === undefined ? undefined : refusedAddress(baseUrl, { allowInsecure: false });
  if (refused) return { fault: `--base-url ${baseUrl}: ${refused.message}` };
  const destinations = names.map(name => destinationOf(name, baseUrl));
  const unknown = destinations.find(one => typeof one === 'string');
  if (unknown !== undefined) return { fault: unknown };
  const known = destinations.filter(one => typeof one !== 'string');
  const once = distinctDestinations(known);
  const twice = known.find(one => !once.includes(one));
  if (twice) return { fault: `--models names ${twice.model} at ${twice.profile.label} twice.` };
  if (!/^[1-9]\d{0,2}$/.test(repeats)) return { fault: '--repeats takes a whole number from 1 to 999.' };
  const capNanoDollars = /^\d+(\.\d+)?$/.test(cap) ? nanoDollarsOf(Number(cap)) : undefined;
  if (capNanoDollars === undefined) return { fault: '--cap takes dollars, 0.50 for instance.' };
  return {
    destinations: known,
    tasks: tasks === 'bundled' ? path.join(root, 'media', 'tasks') : path.resolve(folder, tasks),
    repeats: Number(repeats),
    capNanoDollars,
    out: path.resolve(folder, out ?? path.join(root, 'out', 'evaluations', `${id}.json`)),
    confirmed: yes ?? false,
    unpriced: unpriced ?? false,
  };
}

function destinationOf(name: string, baseUrl: string | undefined): Destination | string {
  const [, id = OPENROUTER.id, model = name] = /^([a-z]+)=(.+)$/.exec(name) ?? [];
  const profile: Profile | undefined = BUILT_IN_PROFILES.find(one => one.id === id);
  if (profile === undefined) return `There is no provider "${id}"; there are ${IDS}.`;
  if (baseUrl === undefined) {
    // The address contains the name of a resource.
    const isWhole = URL.canParse(profile.baseUrl) && !profile.baseUrl.includes(RESOURCE_MARK);
    return isWhole ? { profile, model } : `${profile.label} has no address of its own: say which with --base-url.`;
  }
  return { profile: profileAt(baseUrl, {}), model };
}
