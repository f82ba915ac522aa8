import assert from 'node:assert/strict';
import type { Page } from '../../../src/core/kalshi/api';
import { pages, type PagingEnd } from '../../../src/core/kalshi/paging';

type Script = Record<string, Page<string>>;
const page = (items: string, cursor?: string): Page<string> => ({
  items: items.split(''),
  ...(cursor !== undefined && { cursor }),
});

async function collect(script: Script | ((cursor?: string) => Page<string>), maxPages?: number) {
  const asked: (string | undefined)[] = [];
  const fetchPage = (cursor?: string): Promise<Page<string>> => {
    asked.push(cursor);
    const found = typeof script === 'function' ? script(cursor) : script[cursor ?? ''];
    return found ? Promise.resolve(found) : Promise.reject(new Error(`no page ${cursor}`));
  };
  const iteration = pages(fetchPage, { key: (item) => item, ...(maxPages !== undefined && { maxPages }) });
  const got: string[] = [];
  let end: PagingEnd | undefined;
  for (;;) {
    const step = await iteration.next();
    if (step.done) {
      end = step.value;
      break;
    }
    got.push(step.value.join(''));
  }
  return { got, end, asked };
}

describe('pages', () => {
  it('sends each cursor back until there is none', async () => {
    const { got, end, asked } = await collect({ '': page('ab', 'x'), x: page('c', 'y'), y: page('d') });
    assert.deepEqual(got, ['ab', 'c', 'd']);
    assert.equal(end, 'lastPage');
    assert.deepEqual(asked, [undefined, 'x', 'y']);
  });

  it('takes an empty cursor for none', async () => {
    assert.equal((await collect({ '': page('a', '') })).asked.length, 1);
  });

  it('stops at a cursor that came before, at once or later', async () => {
    assert.deepEqual((await collect({ '': page('a', 'x'), x: page('b', 'x') })).asked, [undefined, 'x']);
    const ring = await collect({ '': page('a', 'x'), x: page('b', 'y'), y: page('c', 'x') });
    assert.deepEqual(ring.got, ['a', 'b', 'c']);
    assert.equal(ring.end, 'repeatedCursor');
  });

  it('passes over an empty page and stops after two in a row', async () => {
    const one = await collect({ '': page('a', 'x'), x: page('', 'y'), y: page('b', 'z'), z: page('') });
    assert.deepEqual(one.got, ['a', 'b']);
    assert.equal(one.end, 'lastPage');
    const two = await collect({ '': page('a', 'x'), x: page('', 'y'), y: page('', 'z'), z: page('b') });
    assert.deepEqual(two.got, ['a']);
    assert.equal(two.end, 'emptyPages');
  });

  it('gives each item once, and takes a page of known ones for empty', async () => {
    let count = 0;
    const { got, end, asked } = await collect(() => page('ab', `c${count++}`));
    assert.deepEqual(got, ['ab']);
    assert.equal(end, 'emptyPages');
    assert.equal(asked.length, 3);
    assert.deepEqual((await collect({ '': page('ab', 'x'), x: page('bcc') })).got, ['ab', 'c']);
  });

  it('stops at the cap', async () => {
    let count = 0;
    const fresh = () => page(String.fromCodePoint(0x4e00 + count), `c${count++}`);
    const capped = await collect(fresh, 7);
    assert.equal(capped.asked.length, 7);
    assert.equal(capped.end, 'pageCap');
    assert.equal((await collect(fresh)).asked.length, 100);
  });

  it('asks for a page only when it is wanted', async () => {
    let asked = 0;
    const fetchPage = () => Promise.resolve(page(String(asked), `c${asked++}`));
    const iteration = pages(fetchPage, { key: (item) => item });
    await iteration.next();
    assert.equal(asked, 1);
    await iteration.next();
    assert.equal(asked, 2);
  });

  it('rejects when cancelled, before or during a fetch', async () => {
    const controller = new AbortController();
    const options = { key: (item: string) => item, signal: controller.signal };
    const fetchPage = () => {
      controller.abort();
      return Promise.resolve(page('a', 'x'));
    };
    await assert.rejects(pages(fetchPage, options).next(), { reason: 'cancelled' });
    const never = () => assert.fail('was asked');
    await assert.rejects(pages(never, options).next(), { reason: 'cancelled' });
  });

  it('rejects with what the fetch rejects with', async () => {
    await assert.rejects(collect({}), /no page/);
  });
});
