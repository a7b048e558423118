import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  COMMAND_NAMES,
  commandId,
  EXTENSION_ID,
  OFFERED_CONTEXT,
  PALETTE_COMMANDS,
  REVIEW_CONTEXTS,
  REVIEW_VIEW,
  SECTION,
  WALKTHROUGH,
  WALKTHROUGH_CONTEXTS,
} from '../src/contributions.ts';
import { BUILT_IN_PROFILES } from '../src/core/provider/profile/builtInProfiles.ts';
import { TASK_FIELDS, TASKS } from '../src/core/provider/profile/modelTasks.ts';
import {
  AUTH_HEADERS,
  CANCELLATIONS,
  LIMIT_FIELDS,
  USAGE_OPTIONS,
  USAGE_POSITIONS,
} from '../src/core/provider/profile/profile.ts';
import { OVERRIDE_FIELDS } from '../src/core/provider/profile/profileOverride.ts';
import { DATA_COLLECTION, ROUTING_FIELDS, ROUTING_SORTS } from '../src/core/provider/profile/routing.ts';
import { readSetting, SETTINGS } from '../src/settingRules.ts';

/** As far as the tests look at JSON schema. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly scope?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly when?: string;
      readonly args?: { readonly commands: readonly string[] };
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly when?: string }[]>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<Record<string, Schema & { readonly default: unknown; readonly order: number }>>;
    }[];
  };
}

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as Manifest;
/** Of all sections. */
const settings = Object.assign(
  {},
  ...manifest.contributes.configuration.map(({ properties }) => properties),
) as Manifest['contributes']['configuration'][number]['properties'];

