/** An allowlist, because a variable of any name may hold a secret. */
const ALLOWED_VARIABLES: ReadonlySet<string> = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'LANGUAGE', 'TZ'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH'],
  ...['APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'COMMONPROGRAMFILES'],
  ...['NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE', 'OS'],
  ...['VIRTUAL_ENV', 'CONDA_PREFIX', 'PYENV_ROOT', 'PYTHONPATH', 'NVM_DIR', 'VOLTA_HOME', 'PNPM_HOME', 'BUN_INSTALL'],
  ...['JAVA_HOME', 'GRADLE_USER_HOME', 'GOPATH', 'GOROOT', 'GOCACHE', 'GOMODCACHE', 'CARGO_HOME', 'RUSTUP_HOME'],
  ...['DOTNET_ROOT', 'GEM_HOME', 'GEM_PATH', 'RBENV_ROOT', 'COMPOSER_HOME', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'],
  ...['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR', 'CHROME_BIN', 'CHROME_PATH'],
]);

const LOCALE = /^LC_[A-Z]+$/;

/** No colors, watch modes or prompts. */
const UNATTENDED = { CI: '1', NO_COLOR: '1', TERM: 'dumb', GIT_TERMINAL_PROMPT: '0' };

export function testEnvironment(own: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const passed = Object.entries(own).flatMap(([name, value]) => {
    const known = ALLOWED_VARIABLES.has(name.toUpperCase()) || LOCALE.test(name);
    return known && value !== undefined ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(passed), ...UNATTENDED };
}
