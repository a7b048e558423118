import type { SinkRow } from './sink.ts';

const ENTITIES = /\bNOENT\b|LIBXML_NOENT|LIBXML_DTD/;

/** Calls that turn a protection off. */
export const PROTECTION_SINKS: readonly SinkRow[] = [
  ['certificate', 'python', 'always', '*.disable_warnings'],
  ['certificate', 'python', 'always', 'AutoAddPolicy paramiko.AutoAddPolicy WarningPolicy paramiko.WarningPolicy'],
  ['certificate', 'go', 'always', 'ssh.InsecureIgnoreHostKey grpc.WithInsecure'],
  [
    'certificate',
    'jvm',
    'always',
    '*.setHostnameVerifier *.hostnameVerifier *.setSSLHostnameVerifier',
    { needs: /(?:^|\b)(?:true|\w*(?:Noop|AllowAll|ALLOW_ALL|NullHost)\w*)\b/ },
  ],
  ['certificate', 'ruby', 'always', 'OpenSSL.SSL.VERIFY_NONE'],

  ['cipher', 'script', 'always', '~createCipher ~createDecipher'],
  ['cipher', 'python', 'always', 'DES.new DES3.new ARC4.new ARC2.new Blowfish.new'],
  [
    'cipher',
    'dotnet',
    'always',
    'DES.Create TripleDES.Create RC2.Create DESCryptoServiceProvider TripleDESCryptoServiceProvider RC2CryptoServiceProvider',
  ],
  ['cipher', 'go', 'always', 'des.NewCipher des.NewTripleDESCipher rc4.NewCipher'],

  [
    'xml',
    'script ruby php native',
    'always',
    '~loadXML ~parseXml ~parseXmlString ~simplexml_load_string ~simplexml_load_file ~XML ~load ~xmlReadMemory ~xmlReadFile ~open',
    { needs: ENTITIES },
  ],
  ['xml', 'ruby', 'always', '*.noent'],
  ['xml', 'php', 'always', 'libxml_disable_entity_loader', { needs: /^false$/ }],

  ['token', 'script', 'always', 'jwt.decode jsonwebtoken.decode jose.decodeJwt'],
  ['token', 'python', 'always', 'jwt.get_unverified_claims'],
  ['token', 'jvm', 'always', '~parseClaimsJwt ~parseUnsecuredClaims ~parsePlaintextJwt JWT.decode Algorithm.none'],
  ['token', 'go', 'always', '~ParseUnverified'],
  ['token', 'ruby', 'always', 'JWT.decode', { needs: /\bfalse\b/ }],
  ['token', 'script python php ruby', 'always', 'JWT.decode jwt.decode jwt.verify JWT.verify', { needs: /\bnone\b/ }],

  [
    'forgery',
    'script jvm dotnet go ruby python',
    'always',
    'csrf.disable csrf.exempt ~disableCsrf ~skip_forgery_protection',
  ],
  ['forgery', 'jvm', 'always', '~csrf', { needs: /\bdisable\b/ }],
  ['forgery', 'ruby', 'always', 'skip_before_action skip_before_filter', { needs: /verify_authenticity_token/ }],

  ['origin', 'dotnet', 'always', '~AllowAnyOrigin'],
  ['origin', 'script', 'always', 'cors', { most: 0 }],
  ['origin', 'python', 'always', 'CORS', { unless: /\b(?:origins|resources)\b/ }],
  ['origin', 'go', 'always', 'cors.Default cors.AllowAll'],

  ['debug', 'python', 'always', 'app.run application.run socketio.run', { needs: /\bdebug True\b/ }],
];
