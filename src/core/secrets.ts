/**
 * Names of files that hold keys or passwords by custom, in lower case: dotenv and direnv; OpenSSH, PuTTY, PEM, PKCS #12
 * and Java key stores; the credentials of package managers, databases, cloud tools and Git; what was typed into shells.
 */
const SECRET_NAMES: readonly RegExp[] = [
  /^\.env/,
  /\.env$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?:\.|$)/,
  /\.(?:pem|key|ppk|p8|p12|pfx|jks|keystore|kdbx|asc|gpg|tfvars|tfstate)(?:\.json)?$/,
  /^\.(?:npmrc|yarnrc|yarnrc\.yml|pypirc|netrc|pgpass|my\.cnf|mylogin\.cnf|git-credentials|htpasswd|dockercfg)$/,
  /^_netrc$/,
  /^(?:credentials|secrets?)(?:(?:\.[\w-]+)*\.(?:json|ya?ml|toml|ini|xml|properties|txt))?$/,
  /^service-?account.*\.json$/,
  /firebase-adminsdk.*\.json$/,
  /^kubeconfig(?:\.ya?ml)?$/,
  /^\.\w+_history$/,
];

/** Places at which tools keep what they log in with; all of a folder, or a file with a plain name in one. */
const SECRET_PLACES =
  /(?:^|\/)(?:\.(?:ssh|gnupg|aws|azure|kube|envs)\/|\.config\/(?:gh|hub|gcloud)\/|\.docker\/config\.json$|\.m2\/settings[\w-]*\.xml$)/;

/** What editors and people put around a name for an older state of the file: it holds the same secrets. */
const OLDER_STATE = /^\.?#|#$|(?:~|\.(?:bak|backup|old|orig|save|sw[a-p]|tmp))+$/g;

/** Whether the file at `path` (`/` between the parts) holds secrets by its name: it must never leave this machine. */
export function isSecretPath(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  const plain = name.replace(OLDER_STATE, '');
  return SECRET_PLACES.test(lower) || SECRET_NAMES.some(pattern => pattern.test(name) || pattern.test(plain));
}

/**
 * A run of characters such as keys are made of: long, with letters and digits, without the case of a name. What begins
 * with a well-known mark of a key needs no more.
 */
const KEY_LIKE = /(?<![\w+/=-])(?=[\w+/=-]*[a-z])(?=[\w+/=-]*\d[\w+/=-]*\d)[\w+/=-]{24,}/i;
const KNOWN_KEY = /-----BEGIN|\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abprs]|github_pat)[-_][\w-]{8}|\bAKIA[0-9A-Z]{12}/;
const NAMED_SECRET =
  /(?:passw(?:or)?d|passphrase|secret|token|api_?key|private_?key)\w*["']?\s*[:=]+>?\s*["'`][^"'`\s]{6,}/i;

/** Whether the text may hold a key or a password: whoever takes one out of a file does not want it sent from then on. */
export function holdsSecret(text: string): boolean {
  return KEY_LIKE.test(text) || KNOWN_KEY.test(text) || NAMED_SECRET.test(text);
}
