import assert from 'node:assert/strict';
import { type IdMention, idMention, idMentions, keyOnLine } from '../../../src/core/ids/idMention';
import type { Syntax } from '../../../src/core/ids/syntax';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const TICKER = 'KXNBAGAME-26OCT10BOSLAL';

function mention(text: string, id = ID, syntax: Syntax = 'json'): IdMention {
  return idMention(id, {
    ...{ syntax, offset: text.indexOf(id) },
    read: (from, to) => text.slice(Math.max(0, from), to),
  });
}

describe('idMention', () => {
  const cases: readonly (readonly [hint: string, texts: readonly string[]])[] = [
    [
      'milestone',
      [
        `{"milestone_id": "${ID}"}`,
        `{"milestone": "${ID}"}`,
        `{"mainMilestoneId": "${ID}"}`,
        `{"milestones": ["${ID}"]}`,
        `{"milestone_ids": ["x", "${ID}"]}`,
        `{"milestone": {"id": "${ID}"}}`,
        `{"milestones": [{"note": 1, "id": "${ID}"}]}`,
        `{"id": "${ID}", "title": "x", "primary_event_tickers": []}`,
        `{"related_event_tickers": null, "id": "${ID}"}`,
        `[{"id": "${ID}", "start_date": "", "notification_message": ""}]`,
        `{"milestones": {"${ID}": "tonight"}}`,
        `{\n/*\n * Milestone: ${ID}\n */ "x": 1}`,
        `// milestone_id: ${ID}`,
      ],
    ],
    [
      'structuredTarget',
      [
        `{"custom_strike": {"basketball_team": "${ID}"}}`,
        `{"custom_strike": {"anything new": "${ID}"}}`,
        `{"markets": [{"custom_strike": {"x": ["${ID}"]}}]}`,
        `{"details": {"home_team_id": "${ID}"}}`,
        `{"homeTeamId": "${ID}"}`,
        `{"away-player-id": "${ID}"}`,
        `{"competitor_ids": ["${ID}"]}`,
        `{"first_competitor_id": "${ID}"}`,
        `{"competitor1_id": "${ID}"}`,
        `{"candidate_ids": ["${ID}"]}`,
        `{"candidate_id_mapping": {"${ID}": "x"}}`,
        `{"candidates": {"${ID}": {}}}`,
        `{"structured_target": {"id": "${ID}"}}`,
        `{"structured_targets": [{"id": "${ID}", "name": "x"}]}`,
        `{"id": "${ID}", "name": "x", "type": "song", "source_ids": {}}`,
        `[{"details": {"a": 1}, "source_id": "", "name": "x", "type": "song", "id": "${ID}"}]`,
        `{"customStrike": {"song": "${ID}"}}`,
        `{"structured_target_ids": ["${ID}"]}`,
        `{"golf_competitor": "${ID}"}`,
        `{\n// of the milestone\n"team_id": "${ID}"}`,
        `{\n// "basketball_team": "${ID}"\n}`,
      ],
    ],
    [
      'foreign',
      [
        `{"trade_id": "${ID}"}`,
        `{"order_id": "${ID}", "start_date": "x"}`,
        `{"client_order_id": "${ID}"}`,
        `{"details": {"session_id": "${ID}"}}`,
        `{"orders": ["${ID}"]}`,
        `{"orders": [{"id": "${ID}", "price": 1}]}`,
        `{"fills": {"${ID}": {}}}`,
        `{"clientOrderId": "${ID}"}`,
        `{"source_id": "${ID}"}`,
        `{"name": "x", "source_ids": {"opta": "${ID}"}}`,
        `{"KALSHI_API_KEY_ID": "${ID}"}`,
        `{"apiKey": "${ID}"}`,
        `{"headers": {"KALSHI-ACCESS-KEY": "${ID}"}}`,
        `{"order_group_id": "${ID}"}`,
        `{"user": {"id": "${ID}", "name": "x"}}`,
      ],
    ],
    [
      'unknown',
      [
        `{"id": "${ID}", "ticker": "x"}`,
        `{"id": "${ID}", "start_date": "x"}`,
        `{"id": "${ID}", "name": "x", "type": "y", "details": {}}`,
        `{\n// the milestone of tonight's game\n"watch": "${ID}"}`,
        `{"watch": "${ID}" // a milestone\n}`,
        `{"milestone": "https://example.com/${ID}"}`,
        `{"id": "${ID}", "name": "x", "type": "y"}`,
        `{"note": "#1 of the milestone", "x": "${ID}"}`,
        `["${ID}"]`,
        `{"see": "https://example.com/milestone/${ID}"}`,
        `{"milestone_count": 1,\n"x": "${ID}"}`,
        ID,
      ],
    ],
  ];
  for (const [hint, texts] of cases) {
    for (const text of texts) {
      it(`takes the id in ${JSON.stringify(text).replace(ID, '…')} for ${hint}`, () => {
        assert.equal(mention(text).hint, hint);
      });
    }
  }

  it('takes a ticker for what its key says, and for nothing that has another form', () => {
    for (const [text, hint] of [
      [`{"event_ticker": "@"}`, 'event'],
      [`{"primary_event_tickers": ["@"]}`, 'event'],
      [`{"events": ["@"]}`, 'event'],
      [`{"custom_strike": {"Associated Events": "a,@"}}`, 'event'],
      [`{"custom_strike": {"Associated Markets": "a,@"}}`, 'market'],
      [`{"ticker": "@"}`, 'market'],
      [`{"marketTickers": ["@"]}`, 'market'],
      [`{"markets": {"@": 1}}`, 'market'],
      [`{"orders": ["@"]}`, 'unknown'],
      [`{"milestone_id": "@"}`, 'unknown'],
      [`{"x": "@"}`, 'unknown'],
    ] as const)
      assert.equal(mention(text.replace('@', TICKER), TICKER).hint, hint, text);
  });

  it('finds the key on a line in time that does not depend on what stands there', () => {
    for (const piece of ['a', '"a",', 'a:', '(', ' ', '[[', "'a': ", 'a: b ']) {
      const line = piece.repeat(20_000);
      const started = performance.now();
      for (let round = 0; round < 100; round++) keyOnLine(line, line.length);
      assert.ok(performance.now() - started < 500, piece);
    }
  });

  it('names the two nearest keys', () => {
    assert.deepEqual(mention(`{"m": {"custom_strike": {"basketball_team": "${ID}"}}}`), {
      id: ID,
      hint: 'structuredTarget',
      targetType: 'basketball_team',
      under: 'custom_strike.basketball_team',
    });
  });

  it('says the same of several ids as of each alone', () => {
    const text = JSON.stringify({
      milestone_id: ID,
      teams: [{ custom_strike: { golf_team: ID } }, { order_id: ID }],
    });
    const read = (from: number, to: number): string => text.slice(from, to);
    const places = Array.from(text.matchAll(new RegExp(ID, 'g')), ({ index }) => ({
      ...{ id: ID, offset: index },
    }));
    const all = idMentions(places, { read });
    assert.deepEqual(
      all.map(({ hint, targetType }) => [hint, targetType]),
      [
        ['milestone', ''],
        ['structuredTarget', 'golf_team'],
        ['foreign', ''],
      ],
    );
    assert.deepEqual(
      all,
      places.map((place) => idMention(ID, { ...place, read })),
    );
  });
});
