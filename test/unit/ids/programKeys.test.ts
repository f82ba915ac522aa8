import assert from 'node:assert/strict';
import type { IdHint } from '../../../src/core/ids/idHint';
import { idMention, type IdMention } from '../../../src/core/ids/idMention';
import { syntaxOf, type Syntax } from '../../../src/core/ids/syntax';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const OTHER = '7b1c0a52-9d3e-4f60-8a11-5c2d9e7f0b01';

/** The first `@` stands for the id that is asked about, and each `%` for another one. */
function read(marked: string, syntax: Syntax): IdMention {
  const text = marked.replace('@', ID).replaceAll('%', OTHER);
  return idMention(ID, {
    read: (from, to) => text.slice(Math.max(0, from), to),
    offset: text.indexOf(ID),
    syntax,
  });
}

type Cases = Readonly<Partial<Record<IdHint, readonly string[]>>>;

const CASES: Readonly<Partial<Record<Syntax, Cases>>> = {
  python: {
    structuredTarget: [
      'home_team_id = "@"',
      'home_team_id: Optional[str] = "@"',
      'bet(size=3, home_team_id="@")',
      'STRIKE = {\n  "custom_strike": {\n    "basketball_team": "@",\n  },\n}',
      'home_team_id = UUID("@")',
      'home_team_id = (\n    "@"\n)',
      'config["home_team_id"] = "@"',
      'self.away_team_id = "@"',
      'os.environ["HOME_TEAM_ID"] = "@"',
      'TEAM_IDS = {\n    "BOS": "%",\n    "NYK": "@",\n}',
      'BODY = \'{"home_team_id": "@"}\'',
      '"""Reads\nhome_team_id: @\n"""',
      'x = 1\n# home_team_id = "@"',
      'if team_id == "@":\n    pass',
    ],
    milestone: [
      'MILESTONES = [\n    "%",  # tonight\n    "@",\n]',
      'MILESTONE_IDS = frozenset({"%", "@"})',
      'get_milestone("@")',
      'api.get_milestones(ids=["@"])',
      'milestone_id = override or "@"',
      'def show(milestone: str = "@"): pass',
    ],
    foreign: [
      'KEY_ID = "@"',
      'KALSHI_APIKEY = "@"',
      'order["order_id"] = "@"',
      'LINEAR_TEAM_ID = "@"',
      'BODY = \'{"order_id": "@"}\'',
      'milestone = find_order("@")',
      'if milestone: order = "@"',
    ],
    unknown: [
      'BOSTON = "@"',
      'order_id, milestone_id = "@", "%"',
      'print("milestone", "@")',
      'lookup("@", milestone_id)',
      'milestone_id = os.getenv("MILESTONE", "@")',
      'TEAM_IDS = resolve("@")',
      'milestone = "https://example.com/@"',
      '# the milestone of tonight\nx = "@"',
      'if kind == "milestone":\n    x = "@"',
      'x = "the milestone: see ticket @"',
      '# milestone: see ticket @',
    ],
  },
  script: {
    structuredTarget: [
      'export const homeTeamId: string = "@"',
      'const homeTeamId =\n  "@";',
      'const ids: Record<string, string> = { homeTeamId: "@" };',
      'const market = { customStrike: { basketball_team: `@` } };',
      'export const teamIds = { BOS: "@" } as const',
      'const homeTeamId = isHome ? "%" : "@";',
      'private readonly teamId: string = "@";',
      'const body = "{\\"home_team_id\\": \\"@\\"}"',
    ],
    milestone: [
      'export default {\n  milestones: [\n    "%",\n    "@"] }',
      'const getMilestone = () => "@"',
      'const milestoneIds = new Set<string>(["%", "@"]);',
      'const a = "x", milestoneId = "@"',
      'api.getMilestone(`@`)',
    ],
    foreign: ['subscriptionId: "@"', 'teamIds: games.map((g) => { const apiToken = "@" })'],
    unknown: [
      'if (kind === milestone) {\n  return "@";\n}',
      'if (milestone == null) {\n  const id = "@";\n}',
      'const id = ok ? milestone : "@"',
      'case \'milestone\': id = "@"',
      'teamIds: () => { connection = "@" }',
      'fetch(`${base}/milestones/@`)',
    ],
  },
  go: {
    structuredTarget: [
      'homeTeamID := "@"',
      'var homeTeamID string = "@"',
      'const (\n\tHomeTeamID string = "@"\n)',
      'game := Game{HomeTeamID: "@"}',
      'var TeamIDs = map[string]string{\n\t"BOS": "@",\n}',
      'homeTeamID := uuid.MustParse("@")',
      'body := `{"home_team_id": "@"}`',
    ],
    milestone: ['milestoneIDs := []string{"%", "@"}', 'cfg.MilestoneID = "@"'],
    foreign: ['orderID := "@"'],
    unknown: ['order, milestoneID := "@", "%"', 'if milestone == nil {\n\tid := "@"\n}'],
  },
  rust: {
    structuredTarget: [
      'pub const HOME_TEAM_ID: &\'static str = "@";',
      'let team_id: String = "@".into();',
      'Game { home_team_id: "@".to_string() }',
      'let body = r#"{"home_team_id": "@"}"#;',
    ],
    milestone: [
      'let milestone_ids = vec!["%", "@"];',
      'fn f<\'a>(x: &\'a str) {\n  let milestone_id = Uuid::parse_str("@");\n}',
    ],
    foreign: ['static ORDER: &str = "@";'],
    unknown: ['match key { "BOS" => "@", _ => "" }'],
  },
  yaml: {
    structuredTarget: [
      'games:\n  - name: x\n    home_team_id: "@"',
      'custom_strike:\n  basketball_team: @',
      'env:\n  - HOME_TEAM_ID=@',
      'game: {home_team_id: @}',
      'payload: |\n  {"home_team_id": "@"}',
      'home_team:\n  id: @',
    ],
    milestone: [
      'milestones:\n- %\n- @',
      'milestones:\n  - id: @\n    title: x',
      'id: @\ntitle: x\nprimary_event_tickers: []',
      'milestone_ids: [\n  "%",\n  "@" ]',
      'milestone_id: @ # tonight',
    ],
    foreign: ['azure:\n  team_id: @', 'with:\n  tenant-id: @', 'payload: \'{"order_id": "@"}\''],
    unknown: ['id: @\ntitle: x', 'milestone: https://example.com/@', 'ids: [%, @]', '- @'],
  },
  toml: {
    structuredTarget: [
      '[bot]\nhome_team_id = "@"',
      'game = { home_team_id = "@" }',
      '[markets.custom_strike]\nbasketball_team = "@"',
    ],
    milestone: ['milestones = [\n  "%",\n  "@",\n]', '[[milestones]]\nid = "@"'],
    foreign: ['[linear]\nteam_id = "@"'],
    unknown: ['[milestones]\nowned = "@"', 'milestone_id = ""\nnext = "@"'],
  },
  settings: {
    structuredTarget: ['export HOME_TEAM_ID=@', "HOME_TEAM_ID='@'", 'X="{\\"home_team_id\\": \\"@\\"}"'],
    milestone: ['MILESTONE_IDS=%,@', 'KEY="-----BEGIN\nabc=\nMILESTONE_ID=@'],
    foreign: ['KALSHI_API_KEY_ID=@', 'MILESTONE_ID=\nORDER=@', 'A=b(c\nMILESTONE_ID=%\nORDER_ID=@'],
    unknown: ['MILESTONE=https://example.com/@', 'NEXT=@'],
  },
  lines: {
    structuredTarget: ['12:00 INFO {"a": {"home_team_id": "@"}}', 'export HOME_TEAM_ID="@"'],
    milestone: ['see milestone: @'],
    foreign: ['12:00 sent {\\"order_id\\": \\"@\\"}', '{"linear": {"team_id": "@"}}'],
    unknown: ['@', 'milestone_id = 1\n"@"', 'the milestone: see ticket @', '{milestone: see ticket @}'],
  },
  jsonl: {
    milestone: ['{"a": 1}\n{"milestones": [{"id": "@"}]}'],
    unknown: ['{"a": {"custom_strike": {"x": "%"\n{"x": "@"}', '{"milestone_id":\n"@"}'],
  },
  json: {
    structuredTarget: [
      '{"body": "{\\"order_id\\": \\"%\\", \\"home_team_id\\": \\"@\\"}"}',
      '{"source": ["home_team_id = \\"@\\"\\n"]}',
      '{"custom_strike": {"soccer_team": "%, @"}}',
    ],
    foreign: ['{"body": "{\\"x\\": \\"{\\\\\\"order_id\\\\\\": \\\\\\"@\\\\\\"}\\"}"}'],
    unknown: [
      '{"milestone": "https://example.com/@"}',
      '{"note": "our milestone: see ticket @"}',
      '{"a": 1} // milestone: see order @',
    ],
  },
};

