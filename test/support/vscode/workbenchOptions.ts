import { isDeepStrictEqual } from 'node:util';
import type { BuiltIns } from './builtIns.ts';
import { QUIET_SETTINGS, type Settings } from './profile.ts';
import type { Files } from './workspace.ts';

export interface WorkbenchOptions {
  /** The packed extension; by default the one that the runner names in `GHOSTLINE_VSIX`. */
  readonly vsix?: string;
  /** User settings on top of the quiet ones. */
  readonly settings?: Settings;
  /** Files in the opened folder. */
  readonly files?: Files;
  /** A `.code-workspace` among `files` to open instead of the folder: several roots. */
  readonly workspaceFile?: string;
  /** Files in the extension's global storage. */
  readonly globalStorage?: Files;
  /** Becomes the setting `ghostline.baseUrl`. */
  readonly modelServerUrl?: string;
  /**
   * Becomes `OPENROUTER_API_KEY` in the extension host; without it there is none. It goes to `modelServerUrl` as to the
   * practice server of `npm start`.
   */
  readonly apiKey?: string;
  readonly builtIns?: BuiltIns;
  /** VS Code's display language, for extensions: its own texts stay English without a language pack. */
  readonly language?: string;
  /** A window in which nothing has happened: another test's is not handed on. */
  readonly isNew?: boolean;
  /** Opens the folder in restricted mode. */
  readonly untrusted?: boolean;
}

/** Restricted mode without a question at the start. */
const UNTRUSTED: Settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
};

/** Whether a window with the other can become one with the first: language, trust, built-in extensions and roots are for its life. */
export function isSameKind(one: WorkbenchOptions, other: WorkbenchOptions): boolean {
  if (one.isNew) return false;
  const kindOf = (options: WorkbenchOptions) => {
    const { builtIns = 'all', language = 'en', untrusted = false, workspaceFile } = options;
    return [vsixOf(options), builtIns, language, untrusted, workspaceFile];
  };
  return isDeepStrictEqual(kindOf(one), kindOf(other));
}

export function vsixOf({ vsix = process.env['GHOSTLINE_VSIX'] }: WorkbenchOptions): string {
  if (vsix === undefined) throw new Error('which VSIX? Run the screen tests with npm run test:screen');
  return vsix;
}

export function settingsOf({ untrusted = false, modelServerUrl, settings }: WorkbenchOptions): Settings {
  return {
    ...QUIET_SETTINGS,
    ...(untrusted ? UNTRUSTED : {}),
    ...(modelServerUrl === undefined ? {} : { 'ghostline.baseUrl': modelServerUrl }),
    ...settings,
  };
}

/** Variables of its extension host. */
export function environmentOf({ apiKey, modelServerUrl }: WorkbenchOptions): Readonly<Record<string, string>> {
  return {
    ...(apiKey === undefined ? {} : { OPENROUTER_API_KEY: apiKey }),
    ...(apiKey === undefined || modelServerUrl === undefined ? {} : { GHOSTLINE_PRACTICE_URL: modelServerUrl }),
  };
}

/** Changes that make the second of the first; `null` where a setting goes back to its default. */
export function differences(from: Settings, to: Settings): Settings {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return Object.fromEntries(
    [...names].filter(name => !isDeepStrictEqual(from[name], to[name])).map(name => [name, to[name] ?? null]),
  );
}
