import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityKind } from '../../../src/core/entities/kinds';
import { parseAnswer } from '../../../src/core/kalshi/answer';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { getLiveDatas } from '../../../src/core/kalshi/liveData';
import { fileContent } from '../../../src/core/usages/fileContent';
import { panelContent } from '../../../src/core/details/panelContent';
import { plainText } from '../../../src/core/format/text';
import type { PanelContent } from '../../../src/core/details/content';
import type { FreeContent, LiveContent } from '../../../src/core/details/live';
import type { HostToPage, Message } from '../../../src/core/details/messages';
import { readHostMessage, readPageMessage } from '../../../src/core/details/readMessage';
import { thingsOf } from '../format/hostileThings';
import { openDetailsPage, type OpenedPage } from './detailsPage';
import { again, isFull, seed } from '../../support/effort';
import { hostileTitles } from './hostileTitles';
import { mutate } from './mutate';
import { Random } from '../../support/random';
import { quickApi, subjectsOf } from './readings';

const TITLES = isFull ? 100_000 : 1_000;
/** Things of each kind on one page. */
const TOGETHER = 40;
const NOW = Date.parse('2026-11-24T12:00:00Z');

describe(`the built page of a panel, with hostile data (${again})`, () => {
  let opened: OpenedPage;
  let lives: readonly FreeContent[];

  before(async () => {
    const api = quickApi();
    const found = await getLiveDatas(api, (await subjectsOf(api)).live);
    lives = found.map(({ type, details }) => ({ type, json: JSON.stringify(details), ids: [] }));
    opened = await openDetailsPage();
  });
  afterEach(() => assert.deepEqual(opened.troubles, []));
  after(() => opened.close());

  it(`shows ${TITLES.toLocaleString('en')} titles as text, and loads and runs nothing of theirs`, async () => {
    const random = new Random(seed);
    const titles = countedTitles(random);
    let elements = 0;
    while (titles.count < TITLES) {
      const content = hostilePage(titles.next);
      const { problems, shown } = await opened.show([
        { name: 'showLoading', ref: null, title: plainText(titles.next()) },
        { name: 'showDetails', content },
        { name: 'showFailure', sentence: plainText(titles.next()) },
      ]);
      assert.deepEqual(problems, []);
      assert.equal(await opened.page.title(), content.title);
      elements += shown;
    }
    console.log(`      ${elements} elements were looked at`);
    assert.ok(elements > TITLES);
  });

  it('shows live data of any form, and figures that are none', async () => {
    const random = new Random(seed + 1);
    const { next } = countedTitles(random);
    for (let round = 0; round < (isFull ? 100 : 3); round++) {
      const messages = lives.flatMap((live): Message<HostToPage>[] => [
        { name: 'showDetails', content: { ...hostilePage(next, 1), ref: { kind: 'event', id: 'KXA-26' } } },
        { name: 'showLive', live: hostileLive(live, next, random) },
        { name: 'showLive', live: hostileLive(live, next, random) },
      ]);
      const { problems } = await opened.show(messages);
      assert.deepEqual(problems, []);
    }
  });

  it('has no link to anywhere but what the extension understands', async () => {
    const { next } = countedTitles(new Random(seed + 2));
    await opened.show([{ name: 'showDetails', content: hostilePage(next, 30) }]);
    await opened.posted();
    await opened.clickLinks();
    const posted = await opened.posted();
    assert.ok(posted.length > 30);
    for (const message of posted) assert.deepEqual(readPageMessage(message), message);
    assert.equal(opened.page.url(), 'https://page.example/');
  });

  it('does not mind what else is posted to it', async () => {
    const { next } = countedTitles(new Random(seed + 3));
    const random = new Random(seed + 4);
    const real: Message<HostToPage>[] = [
      { name: 'showLoading', ref: { kind: 'event', id: 'KXA-26' }, title: 'x' },
      { name: 'showFailure', sentence: 'x' },
      { name: 'showDetails', content: hostilePage(next, 1) },
      { name: 'showLive', live: { loadedAt: 1 } },
    ];
    await opened.show([real[2]]);
    const before = await opened.page.content();
    const others = Array.from({ length: 1000 }, () =>
      parsed(mutate(JSON.stringify(random.pick(real)), random)),
    );
    const unread = [null, 1, 'ready', ...others].filter((one) => readHostMessage(one) === undefined);
    assert.ok(unread.length > 200);
    await opened.showJson(unread);
    assert.equal(await opened.page.content(), before);
  });
});

