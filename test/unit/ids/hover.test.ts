import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { Milestone } from '../../../src/core/kalshi/milestones';
import type { StructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import {
  hoverFailure,
  hoverMarkdown,
  hoverNow,
  hoverPending,
  type HoverSubject,
} from '../../../src/core/ids/hover';
import { eventOf, marketOf } from '../entities/entityOf';
import { hostileText } from '../format/hostileText';
import { renderer, shownText } from '../format/markdownRenderer';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const NOW = Date.UTC(2026, 9, 10, 12);
const HOUR = 3_600_000;
const COMMANDS = ['kalshi.openDetails', 'kalshi.openRawJson', 'kalshi.copyId', 'kalshi.revealInMilestones'];
const markdown = renderer();

const celtics: StructuredTarget = {
  id: ID,
  name: 'Boston *Celtics*',
  type: 'basketball_team',
  details: { country: 'USA', league: 'NBA', abbreviation: 'BOS' },
  source_id: 'sr:competitor:1',
  source_ids: { sportradar: 'sr:competitor:1', other: 'x|y' },
  last_updated_ts: '2026-10-08T12:00:00.123456Z',
  raw: {},
};

const elections: Milestone = {
  id: ID,
  category: 'Elections',
  type: 'one_off_milestone',
  title: 'Wyoming General Elections',
  start_date: '2026-11-03T12:00:00Z',
  notification_message: '',
  primary_event_tickers: ['SENATEWY-26'],
  related_event_tickers: ['SENATEWY-26', 'GOVPARTYWY-26', 'KXHOUSERACE-WYAL-26'],
  details: { status: 'scheduled' },
  source_ids: {},
  raw: {},
};

function target(entity: Partial<StructuredTarget> = {}, around: Partial<HoverSubject> = {}): HoverSubject {
  return subject({ ref: { kind: 'structuredTarget', id: ID }, entity: { ...celtics, ...entity }, ...around });
}

function milestone(entity: Partial<Milestone> = {}, around: Partial<HoverSubject> = {}): HoverSubject {
  return subject({ ref: { kind: 'milestone', id: ID }, entity: { ...elections, ...entity }, ...around });
}

function subject(parts: Pick<HoverSubject, 'ref' | 'entity'> & Partial<HoverSubject>): HoverSubject {
  return { loadedAt: NOW, now: NOW, under: '', nameOf: () => undefined, ...parts };
}

/** What a reader sees, one line for each paragraph. */
function shown(of: HoverSubject): string[] {
  const html = markdown.render(hoverMarkdown(of).markdown);
  return shownText(html.replace(/<[^>]*>/g, ''))
    .trim()
    .split('\n');
}

describe('hoverMarkdown', () => {
  it('explains a structured target', () => {
    assert.deepEqual(shown(target({}, { under: 'custom_strike.basketball_team' })), [
      'Boston *Celtics* — structured target basketball_team',
      'League: NBA · Country: USA · Abbreviation: BOS',
      'Source IDs: sportradar sr:competitor:1 · other x|y',
      'custom_strike.basketball_team · last updated 2 days ago',
      'Open Details · Raw JSON · Copy ID',
    ]);
  });

  it('offers to reveal what stands in the milestones view, and nothing else', () => {
    assert.ok(hoverMarkdown(milestone()).enabledCommands.includes('kalshi.revealInMilestones'));
    assert.ok(!hoverMarkdown(target()).enabledCommands.includes('kalshi.revealInMilestones'));
  });

  it('names the team of a player whose team is known', () => {
    const of = target({ details: { team_id: ID } }, { nameOf: () => 'Los Angeles' });
    assert.ok(shown(of).includes('Team: Los Angeles'));
  });

  it('explains a milestone', () => {
    const [title, when = '', ...rest] = shown(milestone());
    assert.equal(title, 'Wyoming General Elections — milestone one_off_milestone');
    assert.match(when, /^Elections · starts in 24 days, \w{3}, Nov [2-4], 2026, /);
    assert.deepEqual(rest, [
      '1 primary event · 3 related (1 of them primary)',
      'Status: scheduled',
      'Open Details · Raw JSON · Copy ID · Reveal',
    ]);
  });

  it('says that a milestone has begun and ended', () => {
    const past = { start_date: '2026-10-10T09:00:00Z', end_date: '2026-10-10T11:00:00Z' };
    const text = shown(milestone(past)).join('\n');
    assert.match(text, /started 3 h ago, .* ended 1 h ago, /);
  });

  it('shows less where the exchange sent less', () => {
    const bare = {
      name: '',
      type: '',
      details: {},
      source_ids: {},
      source_id: '',
      last_updated_ts: '0001-01-01T00:00:00Z',
    };
    assert.deepEqual(shown(target(bare)), [`${ID} — structured target`, 'Open Details · Raw JSON · Copy ID']);
    const empty = {
      start_date: '',
      category: '',
      details: {},
      primary_event_tickers: [],
      related_event_tickers: [],
    };
    assert.ok(shown(milestone(empty)).includes('0 primary events · 0 related'));
  });

  it('counts the source ids that it leaves out', () => {
    const source_ids = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`s${String(index)}`, 'x']),
    );
    assert.ok(shown(target({ source_ids })).some((line) => line.endsWith('s3 x · 5 more')));
  });

  it('tells the age of what no longer holds, and only of that', () => {
    assert.ok(
      shown(target({}, { loadedAt: NOW - 30 * HOUR }))
        .join()
        .includes('loaded 30 h ago'),
    );
    assert.ok(
      !shown(target({}, { loadedAt: NOW - HOUR }))
        .join()
        .includes('loaded'),
    );
    assert.ok(shown(milestone({}, { loadedAt: NOW - HOUR })).join());
    assert.ok(
      shown(milestone({}, { loadedAt: NOW - HOUR }))
        .join()
        .includes('loaded 1 h ago'),
    );
  });

  it('links to our commands with the reference as their one argument', () => {
    const { markdown: text, enabledCommands } = hoverMarkdown(milestone());
    const links = Array.from(text.matchAll(/\]\(command:([\w.]+)\?([^)]*)\)/g), ([, command, query = '']) => [
      command,
      JSON.parse(decodeURIComponent(query)) as unknown,
    ]);
    assert.deepEqual(
      links,
      COMMANDS.map((command) => [command, [{ kind: 'milestone', id: ID }]]),
    );
    assert.deepEqual(enabledCommands, COMMANDS);
  });

  it('links nowhere for an id that is no UUID', () => {
    const { markdown: text, enabledCommands } = hoverMarkdown(
      target({}, { ref: { kind: 'structuredTarget', id: 'x)' } }),
    );
    assert.ok(!text.includes('command:'));
    assert.deepEqual(enabledCommands, []);
  });

  it('lets nothing of the API become a link, a picture or markup', () => {
    const details = fc.dictionary(
      hostileText,
      fc.oneof(hostileText, fc.array(hostileText, { maxLength: 3 })),
      { maxKeys: 9 },
    );
    const entity = fc.record({
      name: hostileText,
      title: hostileText,
      type: hostileText,
      category: hostileText,
      details,
      source_id: hostileText,
      source_ids: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
    });
    fc.assert(
      fc.property(entity, hostileText, hostileText, fc.boolean(), (hostile, under, name, isTarget) => {
        const around = { under, nameOf: () => name };
        const answer = hoverMarkdown(isTarget ? target(hostile, around) : milestone(hostile, around));
        const html = markdown.render(answer.markdown);
        const tags = new Set(Array.from(html.matchAll(/<\/?(\w+)/g), ([, tag]) => tag));
        assert.ok(
          [...tags].every((tag) => ['p', 'strong', 'code', 'a'].includes(tag ?? '')),
          html,
        );
        const targets = Array.from(html.matchAll(/<a href="([^"?]*)/g), ([, href]) => href);
        assert.deepEqual(
          targets,
          (isTarget ? COMMANDS.slice(0, 3) : COMMANDS).map((command) => `command:${command}`),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('lets nothing of a market or an event become one either', () => {
    const hostileMarket = fc.record({
      title: hostileText,
      yes_sub_title: hostileText,
      status: hostileText,
      result: hostileText,
      last_price_dollars: hostileText,
      close_time: hostileText,
      event_ticker: hostileText,
      custom_strike: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
    });
    const hostileEvent = fc.record({
      title: hostileText,
      sub_title: hostileText,
      category: hostileText,
      series_ticker: hostileText,
      markets: fc.array(hostileMarket, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(hostileMarket, hostileEvent, hostileText, (one, several, name) => {
        const around = { under: name, nameOf: () => name };
        const markets = several.markets.map((each, index) => ({ ...each, ticker: `KXA-26-${index}` }));
        const subjects = [
          subject({ ref: { kind: 'market', id: 'KXA-26-B' }, entity: marketOf(one), ...around }),
          subject({
            ref: { kind: 'event', id: 'KXA-26' },
            entity: eventOf({ ...several, markets }),
            ...around,
          }),
        ];
        for (const of of subjects) {
          const html = [hoverMarkdown(of), hoverNow(of)]
            .map((one) => markdown.render(one?.markdown ?? ''))
            .join('');
          const tags = new Set(Array.from(html.matchAll(/<\/?(\w+)/g), ([, tag]) => tag));
          assert.ok(
            [...tags].every((tag) => ['p', 'strong', 'code', 'a'].includes(tag ?? '')),
            html,
          );
          assert.ok(
            Array.from(html.matchAll(/href="([^"?]*)/g), ([, href = '']) => href).every(isOurs),
            html,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tells the dearest of an event and how many more there are', () => {
    const markets = [10, 55, 20, 5, 30, 40].map((cents) => ({
      ticker: `KXA-26-${cents}`,
      yes_sub_title: `Team ${cents}`,
      last_price_dollars: `0.${String(cents).padStart(2, '0')}00`,
    }));
    const entity = eventOf({ event_ticker: 'KXA-26', title: 'Who wins', markets });
    const lines = shown(subject({ ref: { kind: 'event', id: 'KXA-26' }, entity }));
    assert.equal(lines[0], 'Who wins — event');
    assert.ok(
      lines.includes('Team 55 $0.55 · Team 40 $0.40 · Team 30 $0.30 · Team 20 $0.20 · 2 more'),
      lines.join(),
    );
  });
});

const isOurs = (href: string): boolean => /^command:kalshi\.\w+$/.test(href);

describe('hoverFailure and hoverPending', () => {
  it('are one line without a link', () => {
    const error = new KalshiError('rejected', '', { detail: '[x](command:y)\n\n# h' });
    for (const answer of [
      hoverFailure(new KalshiError('offline', '')),
      hoverFailure(error),
      hoverPending(ID),
    ]) {
      assert.match(markdown.render(answer.markdown), /^<p>(?:[^<\n]|<\/?code>)*<\/p>\n$/);
      assert.deepEqual(answer.enabledCommands, []);
    }
  });

  it('say that the network is away', () => {
    assert.match(hoverFailure(new KalshiError('offline', '')).markdown, /offline/);
  });
});
