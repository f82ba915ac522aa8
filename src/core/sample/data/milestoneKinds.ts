const LAST = 'Ames,Berg,Carrow,Dahl,Eads,Fairholm,Grün,Hartley,Ibáñez,Juhl'.split(',');

/** Outcomes for 110 golfers: eleven initials in step with ten names give every pair once. */
const golf = (): string =>
  Array.from(
    { length: 110 },
    (_, i) => `${'ABCDEFGHIJK'[i % 11]}. ${LAST[i % 10]}~${Math.round(16 / (i + 1))}`,
  ).join();

/** Outcomes for 188 markets: one `less`, 186 `between`, one `greater`. Far from the middle prices are below a cent. */
function ladder(): string {
  const rungs = Array.from({ length: 186 }, (_, i) => {
    const floor = 65_000 + i * 250;
    const cents = 21 * Math.exp(-(((i - 88) / 3) ** 2));
    return `${floor}..${floor + 249.99}~${cents.toFixed(cents < 1 ? 1 : 0)}`;
  });
  return `<65000~0,${rungs.join()},>111499.99~0`;
}

/** Everything but games, as `addRows` reads it. */
export function occasionRows(): string[] {
  return `0.5|Crypto|Bitcoin price this hour
 KXBTC-26H17|:$#|${ladder()}
2|Climate and Weather|Highest temperature in New York
 KXHIGHNY-26N1|:#°F|<48~9,48..49~31,50..51~38,52..53~17,>53~5
3|Elections|Wyoming General Elections
 SENATEWY-26|Party|Republican~95,Democratic~3|Senate race in Wyoming
 GOVPARTYWY-26|Party|Republican~92,Democratic~6|Wyoming Governor race
 KXHOUSERACE-WYAL-26|Party|Republican~94,Democratic~4|House race in Wyoming at-large
-2|Elections|Lake Harbor mayor|political_race|candidate_ids|state=OH
 KXMAYORLH-26|politician|Dana Whitfield~64,Marisol Íñiguez~31
 KXMAYORLHRUNOFF-26
-5|Sports|Lakeshore Open|golf_tournament|competitor_ids|tour=pga
 KXPGATOUR-26LAKE|golf_competitor|${golf()}
6|Sports|Abara vs Makau|mma_match|first_fighter_id,second_fighter_id|league=UFC
 KXUFCFIGHT-26ABAMAK|ufc_competitor|Idris Abara~57,Sione Makau~42
4|Economics|Fed rate decision|fomc_meeting
 KXFEDDECISION-26DEC|Decision|Hold~61,Cut 25 bps~33,Raise 25 bps~5
5|Economics|Fed press briefing
 KXFEDDECISION-26DEC
7|Economics|Truflation inflation reading|truflation
 KXTRUFLATION-26NOV|:#%|>=1.9~62,>=2~31
9|Companies|Northwind deliveries|company_report
 KXNWMDELIV-26Q4|:# cars|>=460000~71,>=470000~48
28|Mentions|Said in the budget address
 KXMENTION-26BUDGET|Participant|Deficit~81,Semiconductor~28,Moonshot~7
31|Financials|Large-cap index
 KXINXD-26N2|:#|<=6600~14,6600..6699.99~43,>6699.99~42
50|Politics|Government shutdown?
 KXSHUTDOWN-26||Shutdown~23
54|Entertainment|Number one song
 KXTOPSONG-26W49|song|Paper Moons~52,Ça ira demain~31
33|Politics|State of the exchange
35|Politics|
39|Mentions|<b>Q&A</b> with *the chair* [notes](https://example.com) $(alert)
41|Climate & Weather|${'Yes Boston, yes over 224.5 points, '.repeat(6).slice(0, 200)}
43|Sports|Hologram league final|hologram_match
 KXSTRANGE-26||Formula~40,Unknown~12,Sub-cent~0.35,Nobody~0,Paused~50,Disputed~50,Gaps~30,Half~50
-9600|Climate and Weather|Highest temperature in New York
 KXHIGHNY-25JAN15||`.split(/\n(?! )/);
}
