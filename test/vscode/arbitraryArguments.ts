import fc from 'fast-check';
import * as vscode from 'vscode';

const deep = (levels: number): unknown => (levels === 0 ? {} : { ref: deep(levels - 1) });

const KINDS = ['milestone', 'structuredTarget', 'event', 'market', 'series'];

/** Every field of what our commands take: references, rows of the trees, places in files, folders of targets. */
const FIELDS = ['kind', 'id', 'ref', 'type', 'path', 'parent', 'scope', 'uri', 'line', 'character', 'length'];

/** What no id of the exchange looks like, though parts of it may. */
export const hostileIds: readonly unknown[] = [
  '',
  ' ',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'SENATEWY-26/../../portfolio',
  'SENATEWY-26?cursor=1',
  'SENATEWY-26#',
  'SENATEWY-26\n',
  'senatewy-26',
  'SENATEWY\u{2011}26',
  '\u{202e}62-YWETANES',
  '%53ENATEWY-26',
  'javascript:alert(1)',
  'command:workbench.action.quit',
  '$(rm -rf ~)',
  "'; rm -rf ~ #",
  '2ef4d31c-0b46-4f43-a403-f44d62489034 ',
  '2ef4d31c-0b46-4f43-a403-f44d6248903g',
  '2ef4d31c0b464f43a403f44d62489034',
  '__proto__',
  'x'.repeat(100_000),
  'A'.repeat(129),
  NaN,
  null,
  ['SENATEWY-26'],
  { toString: () => 'SENATEWY-26' },
  new String('SENATEWY-26'),
];

const hostileId = fc.constantFrom(...hostileIds);

const hostileKind = fc.oneof(
  fc.constantFrom(...KINDS),
  fc.constantFrom<unknown>(
    'x',
    '__proto__',
    'constructor',
    'toString',
    '',
    0,
    null,
    ['event'],
    Symbol.iterator,
  ),
);

const lookalikes = fc.oneof(
  fc.record({ kind: hostileKind, id: hostileId }),
  fc.record({
    ref: fc.record({ kind: hostileKind, id: hostileId }),
    path: fc.string(),
    type: fc.constant('entity'),
  }),
  fc.record({
    type: fc.constant('place'),
    path: fc.string(),
    uri: fc.constantFrom<unknown>(
      'file:///etc/hosts',
      'https://example.com',
      'command:kalshi.showLog',
      '::',
      7,
    ),
    line: fc.constantFrom<unknown>(0, -1, 1e9, NaN, '0'),
    character: fc.constantFrom<unknown>(0, -1, Infinity, null),
    id: hostileId,
  }),
  fc.record({
    type: fc.constantFrom('folder', 'group', 'loadMore', 'notice'),
    path: fc.string(),
    scope: fc.record({ type: fc.constantFrom('', '__proto__'), competition: fc.anything() }),
    parent: fc.anything(),
    owner: fc.record({ kind: hostileKind, id: hostileId }),
  }),
);

/** JSON.parse makes these, an object literal does not. */
const polluting = fc.constantFrom(
  '{"__proto__":{"kind":"event","id":"SENATEWY-26"}}',
  '{"ref":{"__proto__":{"kind":"event","id":"SENATEWY-26"}}}',
  '{"constructor":{"prototype":{"id":"x"}}}',
);

/** Made anew by each call: some say something else each time that they are asked. */
const unreadable: readonly (() => unknown)[] = [
  () => new Proxy({}, throwsAlways),
  () => new Proxy([], throwsAlways),
  () => new Proxy(() => undefined, throwsAlways),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => withGetters(() => assertUnread()),
  () => {
    let reads = 0;
    return Object.defineProperty({ kind: 'event' }, 'id', {
      enumerable: true,
      get: () => (reads++ % 2 === 0 ? 'not an id' : 'SENATEWY-26'),
    });
  },
  () => {
    const cyclic: Record<string, unknown> = { kind: 'event' };
    for (const field of ['id', 'ref', 'parent', 'scope']) cyclic[field] = cyclic;
    return cyclic;
  },
  () => {
    const list: unknown[] = [];
    list.push(list, [list]);
    return list;
  },
  () => deep(2000),
  () => 'x'.repeat(1_000_000),
  () => '\u{202e}$(zap)[x](command:workbench.action.quit)'.repeat(1000),
  () => vscode.Uri.parse('command:workbench.action.quit'),
  () => new vscode.Range(1, 2, 3, 4),
  () => Symbol('event'),
  () => () => assertUnread(),
];

const throwsAlways: ProxyHandler<object> = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect).map((trap) => [trap, () => assertUnread()]),
);

function withGetters(get: () => unknown): object {
  return Object.defineProperties(
    {},
    Object.fromEntries(FIELDS.map((field) => [field, { enumerable: true, get }])),
  );
}

function assertUnread(): never {
  throw new Error('an argument that cannot be read');
}

const argument: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({
      maxDepth: 3,
      withBigInt: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    // A text alone may be looked up, searched for, or kept as a type.
    .map((value) => () => value),
  lookalikes.map((value) => () => value),
  fc.array(lookalikes, { maxLength: 3 }).map((value) => () => value),
  polluting.map((text) => (): unknown => JSON.parse(text)),
  fc.constantFrom(...unreadable),
);

/** Argument lists of zero to three, none of which names a thing. Each call makes them anew. */
export function arbitraryArguments(seed: number, count: number): readonly (() => readonly unknown[])[] {
  const lists = fc.sample(fc.array(argument, { maxLength: 3 }), { seed, numRuns: count });
  return lists.map((list) => () => list.map((make) => make()));
}
