import assert from 'node:assert/strict';
import { idMention } from '../../../src/core/mentions/idMention';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';

function mention(text: string): ReturnType<typeof idMention> {
  const offset = text.indexOf(ID);
  const lines = text.slice(0, offset).split('\n');
  const start = lines.at(-1)?.length ?? 0;
  const line = text.split('\n')[lines.length - 1] ?? '';
  return idMention(ID, {
    read: (from, to) => text.slice(from, to),
    offset,
    line,
    start,
    above: lines.at(-2) ?? '',
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
        `[{"id": "${ID}", "notification_message": ""}]`,
        `{"milestones": {"${ID}": "tonight"}}`,
        `{\n// the milestone of tonight's game\n"watch": "${ID}"}`,
        `{"watch": "${ID}" // a milestone\n}`,
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
      ],
    ],
    [
      'unknown',
      [
        `{"id": "${ID}", "ticker": "x"}`,
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

  it('names the two nearest keys', () => {
    assert.deepEqual(mention(`{"m": {"custom_strike": {"basketball_team": "${ID}"}}}`), {
      id: ID,
      hint: 'structuredTarget',
      targetType: 'basketball_team',
      under: 'custom_strike.basketball_team',
    });
  });
});