describe('the keys of an id', () => {
  for (const [syntax, cases] of Object.entries(CASES) as [Syntax, Cases][])
    for (const [hint, texts] of Object.entries(cases))
      for (const text of texts)
        it(`are read in ${syntax}: ${JSON.stringify(text)} is ${hint}`, () => {
          assert.equal(read(text, syntax).hint, hint);
        });

  it('are named as they are written', () => {
    assert.equal(read('bet(home_team_id="@")', 'python').under, 'bet.home_team_id');
    assert.equal(read('x = get_milestone("@")', 'python').under, 'x.get_milestone');
    assert.equal(read('custom_strike:\n  golf_player: @', 'yaml').targetType, 'golf_player');
  });

  it('are read from a bounded part of the text, whatever stands there', () => {
    for (const syntax of Object.keys(CASES) as Syntax[])
      for (const piece of [
        'a',
        '"a",',
        'a:',
        '(',
        ' ',
        '[[',
        '{',
        "'",
        '`',
        'a: b ',
        '- ',
        '<',
        '\\',
        '=\n',
      ]) {
        const text = piece.repeat(20_000);
        let length = 0;
        idMention(ID, {
          read: (from, to) => {
            const part = text.slice(Math.max(0, from), to);
            length += part.length;
            return part;
          },
          offset: 60_000 % text.length,
          syntax,
        });
        assert.ok(length <= 100_000, `${syntax} ${JSON.stringify(piece)}: ${length}`);
      }
  });
});

describe('the syntax of a file', () => {
  it('is that of its language in an editor, else of its ending', () => {
    for (const [name, syntax] of [
      ['/a/config.JSON', 'json'],
      ['trades.jsonl', 'jsonl'],
      ['book.ipynb', 'json'],
      ['file:.env', 'settings'],
      ['/a/.env.local', 'settings'],
      ['/a/sample.env', 'settings'],
      ['pyproject.toml', 'toml'],
      ['bot.py', 'python'],
      ['bot.mts', 'script'],
      ['main.go', 'go'],
      ['lib.rs', 'rust'],
      ['ci.yml', 'yaml'],
      ['notes.md', 'lines'],
      ['environment', 'lines'],
    ] as const)
      assert.equal(syntaxOf(name), syntax, name);
    assert.equal(syntaxOf('Untitled-1', 'jsonc'), 'json');
    assert.equal(syntaxOf('/a/.env', 'plaintext'), 'settings');
  });
});
