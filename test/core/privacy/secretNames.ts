/** Files that hold secrets by custom, and beside them ordinary files with names like theirs. */
export const SECRET_NAMES: Readonly<Record<string, string>> = {
  environment: `.env app/.env.local .ENV.Production prod.env .envrc .env-staging .env_backup .env~ prod.env.bak
    .envs/.production/.postgres .flaskenv .dev.vars .dev.vars.production env.json env.yml docker/db.env .env.vault`,
  'cloud tools': `.aws/credentials .aws/config home/x/.azure/accessTokens.json .config/gcloud/credentials.db
    application_default_credentials.json client_secret_1234-abc.apps.googleusercontent.com.json client_secret.json
    client_secrets.json service-account.json service-account-prod.json serviceAccountKey.json gcp-credentials.json
    google-credentials.json googleCredentials.json app-firebase-adminsdk-x1.json .oci/config .aliyun/config.json
    .bluemix/config.json .config/doctl/config.yaml .config/hcloud/cli.toml .databrickscfg .boto .s3cfg .passwd-s3fs
    rclone.conf .config/rclone/rclone.conf rootkey.csv accessKeys.csv credentials.csv new_user_credentials.csv
    azureProfile.json Web.publishsettings local.settings.json .wrangler/config/default.toml .netlify/config.json
    .fly/config.yml .cloudflared/cert.json kaggle.json .kaggle/kaggle.json .snowsql/config .huggingface/token`,
  'build servers': `.circleci/cli.yml jenkins/credentials.xml secrets/master.key .coveralls.yml ci-secrets.yml .secrets
    .act_secrets github_token.txt github-token .github_token gitlab-secrets.json deploy_key deploy-key.pem
    sentry.properties .sentryclirc bot-token.txt token.json token.txt`,
  databases: `.pgpass pgpass.conf .my.cnf .mylogin.cnf my.cnf .odbc.ini odbc.ini .pg_service.conf .mongorc.js cqlshrc
    config/database.yml database.yml hibernate.cfg.xml connections.toml db-password.txt db_password
    secrets/db_password.txt .dbeaver/credentials-config.json tnsnames.ora profiles.yml redis.conf userlist.txt
    liquibase.properties flyway.conf connectionStrings.config db_config.php`,
  vpn: `office.ovpn wg0.conf etc/wireguard/wg-home.conf ipsec.secrets chap-secrets pap-secrets work.pcf
    wpa_supplicant.conf home.nmconnection vpn/auth.txt wifi.mobileconfig openvpn/client.conf`,
  'web servers': `.htpasswd htpasswd .htdigest tomcat-users.xml web.config Web.Release.config app.config
    application-users.properties mgmt-users.properties realm.properties etc/ssl/private/server.crt acme.json
    sasl_passwd etc/shadow grafana.ini alertmanager.yml dovecot-sql.conf.ext sssd.conf server.key tls/private.key
    privkey.pem`,
  'mobile signing': `release.keystore upload.jks key.properties keystore.properties signing.properties local.properties
    AuthKey_ABC123.p8 dist.p12 App.mobileprovision google-services.json GoogleService-Info.plist Secrets.xcconfig
    fastlane/api_key.json fastlane/play.json release.pfx debug.keystore`,
  'package registries': `.npmrc .yarnrc .yarnrc.yml .pypirc pip.conf pip.ini auth.json .m2/settings.xml
    .m2/settings-security.xml .cargo/credentials .cargo/credentials.toml .gem/credentials .bundle/config gradle.properties
    .gradle/gradle.properties nuget.config NuGet.Config .condarc .ivy2/.credentials credentials.sbt
    .composer/auth.json pypoetry/auth.toml hex.config .config/containers/auth.json`,
  'password stores': `team.kdbx old.kdb .password-store/mail.gpg logins.json key4.db login.keychain-db vault.psafe3
    bitwarden_export_2024.json lastpass_export.csv passwords.txt passwords.csv my-passwords.xml passwords
    Passwords.kdbx wallet.agilekeychain`,
  'ssh and gpg': `deploy/id_rsa id_ed25519.pub id_ecdsa id_dsa id_ed25519_sk home/.ssh/config .ssh/known_hosts
    ssh_host_rsa_key deploy_rsa server.pem cert.p12 putty.ppk key.asc secring.gpg .gnupg/trustdb.gpg private_key
    private-key.txt privatekey.json host.keytab`,
  kubernetes: `kubeconfig kubeconfig.yaml .kube/config prod.kubeconfig prod-kubeconfig.yml admin.conf k3s.yaml
    k8s/secret.yaml k8s/secrets.yml k8s/db-secret.yaml values-prod.yaml values.secret.yaml secrets.enc.yaml
    .docker/config.json .dockercfg .dockerconfigjson pull-secret.json docker-compose.prod.yml`,
  terraform: `terraform.tfvars prod.auto.tfvars prod.tfvars.json terraform.tfstate terraform.tfstate.backup .terraformrc
    terraform.rc credentials.tfrc.json secrets.pkrvars.hcl backend.hcl Pulumi.prod.yaml terraform.tfstate.d/x/a.tfstate`,
  ansible: `.vault_pass vault_pass.txt .vault-password vault-password-file .vault_password ansible/vault.yml
    group_vars/all/vault.yml host_vars/db1/vault inventory.ini vault_pass.py`,
  editors: `.idea/dataSources.xml .idea/dataSources.local.xml .idea/webServers.xml
    .vscode/sftp.json sftp-config.json http-client.private.env.json rest-client.env.json dev.postman_environment.json
    .ftpconfig .remote-sync.json nbproject/private/private.properties App.pubxml.user`,
  frameworks: `config/secrets.yml config/master.key config/credentials.yml.enc config/credentials/production.yml.enc
    config/secrets.prod.yml config/application.yml app/config/parameters.yml local_settings.py settings_local.py
    mysite/settings/local.py settings/production.py secrets.py mysite/secrets.py instance/config.py wp-config.php
    wp-config-production.php sites/default/settings.php sites/default/settings.local.php LocalSettings.php
    config.inc.php app/etc/env.php appsettings.Production.json appsettings.Development.json
    appsettings.Local.json application-prod.yml application-dev.properties application-local.yaml bootstrap-prod.yml
    config/prod.secret.exs config/local.json config/production.json config.local.yaml settings.local.json
    config.production.json config.local.php .streamlit/secrets.toml Secrets.toml secrets.json secret.json secrets.h
    arduino_secrets.h environments/environment.prod.ts airflow.cfg superset_config.py jupyter_server_config.py
    config/autoload/db.local.php profiles.clj settings/secrets.py credentials.json credentials credentials.py
    secrets.php secrets.sh api_keys.json apikeys.json api-key.txt access_token.txt client_session_key.aes`,
  'shells and mail': `.bash_history .zsh_history .psql_history .python_history .node_repl_history .netrc _netrc
    .git-credentials .authinfo .msmtprc .fetchmailrc .muttrc session.har ConsoleHost_history.txt .viminfo .Renviron
    .server.pem.swp #.npmrc# .npmrc.bak id_rsa.old secrets.yml~`,
};

