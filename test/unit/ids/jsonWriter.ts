import fc from 'fast-check';

/** Writes JSON with something between all tokens: nothing, white space, line breaks of both kinds, comments. */
function write(value: unknown, gap: () => string): string {
  if (Array.isArray(value))
    return `[${gap()}${value.map((one) => write(one, gap) + gap()).join(`,${gap()}`)}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, one]) => `${JSON.stringify(key)}${gap()}:${gap()}${write(one, gap)}${gap()}`,
    );
    return `{${gap()}${members.join(`,${gap()}`)}}`;
  }
  return JSON.stringify(value);
}

const GAPS = ['', '', ' ', '\n  ', '\r\n\t', ' // a "note": {[,\n', '/* b: "} */', '/**/'];
const KEYS = ['id', 'custom_strike', 'basketball_team', 'a.b', 'é"\\', '{', '//', '/*', '', '🏀', '\n', ':'];

const strings = fc.oneof(fc.uuid(), fc.constantFrom(...KEYS), fc.string());
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    strings,
    fc.constantFrom(null, true, 1.5, -2e10),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.uuid()), tie('value'), { maxKeys: 4 }),
  ),
}));

/** Valid JSON with comments, in every layout. */
export const jsonDocuments = fc
  .tuple(values, fc.array(fc.constantFrom(...GAPS), { minLength: 1, maxLength: 20 }))
  .map(([value, gaps]) => {
    let next = 0;
    return write(value, () => gaps[next++ % gaps.length] ?? '');
  });
