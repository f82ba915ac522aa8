import assert from 'node:assert/strict';
import fc from 'fast-check';
import { environments } from '../../../src/core/kalshi/environments';
import { webAddress } from '../../../src/core/format/webAddress';
import { readLookUp } from '../../../src/core/ids/lookUp';

const siteUrl = 'https://kalshi.com';
const page = { kind: 'event', ticker: 'KXATPMATCH-26FEB07SACOCO' } as const;
const series = { ticker: 'KXATPMATCH', title: 'ATP Tennis Match' };

describe('webAddress', () => {
  it('leads to an event by its series, in lower case', () => {
    assert.equal(
      webAddress({ siteUrl, page, series }),
      'https://kalshi.com/markets/kxatpmatch/atp-tennis-match/kxatpmatch-26feb07sacoco',
    );
  });

  it('leads to an event whose series is not known', () => {
    assert.equal(webAddress({ siteUrl, page }), 'https://kalshi.com/events/kxatpmatch-26feb07sacoco');
    assert.equal(
      webAddress({ siteUrl, page, series: { ticker: '../x', title: 'A' } }),
      'https://kalshi.com/events/kxatpmatch-26feb07sacoco',
    );
  });

  it('leads to a series', () => {
    assert.equal(
      webAddress({ siteUrl, page: { kind: 'series', ticker: 'KXCPI' } }),
      'https://kalshi.com/markets/kxcpi',
    );
  });

  it('makes words of any title, also of one without letters of the alphabet', () => {
    const middle = (title: string) =>
      webAddress({ siteUrl, page, series: { ...series, title } })?.split('/')[5];
    assert.equal(middle('  Tesla: deliveries & more!  '), 'tesla-deliveries-more');
    assert.equal(middle('../../?#%00'), '00');
    assert.equal(middle('日本'), 'event');
    assert.equal(middle(''), 'event');
  });

  it('is none for what is not a ticker', () => {
    for (const ticker of ['', 'a/../b', 'KX 1', 'KX?x=1']) {
      assert.equal(webAddress({ siteUrl, page: { kind: 'event', ticker } }), undefined, ticker);
    }
  });

  it('is read back as the thing it leads to', () => {
    for (const address of [webAddress({ siteUrl, page, series }), webAddress({ siteUrl, page })]) {
      const read = readLookUp(address ?? '');
      assert.ok(read.ok);
      assert.deepEqual(read.candidates[0], { kind: 'event', id: page.ticker });
    }
  });

  it("stays on the exchange's own sites, whatever the tickers and titles are", () => {
    const sites = Object.values(environments).map((one) => one.webUrl);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '..',
        '.',
        '@evil.com',
        '//evil.com',
        'X@evil.com',
        'X\n',
        'KX/..',
        'javascript:alert(1)',
      ),
      fc.stringMatching(/^[A-Z0-9][A-Z0-9._-]{0,20}$/),
    );
    fc.assert(
      fc.property(
        ...[fc.constantFrom(...sites), fc.constantFrom('event' as const, 'series' as const)],
        ...[hostile, fc.option(fc.record({ ticker: hostile, title: hostile }), { nil: undefined })],
        (site, kind, ticker, ofSeries) => {
          const address = webAddress({
            siteUrl: site,
            page: { kind, ticker },
            ...(ofSeries && { series: ofSeries }),
          });
          if (address === undefined) return;
          const { href, origin, pathname, search, hash } = new URL(address);
          assert.equal(href, address, 'nothing in it has to be put right');
          assert.ok(['https://kalshi.com', 'https://demo.kalshi.co'].includes(origin), origin);
          assert.match(pathname, /^\/(markets|events)(\/[a-z0-9][a-z0-9._-]*){1,3}$/);
          assert.equal(search + hash, '');
          assert.ok(href.length < 500, 'no title makes it long');
        },
      ),
      { numRuns: 400 },
    );
  });
});
