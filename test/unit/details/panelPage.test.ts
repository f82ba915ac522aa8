import assert from 'node:assert/strict';
import { panelPage } from '../../../src/core/details/panelPage';

const options = {
  cspSource: "'self' https://*.vscode-cdn.net",
  nonce: 'q83vEjRW+/==',
  scriptUri: 'https://host.vscode-cdn.net/dist/webview/details.js?a=1&b=2',
  styleUri: 'https://host.vscode-cdn.net/dist/webview/details.css',
};

/** The directives of the page's policy, by name. */
function policyOf(html: string): ReadonlyMap<string, string> {
  const metas = [...html.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g)];
  assert.equal(metas.length, 1);
  const content = unescape(metas[0]?.[1] ?? '');
  return new Map(
    content.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim().replace(/^\S+ /, '')]),
  );
}

function unescape(attribute: string): string {
  return attribute.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('the page of a panel', () => {
  const html = panelPage(options);

  it('lets nothing load but its own script and its own style sheet', () => {
    assert.deepEqual(
      [...policyOf(html)],
      [
        ['default-src', "'none'"],
        ['base-uri', "'none'"],
        ['form-action', "'none'"],
        ['script-src', "'nonce-q83vEjRW+/=='"],
        ['style-src', options.cspSource],
      ],
    );
  });

  it('has no word of the policy that opens it', () => {
    assert.doesNotMatch(html, /unsafe-|connect-src|strict-dynamic|data:|\*;/);
  });

  it('states the policy before anything that it rules', () => {
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<script'));
  });

  it('has one script, by its nonce and address, and none in itself', () => {
    const scripts = [...html.matchAll(/<script ([^>]*)>([^]*?)<\/script>/g)];
    assert.deepEqual(
      scripts.map(([, attributes = '', inside]) => [unescape(attributes), inside]),
      [[`nonce="${options.nonce}" src="${options.scriptUri}"`, '']],
    );
    assert.doesNotMatch(html, / on\w+=| style=|<style|javascript:/i);
  });

  it('escapes what it is given', () => {
    const hostile = '"><script>alert(1)</script>';
    const page = panelPage({ cspSource: hostile, nonce: hostile, scriptUri: hostile, styleUri: hostile });
    assert.equal(page.match(/<script/g)?.length, 1);
  });
});
