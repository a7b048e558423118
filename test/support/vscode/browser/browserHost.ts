#!/usr/bin/env node
// A VS Code executable for `runTests` of @vscode/test-electron without a desktop: accepts its arguments, runs the
// suites in a server's extension host with the workbench in a headless browser, prints their output and ends with their
// exit code.
import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runToEnd } from '../leaving.ts';
import { OUT } from '../paths.ts';
import { createProfile, profileIn, QUIET_SETTINGS } from '../profile.ts';
import { startServer } from '../server.ts';
import { within } from '../waiting.ts';
import { workbenchAddress } from '../workbenchAddress.ts';
import { startBrowser } from './browser.ts';

/** Each test has a limit of its own; this one is for a page or a host that no longer answers. */
const RUN_LIMIT_MS = 900_000;
/** Compiling the workbench on a busy machine. */
const LOAD_LIMIT_MS = 120_000;
const LOG = path.join(OUT, 'host.log');

await runToEnd(async () => {
  const { values, positionals } = parseArgs({
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
    allowPositionals: true,
    // Other arguments of a desktop VS Code are ignored.
    strict: false,
  });
  const { extensionTestsPath: testsPaths, extensionDevelopmentPath: developmentPaths } = values;
  const { 'user-data-dir': userDataFolders } = values;
  const texts = (given: unknown): string[] => [given].flat().filter(value => typeof value === 'string');
  const [testsPath] = texts(testsPaths);
  if (testsPath === undefined) throw new Error('no --extensionTestsPath: this host only runs suites');
  const [userDataFolder] = texts(userDataFolders);
  const folder = positionals.find(given => existsSync(given) && statSync(given).isDirectory());
  return runSuites({
    testsPath: path.resolve(testsPath),
    developmentExtensions: texts(developmentPaths).map(given => path.resolve(given)),
    ...(userDataFolder === undefined ? {} : { userDataFolder: path.resolve(userDataFolder) }),
    ...(folder === undefined ? {} : { folder: path.resolve(folder) }),
  });
});

interface SuitesRun {
  readonly testsPath: string;
  readonly developmentExtensions: readonly string[];
  readonly userDataFolder?: string;
  readonly folder?: string;
}

/** @returns the exit code that the extension host ends with */
async function runSuites({ userDataFolder, ...address }: SuitesRun): Promise<number> {
  const profile = userDataFolder === undefined ? await createProfile() : profileIn(userDataFolder);
  await profile.writeSettings(QUIET_SETTINGS);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(LOG, '');
  const server = await startServer({ userDataFolder: profile.folder, takesDevelopmentExtensions: true });
  const browser = await startBrowser();
  const page = await browser.newPage();
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
  await page.exposeFunction('codeAutomationLog', printLog);
  page.on('crash', () => ended.reject(new Error('the workbench crashed')));
  await page.goto(server.admit(workbenchAddress({ origin: server.origin, ...address })), { timeout: LOAD_LIMIT_MS });
  return within(RUN_LIMIT_MS, 'the suites to end', ended.promise);
}

/** The suites mark their lines; everything else is VS Code's own log and goes to a file. */
function printLog(type: string, args: unknown): void {
  const [text] = Array.isArray(args) ? args : [args];
  const line = /^\[suites\] (.*)$/s.exec(String(text))?.[1];
  if (line !== undefined) console.log(line);
  else appendFileSync(LOG, `[${type}] ${JSON.stringify(args)}\n`);
}
