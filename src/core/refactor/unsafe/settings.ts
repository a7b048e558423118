import type { Family } from './code/families.ts';
import type { ConstructKind } from './constructs.ts';

/** An option, a property or a variable that is unsafe with some values. */
export interface UnsafeSetting {
  readonly kind: ConstructKind;
  /** All if absent. */
  readonly families?: readonly Family[];
  /** Lower-case, without `_`, `-` and the like: `rejectUnauthorized` → `rejectunauthorized`. */
  readonly name: RegExp;
  /** The literal text, the last word of a name, or the entries of a list; `variable` if not constant. */
  readonly value: RegExp | 'variable' | 'tainted' | 'accepting' | 'shell-text';
  /** The callee of the call that has it as an argument. */
  readonly within?: RegExp;
}

const OFF = /^(?:false|0|no|off|none|nil|null)$/i;
const ON = /^(?:true|1|yes|on)$/i;
const EVERY = /^\*$/;

export const UNSAFE_SETTINGS: readonly UnsafeSetting[] = [
  {
    kind: 'certificate',
    name: /^(?:rejectunauthorized|nodetlsrejectunauthorized|strictssl|checkhostname|sslverify|verifyssl|verifytls|tlsverify|httpsslverify|verifycerts?|verifycertificates?|validatecerts?|validatecertificates?|verifypeer|verifypeername|verifyhost|verifyhostname|sslverifypeer|sslverifyhost|curloptsslverifypeer|curloptsslverifyhost|sslcheck|pythonhttpsverify|checkcertificate|asserthostname|stricthostkeychecking)$/,
    value: OFF,
  },
  {
    kind: 'certificate',
    name: /^(?:insecureskipverify|insecureskiptlsverify|skip(?:tls|ssl|cert|certificate|hostname)(?:verify|verification|validation|check)?|allow(?:invalid|selfsigned|untrusted|insecure)(?:certs?|certificates?|ssl)|tlsallowinvalidcertificates|trustallcerts?|trustallcertificates?|trustservercertificate|danger(?:ous)?acceptinvalid(?:certs|hostnames|certificates)|ignore(?:ssl|cert|certificate|https|tls)(?:errors?|validation)?|gitsslnoverify|disablesslverification|allowselfsigned)$/,
    value: ON,
  },
  {
    kind: 'certificate',
    families: ['python', 'ruby', 'php'],
    name: /^(?:verify|ssl|verifyssl)$/,
    value: /^false$/i,
    within:
      /(?:^|\.)(?:requests?|session|httpx|http|https|client|aiohttp|urllib3|HTTParty|RestClient|Faraday|get|post|put|patch|delete|head|options|request|send|Session|Client|AsyncClient|Elasticsearch|connect|TCPConnector|ClientSession|GuzzleHttp|start)$/i,
  },
  {
    kind: 'certificate',
    name: /^(?:verifymode|certreqs|sslcertreqs)$/,
    value: /^(?:CERT_NONE|VERIFY_NONE|SSL_VERIFY_NONE)$/,
  },
  {
    kind: 'certificate',
    families: ['python', 'ruby', 'php'],
    name: /^(?:session|client|s|http|requests)?verify$/,
    value: /^False$/,
    within: /^$/,
  },
  {
    kind: 'certificate',
    name: /(?:certificate|cert)(?:custom)?validationcallback$|^(?:default)?(?:hostname|sslhostname|host)?verifier$|^loadtrustmaterial$|^badcertificatecallback$|^(?:remote)?certificatevalidation$/,
    value: 'accepting',
  },
  { kind: 'shell', families: ['script', 'python'], name: /^shell$/, value: /^(?:true|\/bin\/\w+)$/i },
  { kind: 'shell', name: /^(?:arguments|args|argv)$/, value: 'shell-text' },
  { kind: 'markup', name: /^(?:vhtml|thutext)$/, value: /^(?!.{0,200}(?:sanit|purif|escape))./i },
  { kind: 'shell', families: ['dart'], name: /^runinshell$/, value: /^true$/ },
  { kind: 'markup', families: ['script'], name: /^(?:innerhtml|outerhtml|srcdoc|__html)$/, value: 'variable' },
  { kind: 'markup', families: ['python', 'script'], name: /^autoescape$/, value: OFF },
  { kind: 'markup', families: ['script'], name: /^noescape$/, value: ON },
  { kind: 'query', name: /^where$/, value: 'variable', within: /^\$where$/ },
  { kind: 'deserialization', families: ['dotnet'], name: /^typenamehandling$/, value: /^(?:All|Auto|Objects|Arrays)$/ },
  { kind: 'deserialization', families: ['python'], name: /^allowpickle$/, value: /^True$/ },
  {
    kind: 'xml',
    name: /^(?:resolveentities|noent|expandentities|loadexternaldtd|shouldresolveexternalentities|substituteentities|resolveexternals|expandentityreferences|supportdtd|loaddtd)$/,
    value: ON,
  },
  {
    kind: 'xml',
    name: /(?:externalgeneralentities|externalparameterentities|featureexternalges|featureexternalpes|loadexternaldtd|issupportingexternalentities|supportdtd)$/,
    value: ON,
  },
  { kind: 'xml', name: /(?:disallowdoctypedecl|featuresecureprocessing|nonetwork)$/, value: OFF },
  { kind: 'xml', families: ['dotnet'], name: /^dtdprocessing$/, value: /^Parse$/ },
  { kind: 'xml', families: ['dotnet'], name: /^prohibitdtd$/, value: OFF },
  { kind: 'xml', families: ['dotnet'], name: /^xmlresolver$/, value: /^XmlUrlResolver$/ },
  { kind: 'origin', name: /accesscontrolalloworigin$/, value: EVERY },
  { kind: 'origin', name: /accesscontrolalloworigin$/, value: 'tainted' },
  {
    kind: 'origin',
    name: /^(?:add)?(?:cors)?(?:alloworigins?|alloworiginpatterns?|allowedorigins?|allowedoriginpatterns?|allowedoriginspatterns?|origins?|corsorigins?|corsalloworigin)$/,
    value: EVERY,
  },
  { kind: 'origin', name: /^(?:corsallowallorigins|corsoriginallowall|allowallorigins|allowanyorigin)$/, value: ON },
  {
    kind: 'origin',
    families: ['script'],
    name: /^origin$/,
    value: /^true$/,
    within: /^(?:cors|fastifyCors|enableCors)$/i,
  },
  { kind: 'token', name: /^(?:algorithms?|alg|allowedalgorithms)$/, value: /^(?:none|NONE)$/ },
  {
    kind: 'token',
    name: /^(?:verifysignature|requiresignedtokens|validateissuersigningkey|verifyjwt|jwtverify)$/,
    value: OFF,
  },
  { kind: 'token', name: /^verify(?:signature)?$/, value: OFF, within: /^(?:jwt|JWT|jose|jws)$/ },
  { kind: 'token', families: ['dotnet'], name: /^signaturevalidator$/, value: 'accepting' },
  {
    kind: 'forgery',
    name: /^(?:wtfcsrfenabled|csrfenabled|csrf|csrfprotection|enablecsrf|csrfcheckenabled|wtfcsrfcheckdefault|xsrf|allowforgeryprotection|checkcsrf)$/,
    value: OFF,
  },
  {
    kind: 'forgery',
    families: ['script', 'jvm', 'dotnet', 'php', 'data'],
    name: /^(?:disablecsrf|csrfdisabled|ignorecsrf|skipcsrf)$/,
    value: ON,
  },
  { kind: 'cipher', families: ['dotnet'], name: /^mode$/, value: /^ECB$/ },
  {
    kind: 'permissions',
    families: ['data'],
    name: /^(?:mode|filemode|dirmode)$/,
    value: /^["']?0?[0246]?[0-7][0-7][2367]$/,
  },
  {
    kind: 'permissions',
    name: /^(?:mode|defaultmode|filemode|dirmode|permissions)$/,
    value: /^0?o?[0246]?[0-7][0-7][2367]$/,
    within: /(?:^|\.)(?:chmod|mkdir|mkdirs|makedirs|mkdirSync|writeFile|writeFileSync|open|file|copy|template)$/,
  },
  { kind: 'redirect', families: ['script'], name: /^(?:location|href)$/, value: 'tainted' },
  { kind: 'debug', families: ['python'], name: /^debug$/, value: /^True$/, within: /^(?:DEBUG|app\.debug|config)$/ },
  { kind: 'debug', families: ['data', 'shell'], name: /^(?:flaskdebug|appdebug|djangodebug)$/, value: ON },
  { kind: 'debug', families: ['php'], name: /^displayerrors$/, value: ON },
];

/** Names that are unsafe wherever code uses them. */
export const UNSAFE_NAMES: Readonly<Record<string, ConstructKind>> = {
  CERT_NONE: 'certificate',
  VERIFY_NONE: 'certificate',
  SSL_VERIFY_NONE: 'certificate',
  ALLOW_ALL_HOSTNAME_VERIFIER: 'certificate',
  NoopHostnameVerifier: 'certificate',
  AllowAllHostnameVerifier: 'certificate',
  InsecureTrustManagerFactory: 'certificate',
  TrustAllStrategy: 'certificate',
  TrustAllCerts: 'certificate',
  TrustSelfSignedStrategy: 'certificate',
  DangerousAcceptAnyServerCertificateValidator: 'certificate',
  InsecureIgnoreHostKey: 'certificate',
  _create_unverified_context: 'certificate',
  S_IRWXO: 'permissions',
  S_IWOTH: 'permissions',
  csrf_exempt: 'forgery',
  IgnoreAntiforgeryToken: 'forgery',
  skip_forgery_protection: 'forgery',
  SigningMethodNone: 'token',
  UnsafeAllowNoneSignatureType: 'token',
  LIBXML_NOENT: 'xml',
  noent: 'xml',
  NOENT: 'xml',
  XML_PARSE_NOENT: 'xml',
  MODE_ECB: 'cipher',
  html_safe: 'markup',
  dangerouslyUseHTMLString: 'markup',
};
