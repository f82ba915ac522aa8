import assert from 'node:assert/strict';
import { first, searchIn } from '../../support/workbench/searchBox.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useSharedWorkbench } from '../../support/workbench/useWorkbench.js';

const EXCHANGE = /^Search the exchange/;

describe('search on a network', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(() => ({
    ...customAddress(server().baseUrl),
    'kalshi.search.maxRequests': 3,
    'kalshi.refresh.interval': 0,
  }));
  const search = searchIn(workbench);
  let requests = 0;
  const asked = (): readonly string[] => server().requests.slice(requests);

  beforeEach(() => {
    requests = server().requests.length;
  });

  it('sends nothing for words, one request for an id, and the next only on Enter', async () => {
    await search.open();
    await search.type('New York', first(EXCHANGE));
    await search.type('boston', first(EXCHANGE));
    assert.deepEqual(asked(), []);
    const milestone = await someMilestone();
    requests = server().requests.length;
    await search.type(milestone, first(/^Ask for the milestone/));
    assert.equal(asked().length, 1);
    assert.match(asked()[0] ?? '', /^\/structured_targets\?ids=/);
    await workbench().quickInput.accept();
    await search.items(
      'the milestone',
      (items) => items[0]?.description.startsWith(milestone.slice(0, 8)) ?? false,
    );
    assert.equal(asked().length, 2);
    await workbench().quickInput.dismiss();
  });

  it('never sends more than the setting says, retries included', async () => {
    server().faults.replace('/milestones', {
      milestones: [{ id: '00000000-0000-4000-8000-000000000001', title: 'Endless' }],
      cursor: 'again',
    });
    server().faults.status(503, 1);
    await search.open();
    await search.type('zebra', first(EXCHANGE));
    await workbench().quickInput.accept();
    await search.titleSays(/3 of at most 3 requests, 1 milestones looked through$/);
    assert.equal(asked().length, 3);
    await search.type('endless', first('Endless'));
    await search.items('no way to go on', (items) => !items.some(({ label }) => EXCHANGE.test(label)));
    await workbench().quickInput.dismiss();
    server().faults.clear();
  });

  it('keeps what it found when the exchange refuses, and says why in one line', async () => {
    server().faults.status(400, 1);
    await search.open();
    await search.type('endless', first('Endless'));
    await workbench().quickInput.pick(EXCHANGE);
    await search.items('the failure', (items) =>
      items.some(({ label }) => /refused the request/.test(label)),
    );
    assert.equal((await workbench().quickInput.items())[0]?.label, 'Endless');
    await workbench().screenshot('search-failure');
    await workbench().quickInput.dismiss();
    assert.deepEqual(await workbench().notifications.all(), []);
  });

  async function someMilestone(): Promise<string> {
    const response = await fetch(
      `${server().baseUrl}/milestones?limit=1&minimum_start_date=2026-11-23T00:00:00Z`,
    );
    const { milestones } = (await response.json()) as { milestones: { id: string }[] };
    return milestones[0]?.id ?? assert.fail('there is a milestone');
  }
});
