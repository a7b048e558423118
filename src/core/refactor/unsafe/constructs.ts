import * as l10n from '@vscode/l10n';
export type ConstructKind =
  | 'eval'
  | 'shell'
  | 'certificate'
  | 'secret'
  | 'deserialization'
  | 'markup'
  | 'query'
  | 'hash'
  | 'cipher'
  | 'random'
  | 'permissions'
  | 'xml'
  | 'path'
  | 'origin'
  | 'token'
  | 'forgery'
  | 'redirect'
  | 'request'
  | 'debug';

export interface Mark {
  readonly kind: ConstructKind;
  readonly line: number;
  /** The last line of the construct. */
  readonly endLine: number;
}

export const UNSAFE_MESSAGES: Readonly<Record<ConstructKind, string>> = {
  eval: l10n.t('Runs a string as code; anyone who controls the string can run anything.'),
  shell: l10n.t(
    'Passes a string to a shell; spaces, quotes or $( ) in a value run as commands. Pass the arguments as a list.',
  ),
  certificate: l10n.t('Turns off certificate checks; an attacker on the network can read and change the data.'),
  secret: l10n.t(
    'Looks like a key or password in code, where it ends up in the repository. Read it from the environment.',
  ),
  deserialization: l10n.t('Deserializes data that can run code. Use a plain data format.'),
  markup: l10n.t('Inserts a string as HTML; a value can contain a script. Set it as text.'),
  query: l10n.t('Builds a query from strings; a value can change the query. Use parameters.'),
  hash: l10n.t('Hashes a password with a fast function that is easy to guess. Use bcrypt, scrypt or Argon2.'),
  cipher: l10n.t('Uses a broken cipher or mode; patterns of the data stay visible. Use AES-GCM.'),
  random: l10n.t('Makes a secret from predictable random numbers. Use the generator for cryptography.'),
  permissions: l10n.t('Lets every user of the machine change the file. Allow only the owner to write.'),
  xml: l10n.t('Reads XML with external entities; a document can fetch files and addresses. Turn them off.'),
  path: l10n.t('Opens a path from a request; `../` leads out of the folder. Check where the path leads.'),
  origin: l10n.t('Lets every website read the answers. Name the websites that may.'),
  token: l10n.t(
    'Accepts tokens without checking their signature; anyone can make one. Check it with a fixed algorithm.',
  ),
  forgery: l10n.t('Turns off the protection against forged requests; other websites can act for a signed-in user.'),
  redirect: l10n.t('Redirects to an address from the request; a link can lead to another website.'),
  request: l10n.t('Fetches an address from the request; it can reach internal services. Check the host.'),
  debug: l10n.t('Turns on debugging, which shows code and values to visitors. Read it from the environment.'),
};
