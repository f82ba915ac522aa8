import type { Random } from '../../support/random';

type Value = unknown;
type Container = Value[] | Record<string, Value>;

/** Stands where nesting is put into the text: what is nested that deep cannot be written by JSON.stringify. */
const DEEP = 'nested here';

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '0',
  'then',
];

/** Texts that hide, turn around, end something, or are read as something else. */
const TEXTS = [
  ...['', ' ', 'null', 'NaN', '-Infinity', '1e999', '-0.5600', '0.5600', '00000.56', '1,250', '0x10', '١٢'],
  ...[
    '\u0000',
    '\ud800',
    '\udc00x',
    '\u202e\u2066',
    '\ufeff\u200b',
    '$(trash)',
    '`',
    '|',
    '\r\n',
    '𝕏'.repeat(40),
  ],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-13-45T99:99:99Z', '-271821-04-20', 'yesterday'],
  ...[
    '__proto__',
    'constructor',
    '../../x',
    'KXA-26',
    '2EF4D31C-0B46-4F43-A403-F44D62489034',
    'finalised',
    'yes',
  ],
];

const NUMBERS = [
  ...[0, -0, -1, 0.1, 1e21, 1e-7, 1e300, 5e-324, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER],
  ...[2 ** 53 + 2, 2 ** 63, Number.MAX_VALUE, 4e9, 1e15, -1e15],
];

/** Long enough that what takes the square of the length is noticed. */
const LONG = [
  (length: number) => `${'0'.repeat(length)}x`,
  (length: number) => '9'.repeat(length),
  (length: number) => `0.${'0'.repeat(length)}x`,
  (length: number) => '$('.repeat(length),
  (length: number) => '<title>'.repeat(length / 7),
  (length: number) => `${' '.repeat(length)}x`,
  (length: number) => '\u202e'.repeat(length),
  (length: number) => '[`'.repeat(length / 2),
];
const LONGEST = 60_000;

/**
 * Changes a JSON answer in one to four places: fields removed, of another form, doubled, renamed, nested; numbers
 * and texts at their bounds; and now and then the text itself, cut or with other bytes in it.
 */
export function mutate(text: string, random: Random): string {
  const root: { answer: Value } = { answer: JSON.parse(text) as Value };
  for (let changes = 1 + random.below(4); changes > 0 && 'answer' in root; changes--) change(root, random);
  const mutated = JSON.stringify(root.answer) ?? 'undefined';
  const nested = mutated.includes(DEEP) ? mutated.replaceAll(`"${DEEP}"`, () => nesting(random)) : mutated;
  return random.isOneIn(20) ? damage(nested, random) : nested;
}

function change(root: Container, random: Random): void {
  const [container, key] = place(root, random);
  const value = (container as Record<string, Value>)[key];
  switch (random.below(8)) {
    case 0:
      return remove(container, key);
    case 1:
      return put(container, key, null);
    case 2:
      return put(container, key, ofOtherForm(value, random));
    case 3:
      return put(container, key, random.isOneIn(30) ? long(random) : random.pick(TEXTS));
    case 4:
      return put(container, key, random.pick(NUMBERS));
    case 5:
      return double(container, key, value, random);
    case 6:
      return addKey(container, value, random);
    case 7:
      return put(container, key, random.isOneIn(4) ? DEEP : { [key]: [value, { a: value }] });
  }
}

/** A place in the answer, the upper ones as likely as the many below. */
function place(root: Container, random: Random): readonly [container: Container, key: string] {
  let container = root;
  for (;;) {
    const keys = Object.keys(container);
    const key = random.pick(keys);
    const value = (container as Record<string, Value>)[key];
    const isContainer = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    if (!isContainer || (container !== root && random.isOneIn(6))) return [container, key];
    container = value as Container;
  }
}

function put(container: Container, key: string, value: Value): void {
  // A plain assignment to `__proto__` would pollute the test itself.
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

function addKey(container: Container, value: Value, random: Random): void {
  const added: Container = Array.isArray(container) ? {} : container;
  put(added, random.pick(KEYS), random.isOneIn(2) ? { polluted: 'yes' } : value);
  if (Array.isArray(container)) container.push(added);
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else Reflect.deleteProperty(container, key);
}

function double(container: Container, key: string, value: Value, random: Random): void {
  if (Array.isArray(container)) container.splice(random.below(container.length + 1), 0, value, value);
  else put(container, `${key}${random.pick(['_dollars', '_fp', '_id', '_ids', '2', ''])}`, value);
}

function ofOtherForm(value: Value, random: Random): Value {
  if (typeof value === 'string')
    return random.pick([Number(value) || 0, [value], { value }, value.length > 0]);
  if (typeof value === 'number') return random.pick([String(value), [value], -value, value * 1e12]);
  if (typeof value === 'boolean') return random.pick([String(value), Number(value), !value]);
  if (Array.isArray(value))
    return random.pick([Object.assign({}, value), value[0] as Value, JSON.stringify(value), [value]]);
  return random.pick([[value], JSON.stringify(value), Object.values(value ?? {}), true]);
}

function long(random: Random): string {
  return random.pick(LONG)(LONGEST);
}

function nesting(random: Random): string {
  const depth = random.isOneIn(200) ? 1_000_000 : random.pick([2, 8, 40, 99, 101, 500, 5_000]);
  return random.isOneIn(2)
    ? '['.repeat(depth) + ']'.repeat(depth)
    : '{"home_id":'.repeat(depth) + '"x"' + '}'.repeat(depth);
}

function damage(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const before = text.slice(0, at);
  const after = text.slice(at);
  return random.pick([
    before,
    after,
    `${before}\u0000${after}`,
    `${before}\ud800${after}`,
    `\ufeff${text}`,
    `${text}${text}`,
    `<!doctype html><title>${before}`,
    `${before}${random.pick(['"', '\\', ',', ']', '}', '\u2028', '1e400', '-'])}${after.slice(1)}`,
  ]);
}
