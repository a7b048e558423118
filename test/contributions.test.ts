import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  COMMANDS,
  commandId,
  EXTENSION_ID,
  INTERNAL_COMMANDS,
  OFFERED_CONTEXT,
  SECTION,
  SETTINGS,
} from '../src/contributions.ts';

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly when?: string;
      readonly args?: { readonly commands: readonly string[] };
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as Manifest;

describe('package.json', () => {
  it('names the extension that growing in place asks for', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, EXTENSION_ID);
  });

  it('offers in the palette just the commands that exist', () => {
    const offered = Object.fromEntries(manifest.contributes.commands.map(({ command, title }) => [command, title]));
    const existing = Object.entries(COMMANDS).map(([name, title]) => [`${SECTION}.${name}`, title]);
    assert.deepEqual(offered, Object.fromEntries(existing));
    assert.ok(manifest.contributes.commands.every(({ category }) => category === 'Ghostline'));
  });

  it('binds keys only to commands that exist', () => {
    const existing = new Set([...Object.keys(COMMANDS), ...INTERNAL_COMMANDS].map(name => `${SECTION}.${name}`));
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

  it('has the same settings with the same defaults', () => {
    const { properties } = manifest.contributes.configuration;
    const declared = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, value.default]));
    const typed = Object.entries(SETTINGS).map(([name, rule]) => [`${SECTION}.${name}`, rule.default]);
    assert.deepEqual(declared, Object.fromEntries(typed));
  });

  it('has defaults that its own rules accept', () => {
    for (const [name, rule] of Object.entries(SETTINGS)) assert.ok(rule.accepts(rule.default), name);
  });

  it('takes no value out of range', () => {
    for (const debounce of [-1, 5_001, 'fast', null, Number.NaN]) assert.ok(!SETTINGS.debounce.accepts(debounce));
    for (const maxLines of [0, 201, 1.5, '12']) assert.ok(!SETTINGS.maxLines.accepts(maxLines));
    for (const baseUrl of ['', 'openrouter.ai', 'file:///etc', 7]) assert.ok(!SETTINGS.baseUrl.accepts(baseUrl));
    for (const languages of [null, true, { python: 'yes' }]) assert.ok(!SETTINGS.languages.accepts(languages));
  });
});
