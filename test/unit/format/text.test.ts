import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockText, iconSafe, plainText } from '../../../src/core/format/text';

const HARMFUL = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/u;
const anyText = fc.string({ unit: 'binary' });
const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
const texts = fc.oneof(anyText, codeUnits, fc.string({ unit: 'grapheme' }));

describe('plainText', () => {
  it('leaves ordinary text as it is', () => {
    for (const text of ['Boston Celtics', 'São Paulo & Co., “x” 100 %', 'Zürich', '東京', '🏀']) {
      assert.equal(plainText(text), text);
    }
  });

  it('puts every kind of break and run of spaces on one line', () => {
    assert.equal(plainText('  a\n\n b\tc\r\nd\u0085e\u2028f\u00a0g  '), 'a b c d e f g');
  });

  it('takes out what is invisible or turns the text around', () => {
    assert.equal(
      plainText('a\u202eb\u2066c\u200bd\ufeffe\ufe0ff\u{e0041}g\u0000h\u001b[31mi\ue000j'),
      'abcdefgh[31mij',
    );
  });

  it('shows a lone surrogate as the replacement character', () => {
    assert.equal(plainText('a\ud800b\udc00'), 'a\ufffdb\ufffd');
  });

  it('cuts by code points and says so', () => {
    assert.equal(plainText('🏀'.repeat(10), 10), '🏀'.repeat(10));
    assert.equal(plainText('🏀'.repeat(11), 10), `${'🏀'.repeat(9)}…`);
    assert.equal(plainText('abc def', 5), 'abc…');
    assert.equal(Array.from(plainText('x'.repeat(400))).length, 300);
  });

  it('gives one line without anything harmful whatever comes, and changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const plain = plainText(text, max);
        assert.doesNotMatch(plain, HARMFUL);
        assert.doesNotMatch(plain, /[\n\r]|^\s|\s$|\s\s/);
        assert.ok(Array.from(plain).length <= max);
        assert.equal(plainText(plain, max), plain);
      }),
    );
  });
});

describe('blockText', () => {
  it('keeps paragraphs and lines', () => {
    assert.equal(
      blockText(' If A wins,\r\nthe market \t resolves.\n\n\n\nElse no. \n'),
      'If A wins,\nthe market resolves.\n\nElse no.',
    );
  });

  it('is harmless otherwise whatever comes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const block = blockText(text);
        assert.doesNotMatch(block, HARMFUL);
        assert.doesNotMatch(block, /\r|\n{3}/);
        assert.equal(blockText(block), block);
      }),
    );
  });
});

describe('iconSafe', () => {
  it('leaves no icon to draw', () => {
    assert.equal(iconSafe('$(trash) x $$(a~spin) $\u200b(b)'), '$ (trash) x $$ (a~spin) $ (b)');
  });

  it('keeps money and brackets', () => {
    assert.equal(iconSafe('above $5 (net)'), 'above $5 (net)');
  });
});
