/**
 * Names of files that hold keys or passwords by custom, in lower case: dotenv and direnv; OpenSSH, PuTTY, PEM, PKCS #12
 * and Java key stores; the credentials of package managers, databases, cloud tools and Git.
 */
const SECRET_NAMES: readonly RegExp[] = [
  /^\.env(?:\..*|rc)?$/,
  /\.env$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?:\.|$)/,
  /\.(?:pem|key|ppk|p8|p12|pfx|jks|keystore|kdbx|asc|gpg|tfvars|tfstate)$/,
  /^\.(?:npmrc|yarnrc|yarnrc\.yml|pypirc|netrc|pgpass|my\.cnf|git-credentials|htpasswd|dockercfg)$/,
  /^_netrc$/,
  /^(?:credentials|secrets?)(?:\.(?:json|ya?ml|toml|ini|xml|properties|txt))?$/,
  /^service-?account.*\.json$/,
];

/** Folders of which every file is one. */
const SECRET_FOLDERS = /(?:^|\/)\.(?:ssh|gnupg|aws|azure|kube)\//;

/** Whether the file at `path` (`/` between the parts) holds secrets by its name: it must never leave this machine. */
export function isSecretPath(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return SECRET_FOLDERS.test(lower) || SECRET_NAMES.some(pattern => pattern.test(name));
}
