import * as l10n from '@vscode/l10n';

/**
 * Hold secrets by convention, from tools' manuals and ignore lists. In lower case; `{a,b}`: either; `*`: any
 * characters.
 */
export interface FileKind {
  /** After "may hold". */
  readonly holds: string;
  readonly names?: readonly string[];
  /** `.pem` */
  readonly ends?: readonly string[];
  /** From a whole part on: `.docker/config.json`. */
  readonly paths?: readonly string[];
  /** `.ssh`, with everything below. */
  readonly folders?: readonly string[];
}

/** The first match is shown. */
export const FILE_KINDS: readonly FileKind[] = [
  {
    holds: l10n.t("a program's environment"),
    names: ['.env*', '.flaskenv', '.dev.vars*', '.prod.vars', 'env.{json,yml,yaml,toml,sh,php,local}'],
    ends: ['.env', '.env.{json,yml,yaml}'],
    folders: ['.envs'],
  },
  {
    holds: l10n.t('a private key, or a certificate with its key'),
    names: [
      'id_{rsa,dsa,ecdsa,ed25519,xmss,ecdsa_sk,ed25519_sk}',
      'id_{rsa,dsa,ecdsa,ed25519,xmss}.*',
      'ssh_host_*_key',
      '*{_,-,.}{rsa,dsa,ecdsa,ed25519}',
      'identity',
      'privkey*',
      'acme*.json',
      'client_session_key.aes',
      'secring*',
    ],
    ends: [
      '.{pem,key,ppk,p8,p12,pk8,pkcs12,pfx,jks,jceks,bks,keystore,truststore,keytab,asc,gpg,pgp,snk,jwk,jwks,kbx,age}',
      '.{mobileprovision,provisionprofile}',
    ],
    folders: ['.ssh', '.gnupg', 'ssl/private', 'pki/private', 'private-keys-v1.d'],
  },
  {
    holds: l10n.t("a password manager's or a browser's entries"),
    names: [
      '{bitwarden,lastpass,1password,keepass,dashlane,keeper}*.{csv,json,xml}',
      'logins.json',
      'key{3,4}.db',
      'signons.sqlite',
      'login data',
      'cookies{.txt,.sqlite,.json,}',
    ],
    ends: ['.{kdb,kdbx,agilekeychain,opvault,1pif,1pux,kwallet,keychain,keychain-db,psafe3,enpassdb}'],
    folders: ['.password-store', 'password-store'],
  },
  {
    holds: l10n.t('the keys of a VPN or a network'),
    names: [
      'wg*.conf',
      'wireguard*.conf',
      '{ipsec,chap,pap,l2tp}{-,.}secrets',
      '{swanctl,wpa_supplicant,vpnc,openfortivpn,vpn}.conf',
      'tailscaled.state',
    ],
    ends: ['.{ovpn,pcf,tblk,nmconnection,mobileconfig,rdp,rdg}'],
    paths: ['openvpn/*.{conf,txt,auth}', 'vpnc/*.conf', 'vpn/*.{conf,txt,auth}'],
    folders: ['wireguard'],
  },
  {
    holds: l10n.t('what a package manager logs in with'),
    names: [
      '{.npmrc,npmrc,.yarnrc,.yarnrc.yml,.pypirc,pip.conf,pip.ini,.condarc,.gemrc,nuget.config,paket.credentials}',
      'gradle.properties',
      'gradle-{local,release,publish,private,secrets}.properties',
      'settings-security.xml',
      'auth.{json,toml,yml,yaml}',
      'hex.config',
      'artifactory*.{properties,json,yml,yaml}',
      'repositories.{yml,yaml}',
      'jfrog-cli.conf*',
    ],
    paths: [
      '.m2/settings*.xml',
      '.bundle/config',
      '.cargo/credentials{.toml,}',
      '.lein/profiles.clj',
      'profiles.clj',
      'credentials.sbt',
    ],
    folders: ['.gem', '.ivy2', '.sbt', '.hex', '.conan', '.conan2', '.composer', '.jfrog', '.nuget'],
  },
  {
    holds: l10n.t('what a tool or a service is logged in with'),
    names: [
      '{.netrc,_netrc,netrc,.authinfo,.git-credentials,.gitcookies,.hgrc,.vagrant_cloud,.act_secrets,.surge,.cftoken}',
      '{.boto,boto.cfg,.s3cfg,.passwd-s3fs,.ossutilconfig,.databrickscfg,.snowsql,.terraformrc,terraform.rc,.dockercfg}',
      '{.dockerconfigjson,dockerconfig.json,.smbcredentials,.ftppass,.ftpconfig,.lftprc,.sentryclirc,sentry.properties}',
      '{.msmtprc,.mbsyncrc,.fetchmailrc,.offlineimaprc,.esmtprc,.muttrc,.twurlrc,.clasprc.json,.renviron,.wakatime.cfg}',
      '{kaggle.json,rclone.conf,ngrok.yml,ngrok.yaml,hub.yml,rootkey.csv,accesskeys.csv,.coveralls.yml,.vultr-cli.yaml}',
      '{application_default_credentials.json,adc.json,azureprofile.json,accesstokens.json,.hcloud.toml,.saml2aws}',
    ],
    ends: ['.{publishsettings,pubxml,pubxml.user,cscfg,azureauth,tfrc.json}'],
    paths: ['.docker/config.json', '.circleci/cli.yml', '.github/hosts.yml', '.weechat/sec.conf'],
    folders: [
      '.{aws,azure,oci,aliyun,bluemix,ibmcloud,cf,fly,heroku,netlify,vercel,wrangler,kaggle,huggingface,cloudflared}',
      '.{tsh,terraform.d,pulumi,step,databricks,tccli,digitalocean,okta,railway,snowsql,snowflake,credentials,ngrok2}',
      '.config/{gh,hub,glab-cli,gcloud,doctl,rclone,op,hcloud,scw,heroku,configstore,containers,stripe,ngrok,netlify}',
      '.config/{github-copilot,argocd,linode-cli,wandb,sops,pypoetry,pip,git}',
    ],
  },
  {
    holds: l10n.t('the credentials of a cluster'),
    names: [
      '{kubeconfig,kube-config,kube_config,talosconfig}*',
      '*{-,_,.}{kubeconfig,kube-config}{.yml,.yaml,}',
      '{k3s,rke,rke2}.{yml,yaml}',
      '{admin,kubelet,controller-manager,super-admin}.conf',
      'pull-secret.*',
      'registries.{yml,yaml}',
    ],
    ends: ['.rkestate'],
    folders: ['.kube', '.talos', '.minikube'],
  },
  {
    holds: l10n.t('values or the state of an infrastructure'),
    names: [
      'backend*.{hcl,conf}',
      'pulumi.*.{yml,yaml}',
      'team-provider-info.json',
      '{hosts,inventory}.{ini,yml,yaml}',
      'inventory',
      '{.vault,vault,.vault_,vault_,vault-,.vault-,ansible_vault,ansible-vault}{pass,password,key,token,keys}*',
      '{vault,.vault}{.yml,.yaml,.json,.txt,}',
    ],
    ends: ['.{tfvars,tfstate,tfbackend,vault}', '.{tfvars,tfstate,pkrvars}.{json,hcl}', '.vault.{yml,yaml}'],
    paths: ['group_vars/*/vault', 'host_vars/*/vault'],
  },
  {
    holds: l10n.t('what an app is signed with, or its keys'),
    names: [
      '{local,key,keys,keystore,signing,release,upload,secure,fabric,crashlytics,apikeys,apikey}.properties',
      '*{-,_}{keystore,signing}.properties',
      '{signing,signing-config,signing_config}.{json,gradle,xcconfig}',
      'google-services*.json',
      'googleservice-info*.plist',
      '.runtimeconfig.json',
      '*firebase-adminsdk*',
      '{play-,appstore_,appstore-,agconnect-}*.json',
    ],
    paths: ['fastlane/*.json', 'fastlane/.env*'],
  },
  {
    holds: l10n.t('the passwords of a server or its users'),
    names: [
      '{.htpasswd,htpasswd,.htdigest,htdigest,passwd,shadow,gshadow,master.passwd,sasl_passwd,passwd.client}',
      '{tomcat-users,server-users,filezilla server,sitemanager,recentservers,filezilla}.xml',
      '{mgmt,application,jmx,jmxremote}{-,_,.}{users,roles,password,access}*',
      '{realm,users,jaas,login}.{properties,conf}',
      '{web,app,machine,applicationhost}.config',
      'web.*.config',
      'dovecot-sql*',
      '{sssd,redis,rabbitmq,ldap,smb,ssmtp,sentinel}*.conf',
      '{grafana.ini,alertmanager.yml,alertmanager.yaml,userlist.txt,users.acl,winscp.ini,definitions.json}',
    ],
    ends: ['.{htpasswd,passwd}'],
  },
  {
    holds: l10n.t('what a database is reached with'),
    names: [
      '{.pgpass,pgpass.conf,.my.cnf,my.cnf,.mylogin.cnf,.odbc.ini,odbc.ini,.pg_service.conf,pg_service.conf,tnsnames.ora}',
      '{.mongorc.js,.mongoshrc.js,.cqlshrc,cqlshrc,.dbshell,clickhouse-client.xml,data-sources.json,mongoid.yml}',
      '{database,dbconfig,db-config,db_config,datasource,datasources}.{yml,yaml,json,properties,xml,php,ini,toml}',
      '{hibernate.cfg.xml,hibernate.properties,persistence.xml,liquibase.properties,flyway.conf,flyway.toml}',
      '{profiles.yml,ormconfig.json,ormconfig.yml,ormconfig.yaml}',
      '{connection,connections,connectionstrings}.{json,toml,xml,yml,yaml,ini,config}',
    ],
  },
  {
    holds: l10n.t('what was typed into a shell or sent by a client'),
    names: [
      '.*_history',
      '{fish_history,consolehost_history.txt,.histfile,.zhistory,.history,.viminfo,.lesshst}',
      'thunderenvironment*.json',
      'insomnia*.{json,yml,yaml}',
    ],
    ends: ['.har', '.postman_environment.json', '.postman_globals.json'],
  },
  {
    holds: l10n.t("an editor's connections"),
    names: [
      '{sftp,ftp,sftp-config,sftp-config-alt,ftp-sync,ftp-simple,deploy-config}.json',
      '{.remote-sync,.sftpconfig}.json',
      '.ftp-deploy*.json',
      'datasources.{xml,local.xml}',
    ],
    paths: ['.idea/{webservers,deployment,sshconfigs}.xml'],
    folders: ['.idea/datasources', '.idea/httprequests', 'nbproject/private', '.dbeaver', '.purple', 'xcuserdata'],
  },
  {
    holds: l10n.t("an application's own passwords"),
    names: [
      'wp-config*.php',
      '{localsettings,localconfiguration,config.inc,settings.inc,dbconnect,db_connect,db-connect,db_connection}.php',
      '{parameters,connection}.{php,yml,yaml}',
      '{local_settings,settings_local,superset_config,jupyter_notebook_config,jupyter_server_config}.py',
      '{jupyter_notebook_config,jupyter_server_config}.json',
      '{airflow,superset,odoo,trac}.{cfg,conf,ini}',
      '*.secret.exs',
      'environment.{prod,production,local,staging}.ts',
    ],
    paths: [
      'app/etc/{env.php,local.xml}',
      'sites/default/settings*.php',
      'settings/{local,prod,production,private}.py',
      'nextcloud/config/config.php',
      'config/{application,storage,cable,redis,shards}.{yml,yaml}',
      'config/autoload/*local.php',
      'instance/{config,settings}.{py,cfg,toml,json}',
    ],
  },
];
