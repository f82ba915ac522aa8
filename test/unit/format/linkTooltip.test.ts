import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkTooltip } from '../../../src/core/format/markdown';

describe('linkTooltip', () => {
  it('leaves names as they are', () => {
    for (const name of [
      'Boston',
      'Alavés',
      'New York at Boston: 1H Points',
      'basketball_team',
      "O'Neil (TE) – 4.5",
    ])
      assert.equal(linkTooltip(name), name);
  });

  it('leaves out all that means something in Markdown', () => {
    assert.equal(linkTooltip('![a](https://x.example/y.png)'), 'a (https://x.example/y.png)');
    assert.equal(linkTooltip('**Bold** `code` <b> $(error) &lt;'), 'Bold code b $ (error) & lt;');
    assert.equal(linkTooltip('_slanted_ basketball_team'), 'slanted basketball_team');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(linkTooltip(text), /[\\[\]<>*`~|!\n]|\$\(|&[#\w]/);
      }),
    );
  });
});
