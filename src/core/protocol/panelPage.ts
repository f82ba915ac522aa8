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
  const policy = `script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  return page(
    policy,
    styleUri,
    `<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>`,
  );
}

/** A page that says one sentence and runs nothing. */
export function sentencePage(
  sentence: string,
  { cspSource, styleUri }: Pick<PanelPageOptions, 'cspSource' | 'styleUri'>,
): string {
  return page(`style-src ${cspSource}`, styleUri, `<main><p role="alert">${escapeHtml(sentence)}</p></main>`);
}

function page(policy: string, styleUri: string, body: string): string {
  const wholePolicy = `default-src 'none'; base-uri 'none'; form-action 'none'; ${policy}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(wholePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
<title>Kalshi</title>
</head>
<body>${body}</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
