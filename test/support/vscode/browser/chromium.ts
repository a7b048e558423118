import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '../processGroup.ts';

const APT_LIMIT_MS = 300_000;

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * An installed Chrome, Chromium or Edge: `GHOSTLINE_BROWSER` if set, else from the usual places. On Debian as root a
 * missing one is installed; elsewhere the error names the package.
 */
export async function findChromium(report: (line: string) => void = console.log): Promise<string> {
  const { GHOSTLINE_BROWSER: chosen } = process.env;
  if (chosen !== undefined) return chosen;
  const found = installedBrowser();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    report('Installing Chromium (apt-get) …');
    await installOnDebian();
    const installed = installedBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error('no browser found: install Chrome, Chromium or Edge, or set GHOSTLINE_BROWSER to one');
}

function installedBrowser(): string | undefined {
  return candidates().find(candidate => existsSync(candidate));
}

function candidates(): string[] {
  const { PATH = '', PROGRAMFILES = '', LOCALAPPDATA = '', HOME = '' } = process.env;
  switch (process.platform) {
    case 'darwin':
      return MAC_APPLICATIONS.flatMap(name =>
        ['/Applications', path.join(HOME, 'Applications')].map(folder =>
          path.join(folder, `${name}.app/Contents/MacOS/${name}`),
        ),
      );
    case 'win32':
      return WINDOWS_PROGRAMS.flatMap(program =>
        [PROGRAMFILES, process.env['ProgramFiles(x86)'] ?? '', LOCALAPPDATA].map(folder => path.join(folder, program)),
      );
    default:
      return [...PATH.split(path.delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome'].flatMap(folder =>
        [...LINUX_NAMES, 'chrome'].map(name => path.join(folder, name)),
      );
  }
}

async function installOnDebian(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProcess('apt-get', { args: ['update'], env, limitMs: APT_LIMIT_MS });
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  await runProcess('apt-get', { args: install, env, limitMs: APT_LIMIT_MS });
}
