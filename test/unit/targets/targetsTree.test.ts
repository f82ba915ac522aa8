import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { TargetLists } from '../../../src/core/targets/targetLists';
import { TargetReferences } from '../../../src/core/targets/targetReferences';
import type { Api } from '../../../src/core/kalshi/api';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { EntityTree } from '../../../src/core/tree/entityTree';
import { TargetsTree } from '../../../src/core/targets/targetsTree';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { marketOf, targetOf, uuid } from '../entities/entityOf';
import { SAMPLE_NOW, sampleApi } from '../sampleApi';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

/** The tree over the sample exchange, with what it asked for below the base address, and a switch for faults. */
function setUp() {
  const { api } = sampleApi();
  const asked: string[] = [];
  const fault: { on: boolean } = { on: false };
  const watched: Api = {
    get: async (request, options) => {
      const query = Object.entries(request.query ?? {}).filter(([, value]) => value);
      asked.push([request.path, ...query.map(([name, value]) => `${name}=${String(value)}`)].join(' '));
      if (fault.on) throw new KalshiError('offline', 'made to fail');
      return api.get(request, options);
    },
  };
  const catalog = new Catalog(watched, () => SAMPLE_NOW);
  const lists = new TargetLists(watched, catalog);
  const reach = new TargetReferences(watched, catalog, () => SAMPLE_NOW);
  const tree = new TargetsTree(lists, reach, new EntityTree(catalog));
  const walk = async (...paths: string[]): Promise<TreeNode> => {
    let node: TreeNode | undefined;
    for (const end of paths) {
      const nodes = await tree.children(node);
      node = nodes.find(({ path }) => path.endsWith(end));
      assert.ok(node, `${end} among ${nodes.map(({ path }) => path).join(', ')}`);
    }
    assert.ok(node);
    return node;
  };
  const open = async (...paths: string[]): Promise<readonly TreeNode[]> =>
    tree.children(await walk(...paths));
  return { asked, fault, catalog, lists, tree, walk, open };
}

const labels = (nodes: readonly TreeNode[]): string[] =>
  nodes.map((node) => ('label' in node ? (node.label ?? node.type) : node.type));

describe('the types of structured targets', () => {
  it('are those that were seen on the exchange, without a request', async () => {
    const { asked, tree } = setUp();
    const types = labels(await tree.children());
    assert.deepEqual(types, types.toSorted());
    assert.ok(types.includes('basketball_team') && types.includes('tv_show'));
    assert.deepEqual(asked, []);
  });

  it('are also those of targets and strikes that were loaded, and those that a person named', async () => {
    const { catalog, tree, open } = setUp();
    catalog.remember('market', [
      marketOf({ custom_strike: { Participant: 'Somebody', quidditch_team: uuid(7) } }),
    ]);
    tree.browsed = ['a type of my own'];
    await open('type/politician');
    const types = labels(await tree.children());
    assert.ok(types.includes('quidditch_team') && types.includes('a type of my own'));
    assert.ok(!types.includes('Participant'));
  });

  it('are counted without sorting the targets in memory', async () => {
    const { catalog, tree } = setUp();
    let reads = 0;
    const many = Array.from({ length: 300 }, (_, n) =>
      Object.defineProperty(targetOf({ id: uuid(n), type: n % 2 ? 'film' : 'song' }), 'name', {
        get: () => `Name ${reads++}`,
      }),
    );
    catalog.remember('structuredTarget', many);
    reads = 0;
    const folders = await tree.children();
    const counts = folders.flatMap((node) => (node.type === 'folder' ? (node.description ?? '') : []));
    assert.deepEqual(counts.filter(Boolean), ['150 loaded', '150 loaded']);
    assert.equal(reads, 0);
  });

  it('say so when the exchange lists none', async () => {
    const { tree, open } = setUp();
    tree.browsed = ['player', 'a/in/b'];
    assert.deepEqual(labels(await open('type/a\\in\\b')), ['The exchange lists no a/in/b']);
    assert.deepEqual(labels(await open('type/player')), ['The exchange lists no player']);
  });
});

