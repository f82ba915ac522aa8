/** Files as bots and their neighbours have them, and which of their ids the exchange may be asked for. */
export interface AskedFile {
  readonly name: string;
  /** The identifier that VS Code has for its language. */
  readonly language: string;
  readonly text: string;
  /** Of the ids in it those that are asked for without anybody pointing at them. */
  readonly asked: readonly string[];
}

/** An id that stands in no other file. */
export function idOf(index: number): string {
  return `${index.toString(16).padStart(8, '0')}-1111-4222-8333-444455556666`;
}

/**
 * A file by its text, in which `+` stands for an id that is asked for, `-` for one that is not, and `$` for a ticker that
 * is.
 */
function file(index: number, name: string, language: string, marked: string): AskedFile {
  const asked: string[] = [];
  let count = 0;
  const text = marked.replace(/[+$-](?=["'`\\]|$)/gm, (mark) => {
    const id = mark === '$' ? `KXASK${String(index)}-26N${String(count)}` : idOf(index * 100 + count);
    count++;
    if (mark !== '-') asked.push(id);
    return id;
  });
  return { name, language, text, asked };
}

const TEXTS: readonly (readonly [name: string, language: string, text: string])[] = [
  ['.env', 'plaintext', 'KALSHI_ENV=prod\nKALSHI_API_KEY_ID=-\nHOME_TEAM_ID=+\nTENANT=-\nMILESTONE_ID=+'],
  [
    'config.py',
    'python',
    [
      '# Kalshi',
      'KEY_ID = "-"',
      'home_team_id = "+"',
      'BOSTON = "-"',
      'MILESTONES = [',
      '    "+",',
      '    "+",',
      ']',
      'STRIKE = {"custom_strike": {"basketball_team": "+"}}',
      'PAYLOAD = \'{"order_id": "-", "away_team_id": "+"}\'',
      'LINEAR_TEAM_ID = "-"',
      'TICKER = "$"',
    ].join('\n'),
  ],
  [
    'orders.go',
    'go',
    '// kalshi\norderID := "-"\nhomeTeamID := "+"\nids := []string{"-"}\nvar milestoneIDs = []string{"+"}',
  ],
  [
    'bot.ts',
    'typescript',
    [
      "import { api } from './kalshi';",
      'const milestoneId = "+";',
      'const apiKeyId = "-";',
      'export const games = { homeTeamId: "+", runId: "-", subscription: "-" };',
      'const body = `{"client_order_id": "-"}`;',
    ].join('\n'),
  ],
  ['lib.rs', 'rust', '// kalshi\npub const HOME_TEAM_ID: &str = "+";\npub const ACCOUNT: &str = "-";'],
  [
    'deploy.yaml',
    'yaml',
    [
      'kalshi:',
      '  api_key: "-"',
      '  milestones:',
      '    - "+"',
      '  home_team_id: "+"',
      'azure:',
      '  subscription: "-"',
      '  team_id: "-"',
      'env:',
      '  - KALSHI_KEYID=-',
    ].join('\n'),
  ],
  ['bot.toml', 'toml', '[kalshi]\nkey_id = "-"\nhome_team_id = "+"\n\n[linear]\nteam_id = "-"\n'],
  [
    'config.json',
    'json',
    [
      '{"kalshi": {"PROD_KEYID": "-", "kalshi_apikey": "-", "creator_user_id": "-"},',
      ' "azure": {"subscription": "-"}, "sourceEventId": "-", "run_id": "-", "id": "-", "event_id": "-",',
      ' "custom_strike": {"soccer_team": "+"}, "candidate_ids": ["+", "+"]}',
    ].join('\n'),
  ],
  [
    'frames.json',
    'json',
    '[{"msg": {"market_ticker": "$", "market_id": "-"}}, {"msg": {"market_ticker": "$", "market_id": "-"}}]',
  ],
  [
    'dead-letter.json',
    'json',
    '{"queue": "kalshi", "payload": "{\\"order_id\\": \\"-\\", \\"home_team_id\\": \\"+\\", \\"event_ticker\\": \\"$\\"}"}',
  ],
  [
    'trades.jsonl',
    'jsonl',
    '{"trade_id": "-"}\n{"ticker": "$"}\n{"order_id": "-", "home_team_id": "+"}\n{"event": {"milestone_id": "+"}}',
  ],
  // Nothing in these says that they are about the exchange.
  ['league.json', 'json', '{"team_id": "-", "player_id": "-", "milestone_id": "-", "id": "-", "x": ["-"]}'],
  ['crm.py', 'python', 'team_id = "-"\nmilestone = "-"\nCUSTOMER = "-"'],
  ['ci.yml', 'yaml', 'milestone: "-"\nteam_id: "-"'],
];

export const ASKED_FILES: readonly AskedFile[] = TEXTS.map(([name, language, text], index) =>
  file(index + 1, name, language, text),
);
