import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface WebviewPage {
  readonly webview: vscode.Webview;
  readonly extensionUri: vscode.Uri;
  /** In dist/webview. */
  readonly name: string;
  readonly title: string;
}

/** In an element of the page; see `src/webview/translation.ts`. */
function translation(): string {
  const { bundle } = vscode.l10n;
  if (bundle === undefined) return '';
  // `</script>` in a text would end it.
  return `<script type="application/json" id="translation">${JSON.stringify(bundle).replaceAll('<', '\\u003c')}</script>\n`;
}

/** The page can load only its own script and style sheet. */
export function showWebviewPage({ webview, extensionUri, name, title }: WebviewPage): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const nonce = randomBytes(18).toString('base64url');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const addressOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" nonce="${nonce}" href="${addressOf(`${name}.css`)}">
</head>
<body>
${translation()}<script nonce="${nonce}" src="${addressOf(`${name}.js`)}"></script>
</body>
</html>`;
}