describe('a type of structured targets', () => {
  it('opens as the competitions that its targets name, with one request', async () => {
    const { asked, open } = setUp();
    assert.deepEqual(labels(await open('type/basketball_team')), ['All', 'Atlantic', 'Eastern', 'NBA']);
    assert.deepEqual(asked, ['/structured_targets type=basketball_team page_size=200']);
  });

  it('opens as its targets where none names a competition', async () => {
    const { open } = setUp();
    assert.deepEqual(labels(await open('type/politician')), ['entity', 'entity']);
  });

  it('has a list a competition, which memory answers where the whole type is loaded', async () => {
    const { asked, open } = setUp();
    const rows = await open('type/basketball_team', '/in/NBA');
    assert.equal(rows.length, 8);
    await open('type/basketball_team', '/in/Atlantic');
    assert.equal(asked.length, 1);
  });

  it('keeps in a row of its folder why it failed, and asks again when told', async () => {
    const { asked, fault, tree, walk, open } = setUp();
    fault.on = true;
    assert.deepEqual(labels(await open('type/song')), ['notice']);
    await open('type/song');
    assert.equal(asked.length, 1);
    fault.on = false;
    await tree.more(await walk('type/song', '/notice'));
    assert.deepEqual(labels(await open('type/song')), ['entity', 'entity']);
  });

  it('keeps its rows when a refresh fails', async () => {
    const { fault, tree, walk, open } = setUp();
    await open('type/song');
    fault.on = true;
    await tree.refresh([await walk('type/song')]);
    assert.deepEqual(labels(await open('type/song')), ['entity', 'entity', 'notice']);
  });

  it('asks for what is open with one request each, and for the rest when it is opened', async () => {
    const { asked, tree, walk, open } = setUp();
    await open('type/song');
    await open('type/politician');
    const folder = await walk('type/song');
    asked.length = 0;
    await tree.refresh([folder]);
    await open('type/song');
    assert.deepEqual(asked, ['/structured_targets type=song page_size=200']);
    await open('type/politician');
    assert.equal(asked.length, 2);
  });
});

describe('a type with more structured targets than a page has', () => {
  /** 450 of them, every third in a league, 200 a page. */
  function setUpMany() {
    const all = Array.from({ length: 450 }, (_, index) => ({
      id: uuid(index),
      name: `Song ${index}`,
      type: 'song',
      details: index % 3 === 0 ? { league: 'Pop' } : {},
    }));
    const asked: string[] = [];
    const api: Api = {
      get: async ({ query = {} }) => {
        const { cursor, competition } = query;
        asked.push(`${String(competition ?? 'all')} from ${String(cursor ?? 0)}`);
        const some = competition ? all.filter(({ details }) => 'league' in details) : all;
        const end = Number(cursor ?? 0) + 200;
        return {
          structured_targets: some.slice(end - 200, end),
          cursor: end < some.length ? String(end) : '',
        };
      },
    };
    const catalog = new Catalog(api);
    const lists = new TargetLists(api, catalog);
    const tree = new TargetsTree(lists, new TargetReferences(api, catalog), new EntityTree(catalog));
    const find = async (end: string, node?: TreeNode): Promise<TreeNode> => {
      const found = (await tree.children(node)).find(({ path }) => path.endsWith(end));
      assert.ok(found, end);
      return found;
    };
    return { asked, tree, find };
  }

  it('loads them page by page, one request each, and a competition on its own', async () => {
    const { asked, tree, find } = setUpMany();
    const song = await find('type/song');
    const pop = await find('/in/Pop', song);
    assert.equal((await tree.children(pop)).length, 150);
    const all = await find('/all', song);
    assert.deepEqual(asked, ['all from 0', 'Pop from 0']);
    await tree.more(await find('/more', all));
    await tree.more(await find('/more', all));
    assert.deepEqual(asked.slice(2), ['all from 200', 'all from 400']);
    const rows = await tree.children(all);
    assert.deepEqual([rows.length, rows.at(-1)?.type], [450, 'entity']);
    assert.equal((await tree.children(await find('/in/', song))).length, 300);
  });

  it('goes on where it stopped when a filter is set meanwhile', async () => {
    const { asked, tree, find } = setUpMany();
    await tree.children(await find('type/song'));
    tree.filter = 'song 44';
    const rows = await tree.children(await find('filter/song'));
    assert.deepEqual(labels(rows), ['entity', 'entity', 'loadMore']);
    await tree.more(rows.at(-1)!);
    await tree.more(rows.at(-1)!);
    assert.equal((await tree.children(await find('filter/song'))).length, 14);
    assert.equal(asked.length, 3);
  });
});