function countedTitles(random: Random): { count: number; readonly next: () => string } {
  const titles = hostileTitles(random);
  const counted = { count: 0, next: () => (counted.count++, titles()) };
  return counted;
}

/** The parts of the pages of several things, on one page. */
function hostilePage(next: () => string, many = TOGETHER): PanelContent {
  const catalog = new Catalog({ get: () => Promise.reject(new KalshiError('offline', '')) });
  const pages = Array.from({ length: many }, () => thingsOf(next)).flatMap((things) => {
    for (const [ref, entity] of things) catalog.remember<EntityKind>(ref.kind, [entity]);
    return things.map(([ref, entity]) =>
      panelContent({ ref, entity, loadedAt: NOW, environment: '', more: [] }, catalog, NOW),
    );
  });
  const used = [{ id: next(), under: next(), count: 1, places: [{ line: 1, character: 1 }] }];
  const subject = { path: next(), used, isCut: false, environment: '', loadedAt: NOW };
  const around = { now: NOW, nameOf: () => undefined };
  const file = fileContent(subject as never, () => ({ state: 'unknown' }), around);
  const [first = file] = pages;
  const sections = [...pages, file].flatMap((page, index) =>
    page.sections.map((section) => ({ ...section, id: `${section.id}${index}` })),
  );
  return { ...first, summary: pages.flatMap(({ summary }) => summary), sections };
}

/** Live data with other texts, numbers and keys, and figures that no exchange would send. */
function hostileLive({ type, json }: FreeContent, next: () => string, random: Random): LiveContent {
  const figure = (): number =>
    random.pick([0, -1, 0.56, 1e300, NaN, Infinity, -Infinity, 5e-324, 2 ** 53, 0.999999]);
  const figures = (): number[] => Array.from({ length: 5 }, figure);
  const free = { type: plainText(next()), json: withTitles(json, next, random), ids: [] };
  const line = { ticker: next(), name: plainText(next()), time: [1, 2, 3, 4, 5].map((one) => one * 1e9) };
  return {
    liveData: free,
    gameStats: { ...free, json: JSON.stringify({ periods: [{ [next()]: [parsed(free.json)] }] }), type },
    ...(random.isOneIn(2) && {
      chart: {
        range: '1D',
        interval: 1,
        series: [{ ...line, bid: figures(), ask: figures(), last: figures(), volume: figures() }],
        problem: plainText(next()),
      },
    }),
    book: { yes: [[figure(), figure()]], no: [[figure(), figure()]] },
    trades: [{ time: NOW, price: figure(), count: figure(), taker: 'yes' }],
    loadedAt: NOW,
    problem: plainText(next()),
  };
}

function withTitles(json: string, next: () => string, random: Random): string {
  const changed: unknown = JSON.parse(
    random.isOneIn(3) ? validOr(mutate(json, random), json) : json,
    (_, value: unknown) => (typeof value === 'string' && random.isOneIn(2) ? next() : value),
  );
  return JSON.stringify(changed);
}

function validOr(text: string, other: string): string {
  return parsed(text) === undefined || text.length > 50_000 ? other : text;
}

/** Nothing for what is no JSON, or nested deeper than any answer that is taken. */
function parsed(text: string): unknown {
  try {
    return parseAnswer({ status: 200, contentType: '', body: text });
  } catch {
    return undefined;
  }
}