describe('package.json', () => {
  it('names the extension that growing in place asks for', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, EXTENSION_ID);
  });

  it('offers in the palette just the commands that exist', () => {
    const { commands } = manifest.contributes;
    const offered = commands.map(({ command, title }) => [command, title]);
    const existing = PALETTE_COMMANDS.map(name => [commandId(name), `%command.${name}%`]);
    assert.deepEqual(offered, existing);
    assert.ok(commands.every(({ category }) => category === 'Ghostline'));
  });

  it('binds keys only to commands that exist', () => {
    const existing = new Set(COMMAND_NAMES.map(commandId));
    for (const { command, args } of manifest.contributes.keybindings) {
      const ours = [command, ...(args?.commands ?? [])].filter(id => id.startsWith(`${SECTION}.`));
      assert.ok(ours.length > 0, `${command} is none of ours`);
      for (const id of ours) assert.ok(existing.has(id), id);
    }
    const escapeKey = manifest.contributes.keybindings.find(({ args }) =>
      args?.commands.includes(commandId('dismissed')),
    );
    assert.ok(escapeKey?.when?.includes(OFFERED_CONTEXT));
  });

  it('shows commands in menus only where they apply', () => {
    const { keybindings, menus, views } = manifest.contributes;
    const existing = new Set(PALETTE_COMMANDS.map(commandId));
    const entries = Object.values(menus).flat();
    for (const { command } of entries) assert.ok(existing.has(command), command);
    const contexts = new Set<string>(Object.values(REVIEW_CONTEXTS));
    const asked = [...entries, ...keybindings, ...Object.values(views).flat()].flatMap(
      ({ when = '' }) => when.match(/ghostline\.(?:reviewing|proposal\.\w+)/g) ?? [],
    );
    assert.deepEqual(new Set(asked), contexts);
    assert.ok(views['explorer']?.some(({ id }) => id === REVIEW_VIEW));
  });

  it('completes each step of the walkthrough by something that happens', () => {
    const contexts: readonly string[] = [...Object.values(WALKTHROUGH_CONTEXTS), OFFERED_CONTEXT];
    const happens: Readonly<Record<string, (name: string) => boolean>> = {
      onCommand: name => manifest.contributes.commands.some(({ command }) => command === name),
      onContext: name => contexts.includes(name),
      onSettingChanged: name => Object.keys(SETTINGS).some(setting => `${SECTION}.${setting}` === name),
    };
    const [walkthrough] = manifest.contributes.walkthroughs;
    assert.equal(`${EXTENSION_ID}#${walkthrough?.id}`, WALKTHROUGH);
    for (const { completionEvents, id } of walkthrough?.steps ?? []) {
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) {
        const [kind = '', name = ''] = event.split(':');
        assert.ok(happens[kind]?.(name), event);
      }
    }
  });

  it('has a picture with an alternative text for each step, in the colors of the theme', () => {
    for (const { media } of manifest.contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      const picture = readFileSync(join(import.meta.dirname, '..', media.svg), 'utf8');
      assert.notEqual(media.altText, '');
      // The page allows no styles.
      assert.doesNotMatch(picture, / style=|#[\da-f]{3,8}\b|rgba?\(/i);
      for (const [, color = ''] of picture.matchAll(/ (?:fill|stroke)="([^"]+)"/g))
        assert.match(color, /^(?:none|var\()/);
    }
  });

  it('has the same settings with the same defaults', () => {
    const declared = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, value.default]));
    const typed = Object.entries(SETTINGS).map(([name, rule]) => [`${SECTION}.${name}`, rule.default]);
    assert.deepEqual(declared, Object.fromEntries(typed));
  });

  it('has each setting in one section, each at its own place', () => {
    const sections = manifest.contributes.configuration;
    const names = sections.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(names, [...new Set(names)]);
    for (const list of [sections, ...sections.map(({ properties }) => Object.values(properties))])
      assert.deepEqual(
        list.map(({ order }) => order),
        list.map((_, index) => index + 1),
      );
  });

  it('has defaults that its own rules accept', () => {
    for (const [name, rule] of Object.entries(SETTINGS)) assert.ok(rule.accepts(rule.default), name);
  });

  it('has the same bounds for numbers', () => {
    for (const [name, { bounds }] of Object.entries(SETTINGS)) {
      const schema: Schema = settings[`${SECTION}.${name}`] ?? {};
      const [declared] = [schema, ...(schema.anyOf ?? [])].flatMap(({ minimum, maximum }) =>
        minimum === undefined ? [] : [{ minimum, ...(maximum !== undefined && { maximum }) }],
      );
      assert.deepEqual(declared, bounds, name);
    }
  });

  it('underlines no kind of value that is accepted', () => {
    const samples = { boolean: true, string: 'auto', number: 1, null: null, array: [], object: {} };
    for (const [name, rule] of Object.entries(SETTINGS)) {
      const schema: Schema = settings[`${SECTION}.${name}`] ?? {};
      const types = [schema, ...(schema.anyOf ?? [])].flatMap(({ type = [] }) => type);
      const declared = new Set(types.map(type => (type === 'integer' ? 'number' : type)));
      const accepted = Object.entries(samples).filter(([, sample]) => rule.accepts(sample));
      for (const [kind] of accepted) assert.ok(declared.has(kind), `${name}: ${kind}`);
    }
  });

  it('lets VS Code ignore in folders the settings that only the user may set', () => {
    for (const [name, { folder }] of Object.entries(SETTINGS)) {
      const { scope } = settings[`${SECTION}.${name}`] ?? {};
      // `machine`: a remote host may have a value of its own, too.
      const isUserOnly = scope === 'application' || scope === 'machine';
      assert.equal(isUserOnly, folder.counts === 'never', `${name} has the scope "${scope}"`);
      assert.ok(isUserOnly || scope === 'window' || scope === 'resource', name);
    }
  });

  it('restricts in untrusted folders the settings that count only in trusted ones', () => {
    const restricted = Object.entries(SETTINGS).flatMap(([name, { folder }]) =>
      folder.counts === 'trusted' || folder.counts === 'agreed' ? [`${SECTION}.${name}`] : [],
    );
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, restricted);
  });

  it('completes in settings.json just the fields that a provider, a task and the routing have', () => {
    const { profiles, tasks, routing } = Object.fromEntries(
      ['profiles', 'tasks', 'routing'].map(name => [name, settings[`${SECTION}.${name}`]]),
    );
    const profile = profiles?.additionalProperties as Schema;
    assert.deepEqual(Object.keys(profile.properties ?? {}).toSorted(), [...OVERRIDE_FIELDS].toSorted());
    assert.deepEqual(profile.properties?.['auth']?.anyOf?.[0]?.enum, AUTH_HEADERS);
    assert.deepEqual(profile.properties?.['limitField']?.enum, LIMIT_FIELDS);
    assert.deepEqual(profile.properties?.['usagePosition']?.enum, USAGE_POSITIONS);
    assert.deepEqual(profile.properties?.['usageOption']?.enum, USAGE_OPTIONS);
    assert.deepEqual(profile.properties?.['cancellation']?.enum, CANCELLATIONS);
    assert.deepEqual(
      profile.properties?.['extends']?.enum,
      BUILT_IN_PROFILES.map(({ id }) => id),
    );
    assert.deepEqual(Object.keys(tasks?.properties ?? {}), TASKS);
    for (const task of Object.values(tasks?.properties ?? {})) {
      assert.deepEqual(Object.keys(task.properties ?? {}), TASK_FIELDS);
    }
    assert.deepEqual(Object.keys(routing?.properties ?? {}), ROUTING_FIELDS);
    assert.deepEqual(routing?.properties?.['sort']?.enum, ROUTING_SORTS);
    assert.deepEqual(routing?.properties?.['dataCollection']?.enum, DATA_COLLECTION);
    for (const schema of [profile, tasks, routing]) assert.equal(schema?.additionalProperties, false);
  });

  it('describes every setting and every field in it', () => {
    const mute = (name: string, schema: Schema): string[] => [
      ...(schema.description || schema.markdownDescription ? [] : [name]),
      ...Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => mute(`${name}.${field}`, inner)),
    ];
    assert.deepEqual(
      Object.entries(settings).flatMap(([name, schema]) => mute(name, schema)),
      [],
    );
  });

  it('explains the error in a setting with fields', () => {
    const { profiles, tasks, routing } = SETTINGS;
    for (const [rule, value, fault] of [
      [profiles, { mine: { baseUrl: 'nowhere' } }, /in "mine", "baseUrl" takes an http/],
      [profiles, { azure: { key: 'sk' } }, /in "azure", a provider has no "key"/],
      [profiles, [], /an object/],
      [tasks, { chat: {} }, /no task "chat"/],
      [tasks, { agent: { profile: 7 } }, /"profile" of "agent" takes a name/],
      [routing, { sort: 'best' }, /"sort" takes/],
    ] as const) {
      assert.ok(!rule.accepts(value), JSON.stringify(value));
      assert.match(rule.faultIn?.(value) ?? 'nothing', fault);
    }
    assert.ok(profiles.accepts({ azure: { resource: 'mine' }, proxy: { baseUrl: 'https://proxy.example/v1' } }));
    assert.ok(tasks.accepts({ agent: { profile: 'azure', model: 'MAI-Thinking-1' } }));
  });

  it('names the value that is used instead of an invalid one', () => {
    assert.deepEqual(readSetting('maxLines', 40), { value: 40 });
    const { value, warning } = readSetting('maxLines', 'many');
    assert.equal(value, 12);
    assert.match(warning ?? '', /"ghostline.maxLines" takes a whole number from 1 to 200; using the default/);
    const routing = readSetting('routing', { dataCollection: 'deny', sort: 'best' });
    assert.deepEqual(routing.value, { dataCollection: 'deny' });
    assert.match(routing.warning ?? '', /"sort" takes .*\); using the rest of it/);
  });

  it('takes no value out of range', () => {
    for (const debounce of [-1, 5_001, 'fast', null, Number.NaN]) assert.ok(!SETTINGS.debounce.accepts(debounce));
    for (const maxLines of [0, 201, 1.5, '12']) assert.ok(!SETTINGS.maxLines.accepts(maxLines));
    for (const baseUrl of ['', 'openrouter.ai', 'file:///etc', 7]) assert.ok(!SETTINGS.baseUrl.accepts(baseUrl));
    for (const failover of ['openrouter', [''], [7], ['ollama', 'ollama']]) {
      assert.ok(!SETTINGS.failover.accepts(failover));
    }
    for (const languages of [null, true, [], { python: 'yes' }]) assert.ok(!SETTINGS.languages.accepts(languages));
  });
});
