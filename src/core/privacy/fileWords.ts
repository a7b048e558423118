import * as l10n from '@vscode/l10n';

/** Code about secrets has other extensions: `secrets.ts`. */
const DATA_EXTENSIONS = words(
  'json json5 jsonc yaml yml toml ini cfg cnf conf config properties props xml plist xcconfig txt csv tsv edn enc b64 db sqlite pickle sbt',
);

/** `secrets.py` */
const SETTINGS_LANGUAGES = words(
  'py php rb pl lua h hpp ino dart exs clj ps1 psd1 sh bash zsh fish bat cmd r jl el nix',
);

/** `db-password.txt` */
const SECRET_WORDS = words(
  'secret secrets credential credentials cred creds password passwords passwd passphrase passphrases passcode pwd ' +
    'apikey apikeys privatekey accesskey secretkey authtoken accesstoken serviceaccount serviceaccountkey clientsecret',
);

/** `api_keys.json`, `access-token.txt` */
const BEFORE_KEY = words(
  'api access auth private secret signing encryption master license deploy account service session',
);
const BEFORE_TOKEN = words(
  'api auth access refresh bearer oauth oauth2 github gitlab slack bot npm pypi session id user',
);
const KEY_WORDS = words('key keys');
const TOKEN_WORDS = words('token tokens');
const ACCOUNT_WORDS = words('account accounts');

/** `googlecredentials.json` */
const SECRET_END = /(?:credentials?|passwords?|secrets?|passwd|apikeys?)$/;

/** One version per environment. */
const SETTINGS_WORDS = words(
  'app application appsettings bootstrap config configuration settings conf database databases db datasource values ' +
    'compose connections parameters params mail server env environment hibernate persistence',
);
const PLACES = words('local private secret secrets prod production live staging stage preprod uat');

const TEMPLATE_WORDS = words('example examples sample template tmpl tpl schema stub skeleton');

const SECRET_FOLDERS = words('secrets secret credentials creds passwords');

/** Not `password.py`, which is often code about passwords. */
const SECRET_MODULE = /^(?:\w+[-_])?(?:secrets?|credentials|api_?keys?)$/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

interface NameParts {
  /** `db-password.prod` → `db`, `password`, `prod` */
  readonly words: readonly string[];
  /** Empty for `.secrets`. */
  readonly extension: string;
}

function partsOf(name: string): NameParts {
  const dot = name.lastIndexOf('.');
  const known = DATA_EXTENSIONS.has(name.slice(dot + 1)) || /^\.[a-z]\w{0,4}$/.test(name.slice(dot));
  const end = dot > 0 && known ? dot : name.length;
  return {
    words: name
      .slice(0, end)
      .split(/[-_. ]/)
      .filter(Boolean),
    extension: name.slice(end + 1),
  };
}

/** `secrets.example.json` */
export function isTemplate(name: string): boolean {
  return name.endsWith('.dist') || name.split(/[-_. ]/).some(word => TEMPLATE_WORDS.has(word));
}

/** `db-password.txt`, `secrets.py`, `secrets/db.yml`, `config.production.json` */
export function secretsByWords(path: string): string | undefined {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const { words: stem, extension } = partsOf(name);
  const isData = extension === '' || DATA_EXTENSIONS.has(extension);
  if (isData && stem.some((_, index) => isSecretAt(stem, index))) return l10n.t('secrets, as its name says');
  if (SETTINGS_LANGUAGES.has(extension) && SECRET_MODULE.test(stem.join('_'))) {
    return l10n.t('secrets, as its name says');
  }
  if (stem.join('') === 'token' && isData) return l10n.t('secrets, as its name says');
  if ((isData || extension === 'py' || extension === 'sh') && folders.some(isSecretFolder)) {
    return l10n.t('secrets, as its folder says');
  }
  return isForOneEnvironment(folders.at(-1), stem, extension)
    ? l10n.t('settings of one place with its passwords')
    : undefined;
}

/** One word or two; not `password-reset.json`. */
function isSecretAt(stem: readonly string[], index: number): boolean {
  const word = stem[index] ?? '';
  if (SECRET_WORDS.has(word) || SECRET_END.test(word)) return true;
  const before = stem[index - 1] ?? '';
  if (ACCOUNT_WORDS.has(word)) return before === 'service';
  return (KEY_WORDS.has(word) && BEFORE_KEY.has(before)) || (TOKEN_WORDS.has(word) && BEFORE_TOKEN.has(before));
}

function isSecretFolder(folder: string): boolean {
  return folder.split(/[-_.]/).some(word => SECRET_FOLDERS.has(word));
}

/** `application-prod.yml`, `appsettings.Production.json`, `config.local.php`, `config/production.json` */
function isForOneEnvironment(folder: string | undefined, stem: readonly string[], extension: string): boolean {
  const isData = DATA_EXTENSIONS.has(extension);
  const [first = '', ...others] = stem;
  if (isData && others.length > 0 && (first === 'appsettings' || first === 'application')) return true;
  const hasPlace = stem.some(word => PLACES.has(word));
  if (stem.length === 1)
    return isData && hasPlace && /^(?:config|configs|conf|settings|environments)$/.test(folder ?? '');
  const isSettings = stem.some(word => SETTINGS_WORDS.has(word));
  return hasPlace && isSettings && (isData || SETTINGS_LANGUAGES.has(extension));
}
