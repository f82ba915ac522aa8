import assert from 'node:assert/strict';
import { LineStyles } from '../../../../src/webview/details/live/lineStyles';

describe('the lines of a chart', () => {
  it('look different, also where colours do not', () => {
    const styles = new LineStyles();
    const seen = Array.from({ length: 40 }, (_, i) => JSON.stringify(styles.of(`M${i}`)));
    assert.equal(new Set(seen).size, 40);
    const dashes = ['bid', 'ask', 'last'].map((key) => String(styles.of(key).dash));
    assert.equal(new Set(dashes).size, 3);
  });

  it('keep their look', () => {
    const styles = new LineStyles();
    const before = styles.of('B');
    styles.of('A');
    assert.equal(styles.of('B'), before);
  });
});
