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
    ['https://example.com:99999', /https:\/\/host/],
    ['http://example.com/v2', /this computer/],
    ['http://10.0.0.1', /this computer/],
    ['http://0.0.0.0', /this computer/],
    ['http://localhost.example.com', /this computer/],
    ['http://127.0.0.1.example.com', /this computer/],
    ['http://[::2]', /this computer/],
    ['https://user:secret@example.com', /user name/],
    ['https://@example.com', /user name/],
    ['http://localhost@example.com', /user name/],
    ['https://example.com/v2?key=1', /query/],
    ['https://example.com/v2?', /query/],
    ['https://example.com/v2#x', /fragment/],
    ['https://example.com/v2#', /fragment/],
  ];
  for (const [text, problem] of bad) {
    it(`refuses ${JSON.stringify(text)} in one sentence`, () => {
      const check = checkBaseUrl(text);
      assert.ok(!check.ok);
      assert.match(check.problem, problem);
      assert.match(check.problem, /^[A-Z].*\.$/);
      assert.ok(!check.problem.includes('secret'));
    });
  }
});
