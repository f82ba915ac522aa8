import { addEvent } from './addEvent';
import { addMilestone } from './addMilestone';
import { HOUR, type SampleData, type Wire } from './sampleData';

const FIRST = 'Adam,Bjørn,Caleb,Diego,Emil,Finn,Graham,Hideo,Ian,José,Kwame,Liam'.split(',');
const LAST = 'Ainsworth,Bergström,Carrow,Delacroix,Eastwick,Fairholm,Grünwald,Hartley,Ibáñez,Juhl'.split(',');

/** Outcomes for 120 players. */
function golf(): string {
  return Array.from({ length: 120 }, (_, i) => {
    const round = Math.floor(i / 12);
    return `${FIRST[i % 12]} ${LAST[((i % 12) * 7 + round) % 10]}~${Math.round(16 / (i + 1))}`;
  }).join();
}

/** Outcomes for 188 markets: one `less`, 186 `between`, one `greater`. Far from the middle prices are below a cent. */
function ladder(): string {
  const rungs = Array.from({ length: 186 }, (_, i) => {
    const floor = 65_000 + i * 250;
    const cents = 21 * Math.exp(-(((i - 88) / 3) ** 2));
    return `${floor}..${floor + 249.99}~${cents.toFixed(cents < 1 ? 1 : 0)}`;
  });
  return `<65000~0,${rungs.join()},>111499.99~0`;
}

/**
 * A milestone: hours from now|type|category|title. Below it, indented, its events, the first one primary:
 * ticker|title|strike|outcomes (see `outcomesOf`); a ticker alone names an event that stands elsewhere or nowhere.
 */
const TABLE = `0.5|one_off_milestone|Crypto|Bitcoin price this hour
 KXBTC-26H17|Bitcoin price range|:$#|${ladder()}
2|one_off_milestone|Climate and Weather|Highest temperature in New York City
 KXHIGHNY-26N1|Highest temperature in New York City|:#°F|<48~9,48..49~31,50..51~38,52..53~17,>53~5
3|one_off_milestone|Elections|Wyoming General Elections
 SENATEWY-26|Senate race in Wyoming|Party|Republican~95,Democratic~3
 GOVPARTYWY-26|Wyoming Governor race|Party|Republican~92,Democratic~6
 KXHOUSERACE-WYAL-26|House race in Wyoming at-large|Party|Republican~94,Democratic~4
-2|political_race|Elections|Lake Harbor mayor
 KXMAYORLH-26|Lake Harbor mayor|politician|Dana Whitfield~64,Marisol Íñiguez~31,Grant Okafor~4
 KXMAYORLHMOV-26|Lake Harbor margin of victory|:#%|>=1~83,>=3~57,>=5~20
 KXMAYORLHRUNOFF-26
-5|golf_tournament|Sports|Lakeshore Open
 KXPGATOUR-26LAKE|Lakeshore Open winner|golf_competitor|${golf()}
4|fomc_meeting|Economics|Federal Reserve rate decision
 KXFEDDECISION-26DEC|Fed decision in December|Decision|Hold~61,Cut 25 bps~33,Cut 50 bps~3,Hike 25 bps~2
5|press_conference|Economics|Federal Reserve press conference
 KXFEDMENTION-26DEC|What will the chair say?|Word|Tariffs~71,Soft landing~44,Transitory~9
 KXFEDDECISION-26DEC
9|company_report|Companies|Northwind Motors deliveries
 KXNWMDELIV-26Q4|Northwind Motors quarterly deliveries|:# vehicles|>460000~71,>470000~48,>480000~22
19|kpis|Companies|Lumen+ subscribers
 KXLUMSUBS-26Q4|Lumen+ paying subscribers|:#M|>88~66,>90~41
22|artist_streams|Entertainment|Octavia Reyes streams
 KXSTREAMS-26OCTO|Octavia Reyes: streams this week|:#M|>=40~70,>=45~45
26|tv_views|Entertainment|Harbor Lights views
 KXTVVIEWS-26HARBOR|Harbor Lights: views this week|:#M|<=6~24,>6~75
27|truflation|Economics|US inflation index
 KXTRUFLATION-26W48|US inflation index this week|:#%|>=1.9~64,>=2.1~37
28|one_off_milestone|Mentions|Budget address
 KXMENTION-26BUDGET|What will be said in the budget address?|Participant|Deficit~81,Semiconductor~28,Moonshot~7
31|one_off_milestone|Financials|Large-cap index close
 KXINXD-26N2|Large-cap index at the close|:#|<6600~14,6600..6699.99~43,>6699.99~42
50|one_off_milestone|Politics|Government shutdown
 KXSHUTDOWN-26|Will there be a government shutdown?||Shutdown~23
54|one_off_milestone|Entertainment|Number one song
 KXTOPSONG-26W49|Number one song next week|song|Paper Moons~52,Ça ira demain~31
58|one_off_milestone|Entertainment|Best picture
 KXBESTPIC-27|Best picture of the year|film|The Long Tide~41,Glass Orchard~33
70|boxing_match|Sports|Marlow vs Velarde
 KXBOXING-26|Marlow vs Velarde|boxing_competitor|Dex Marlow~57,Hugo Velarde~42
90|racing_tournament|Sports|Season-closing Grand Prix
 KXF1RACE-26LAST|Season-closing Grand Prix|racing_competitor|Piet Vermeer~48,Ayu Sakamoto~29
33|one_off_milestone|Politics|State of the exchange
35|one_off_milestone|Politics|
39|one_off_milestone|Mentions|<b>Q&A</b> with *the chair* [notes](https://example.com) $(alert)
41|one_off_milestone|Climate & Weather|${'Yes Boston, yes over 224.5 points, '.repeat(6).slice(0, 200)}
43|hologram_match|Sports|Hologram league final
 KXSTRANGE-26|Strange markets||Formula~40,Unknown~12,Sub-cent~0.35,Nobody~0,Paused~50,Disputed~50,Gaps~30,Half~50
-9600|one_off_milestone|Climate and Weather|Highest temperature in January
 KXHIGHNY-25JAN15|Highest temperature in New York City||`;

/** Everything but fixtures. */
export function addOccasions(data: SampleData): void {
  for (const block of TABLE.split(/\n(?! )/)) {
    const [head = '', ...rows] = block.split('\n ');
    const [hours, type = '', category = '', name = ''] = head.split('|');
    const at = data.now + Number(hours) * HOUR;
    const tickers = rows.map((row) => {
      const [ticker = '', title, strike = '', outcomes = ''] = row.split('|');
      if (title) addEvent(data, { ticker, title, at, strike, outcomes, category });
      return ticker;
    });
    addMilestone(data, {
      title: name,
      type,
      category,
      at,
      tickers,
      details: detailsOf(data, type, tickers[0] ?? ''),
    });
  }
}

/** The targets that the primary event strikes on. */
function detailsOf(data: SampleData, type: string, main_game_event_ticker: string): Wire {
  const strikes =
    data.events.get(main_game_event_ticker)?.markets.map((market) => market['custom_strike'] ?? {}) ?? [];
  const ids = strikes.flatMap(Object.values).filter((id) => data.targets.has(String(id)));
  if (type !== 'political_race') return ids.length ? { competitor_ids: ids, tour: 'pga' } : {};
  const candidate_id_mapping = Object.fromEntries(ids.map((id, index) => [id, `votehub-${index}`]));
  return { candidate_ids: ids, candidate_id_mapping, state: 'OH', main_game_event_ticker };
}
