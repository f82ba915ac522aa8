import assert from 'node:assert/strict';
import { checkBaseUrl, environments } from '../../../src/core/kalshi/environments';

describe('environments', () => {
  it('have addresses that pass our own check', () => {
    for (const { baseUrl } of [environments.production, environments.demo, environments.sample]) {
      assert.deepEqual(checkBaseUrl(baseUrl), { ok: true, baseUrl });
    }
  });
});

describe('checkBaseUrl', () => {
  const good: Record<string, string> = {
    'https://example.com/trade-api/v2': 'https://example.com/trade-api/v2',
    '  https://example.com/trade-api/v2//  ': 'https://example.com/trade-api/v2',
    'https://example.com': 'https://example.com',
    'https://example.com/': 'https://example.com',
    'HTTPS://Example.COM:443/A': 'https://example.com/A',
    'https://example.com:8443/v2': 'https://example.com:8443/v2',
    'http://localhost:3000/v2': 'http://localhost:3000/v2',
    'http://127.0.0.1:3000': 'http://127.0.0.1:3000',
    'http://127.8.9.10/v2': 'http://127.8.9.10/v2',
    'http://[::1]:3000/v2': 'http://[::1]:3000/v2',
    'https://[2001:db8::1]/v2': 'https://[2001:db8::1]/v2',
  };
  for (const [text, baseUrl] of Object.entries(good)) {
    it(`takes ${text}`, () => assert.deepEqual(checkBaseUrl(text), { ok: true, baseUrl }));
  }

  /** They look odd, and are what the person asked for: the address comes from the user's own settings alone. */
  const odd: readonly (readonly [text: string, baseUrl: string, why: string])[] = [
    ['http://2130706433', 'http://127.0.0.1', 'a number that is this computer'],
    ['http://0x7f.1:3000', 'http://127.0.0.1:3000', 'hexadecimal that is this computer'],
    ['http://0177.0.0.1', 'http://127.0.0.1', 'octal that is this computer'],
    ['http://127.1', 'http://127.0.0.1', 'a short form of this computer'],
    ['http://[0:0:0:0:0:0:0:1]:80', 'http://[::1]', 'a long form of this computer'],
    ['http://loc%61lhost', 'http://localhost', 'an encoded letter that is checked as what it stands for'],
    ['http://LOCALHOST', 'http://localhost', 'capitals'],
    ['http://127.255.255.255', 'http://127.255.255.255', 'the last address of this computer'],
    ['https://localhost', 'https://localhost', 'this computer with a certificate'],
    ['https://10.0.0.1/v2', 'https://10.0.0.1/v2', 'a stand-in for the exchange in the own network'],
    ['https://[fe80::1]', 'https://[fe80::1]', 'the same by IPv6'],
    ['https://xn--klshi-4ve.com', 'https://xn--klshi-4ve.com', 'a foreign name that says so'],
    ['https://kalshi.com:0', 'https://kalshi.com:0', 'a port that nothing answers on'],
    ['https://example.com/a/../b', 'https://example.com/b', 'dots, which lead nowhere else'],
    ['https://example.com/%2e%2e/x', 'https://example.com/x', 'encoded dots, the same'],
    ['https://example.com/a%00b', 'https://example.com/a%00b', 'a zero that stays encoded'],
    ['https://example.com/@user', 'https://example.com/@user', 'a user name of the path'],
    ['https://example.com/$(id)', 'https://example.com/$(id)', 'shell, which is never asked'],
    ['https://example.com/<b>', 'https://example.com/%3Cb%3E', 'HTML, which is encoded'],
  ];
  for (const [text, baseUrl, why] of odd) {
    it(`takes ${text}: ${why}`, () => assert.deepEqual(checkBaseUrl(text), { ok: true, baseUrl }));
  }

  it('says of what it took the same again', () => {
    for (const baseUrl of [...Object.values(good), ...odd.map(([, one]) => one)])
      assert.deepEqual(checkBaseUrl(baseUrl), { ok: true, baseUrl });
  });

  const bad: [string, RegExp][] = [
    ['', /empty/],
    ['   ', /empty/],
    ['example.com', /https:\/\/host/],
    ['https://', /https:\/\/host/],
    ['https:///v2', /https:\/\/host/],
    ['https:example.com', /https:\/\/host/],
    ['ftp://example.com', /https:\/\/host/],
    ['file:///etc/passwd', /https:\/\/host/],
    ['javascript:alert(1)', /https:\/\/host/],
    ['data:application/json,{}', /https:\/\/host/],
    ['command:workbench.action.quit', /https:\/\/host/],
    ['https://exa mple.com', /https:\/\/host/],
    ['https://example.com\\@evil.com', /https:\/\/host/],
    ['https://exam\tple.com', /https:\/\/host/],
    ['https://example.com\r\nX-Header: 1', /https:\/\/host/],
    ['https://example.com/a\0b', /ASCII/],
    ['//example.com', /https:\/\/host/],
    ['https:/example.com', /https:\/\/host/],
    ['https:\\\\example.com', /https:\/\/host/],
    ['ws://localhost', /https:\/\/host/],
    ['blob:https://example.com/x', /https:\/\/host/],
    ['view-source:https://example.com', /https:\/\/host/],
    ['vscode://kalshi-explorer.kalshi-explorer/event/X', /https:\/\/host/],
    ['https://[::1', /https:\/\/host/],
    ['https://256.1.1.1', /https:\/\/host/],
    ['https://1.2.3.4.5', /https:\/\/host/],
    ['https://%20', /https:\/\/host/],
    ['https://example.com:-1', /https:\/\/host/],
    ['http://[::1%25lo]', /https:\/\/host/],
    [`https://example.com/${'a'.repeat(500)}`, /longer/],
    [`https://${'a.'.repeat(1_000_000)}com`, /longer/],
    ['https://k\u0430lshi.com', /ASCII/],
    ['https://\u24daalshi.com', /ASCII/],
    ['https://kalshi\u3002com', /ASCII/],
    ['https://kal\u200bshi.com', /ASCII/],
    ['https://kal\u00adshi.com', /ASCII/],
    ['https://kalshi.com/\u202e2v', /ASCII/],
    ['http://127\u30020\u30020\u30021', /ASCII/],
    ['http://\u2460\u2461\u2466.0.0.1', /ASCII/],
    ['https://example.com:99999', /https:\/\/host/],
    ['http://example.com/v2', /this computer/],
    ['http://10.0.0.1', /this computer/],
    ['http://0.0.0.0', /this computer/],
    ['http://localhost.example.com', /this computer/],
    ['http://127.0.0.1.example.com', /this computer/],
    ['http://127.0.0.1.nip.io', /this computer/],
    ['http://127.0.0.1%2eexample.com', /this computer/],
    ['http://localhost.', /this computer/],
    ['http://169.254.169.254/latest/meta-data', /this computer/],
    ['http://192.168.0.1', /this computer/],
    ['http://3232235521', /this computer/],
    ['http://0', /this computer/],
    ['http://[::ffff:127.0.0.1]', /this computer/],
    ['http://[::ffff:7f00:1]', /this computer/],
    ['http://[::2]', /this computer/],
    ['https://user:secret@example.com', /user name/],
    ['https://@example.com', /user name/],
    ['http://localhost@example.com', /user name/],
    ['http://127.0.0.1:3000@example.com', /user name/],
    ['https://kalshi.com%2f@example.com', /user name/],
    ['https://example.com/v2?key=1', /query/],
    ['https://example.com/v2?', /query/],
    ['https://example.com/v2#x', /fragment/],
    ['https://example.com/v2#', /fragment/],
  ];
  for (const [text, problem] of bad) {
    it(`refuses ${JSON.stringify(text.slice(0, 60))} in one sentence`, () => {
      const check = checkBaseUrl(text);
      assert.ok(!check.ok);
      assert.match(check.problem, problem);
      assert.match(check.problem, /^[A-Z].*\.$/);
      assert.ok(!check.problem.includes('secret'));
    });
  }
});