export const ORDINARY_NAMES = `src/env.ts environment.py keys.ts src/secrets.ts credentials.go keyboard.md a.pemx
  ssh/config.go .docker/Dockerfile src/config.json src/secrets.spec.ts notes.bak settings.xml src/token.ts
  components/password.tsx PasswordField.vue password_reset.html tokenizer.json tokens.json design-tokens.json
  tokenizer_config.json src/secrets/secretFile.ts src/auth/login.ts auth.go authController.js passwordPolicy.java
  reset-password.component.html docs/secrets.md SECRETS.md SECURITY.md secretSanta.js keyword.txt keymap.json
  keys.json keybindings.json public-key.ts vault.go vault.ts CredentialProvider.java SecretManager.cs
  credentials.service.ts jwt.py oauth.rb token_test.go passwords.rb password.scss config.json config.yml settings.json
  settings.py config.py application.yml appsettings.json application.properties tsconfig.prod.json tsconfig.json
  webpack.prod.js docker-compose.yml values.yaml Dockerfile Makefile main.tf variables.tf secrets.tf
  .github/workflows/deploy-production.yml environment.yml environment.ts requirements/production.txt
  config/routes.rb config/environments/production.rb package.json composer.json Cargo.toml pyproject.toml go.mod pom.xml
  build.gradle gradle-wrapper.properties log4j.properties messages.properties i18n/en.json AndroidManifest.xml Info.plist
  nginx.conf httpd.conf .gitignore .editorconfig .prettierrc .eslintrc.json .babelrc .gitattributes .dockerignore
  .bashrc .vscode/settings.json .vscode/launch.json README.md LICENSE index.html style.css schema.sql
  secrets.example.json credentials.sample.yml wp-config-sample.php database.yml.example config.local.example.json
  credentials.schema.json hosts.ts connection.ts identity.ts session.ts private.ts local.ts production.ts
  privateRoute.tsx inventory.ts users.ts shadow.css key.ts historyApi.ts passwd.c`;

export function namesOf(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
