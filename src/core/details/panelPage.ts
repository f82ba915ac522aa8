export interface PanelPageOptions {
  /** What the editor serves a page's own files from, as `webview.cspSource` gives it. */
  readonly cspSource: string;
  /** Random for each page. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** The page of a details panel: our style sheet and our script, which fills it; nothing else may load or run. */
export function panelPage({ cspSource, nonce, scriptUri, styleUri }: PanelPageOptions): string {
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
<title>Kalshi</title>
</head>
<body><script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