describe('the filter of structured targets', () => {
  it('shows what is loaded and has the words, below its type, and asks for nothing', async () => {
    const { asked, tree, open } = setUp();
    await open('type/basketball_team');
    await open('type/song');
    asked.length = 0;
    tree.filter = 'BÓS';
    assert.deepEqual(labels(await tree.children()), ['basketball_team']);
    const rows = await open('filter/basketball_team');
    assert.deepEqual(labels(rows), ['entity']);
    assert.ok(rows[0]?.path.endsWith(BOSTON));
    assert.deepEqual(asked, []);
  });

  it('says so when nothing loaded has them', async () => {
    const { tree } = setUp();
    tree.filter = 'nobody';
    assert.deepEqual(labels(await tree.children()), ['Nothing loaded matches the filter']);
  });
});

describe('what names a structured target', () => {
  const boston = ['type/basketball_team', '/in/NBA', BOSTON] as const;

  it('are the milestones of its league, looked through once for all its teams', async () => {
    const { asked, tree, walk, open } = setUp();
    const rows = await open(...boston, '/milestones');
    assert.equal(labels(rows)[0], 'Looked through 46 upcoming milestones of NBA to the last');
    assert.equal(labels(rows).at(-1), 'Look further');
    assert.ok(rows.filter(({ type }) => type === 'entity').length > 0);
    const teams = await open(...boston.slice(0, 2));
    asked.length = 0;
    for (const team of teams) {
      const folder = (await tree.children(team)).find(({ path }) => path.endsWith('/milestones'));
      await tree.children(folder);
    }
    assert.deepEqual(asked, []);
    assert.ok(await walk(...boston, '/milestones', '/text'));
  });

  it('are then all upcoming milestones, when somebody wants to look further', async () => {
    const { asked, tree, walk, open } = setUp();
    const more = await walk(...boston, '/milestones', '/more');
    asked.length = 0;
    await tree.more(more);
    assert.equal(asked.length, 1);
    const rows = await open(...boston, '/milestones');
    assert.match(labels(rows)[0] ?? '', /of NBA to the last; 249 upcoming milestones to the last$/);
  });

  it('are the markets of the events of those milestones, with one request more', async () => {
    const { asked, catalog, open } = setUp();
    await open(...boston, '/milestones');
    asked.length = 0;
    const rows = await open(...boston, '/markets');
    const markets = rows.flatMap((row) => (row.type === 'entity' ? [row.ref] : []));
    assert.ok(markets.length > 0);
    assert.ok(rows.some((row) => row.type === 'entity' && row.role === 'New York at Boston'));
    for (const { id } of markets) {
      const known = catalog.peek({ kind: 'market', id });
      assert.ok(JSON.stringify(known?.value.custom_strike).includes(BOSTON), id);
    }
    assert.equal(asked.filter((address) => address.startsWith('/events')).length, 1);
    asked.length = 0;
    await open(...boston, '/markets');
    assert.deepEqual(asked, []);
  });

  it('are asked for again when the view is refreshed, in one request for all their events', async () => {
    const { asked, tree, walk, open } = setUp();
    const teams = await open(...boston.slice(0, 2));
    const folders = await Promise.all(
      teams.map(async (team) => (await tree.children(team)).find(({ path }) => path.endsWith('/markets'))!),
    );
    for (const folder of folders) await tree.children(folder);
    const expanded = [await walk(boston[0]), await walk(boston[0], boston[1]), ...folders];
    asked.length = 0;
    await tree.refresh(expanded);
    assert.deepEqual(asked.map((address) => address.split(' ')[0]).toSorted(), [
      '/events',
      '/milestones',
      // Of the type, and of the competition.
      '/structured_targets',
      '/structured_targets',
    ]);
    asked.length = 0;
    for (const node of expanded) await tree.children(node);
    assert.deepEqual(asked, []);
  });

  it('stand below the row that says why no more came', async () => {
    const { fault, tree, walk, open } = setUp();
    await walk(...boston);
    fault.on = true;
    assert.deepEqual(labels(await open(...boston, '/milestones')), [
      'Looked through what is loaded',
      'notice',
      'Look further',
    ]);
    fault.on = false;
    await tree.more(await walk(...boston, '/milestones', '/notice'));
    assert.match(labels(await open(...boston, '/milestones'))[0] ?? '', /46 upcoming milestones/);
  });
});
