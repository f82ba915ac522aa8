/** What the fixtures of a league or tour are made from. */
export interface League {
  readonly code: string;
  readonly name: string;
  readonly milestoneType: string;
  readonly targetType: string;
  /** Keys in `details`: first side, second side, league. */
  readonly keys: readonly string[];
  /** In the title between the sides, the guests first with ` at `. */
  readonly joiner: string;
  /** UTC, fractions allowed. */
  readonly hour: number;
  /** Of spread and total events; empty where the sport has none. */
  readonly unit: string;
  readonly step: number;
  readonly total: number;
  readonly sides: readonly Side[];
}

export interface Side {
  readonly code: string;
  readonly name: string;
}

/** code|name|milestone type|target type|joiner|hour|unit|step|total|code and name of eight sides|keys */
const TABLE = `NBA|Pro Basketball (M)|basketball_game|basketball_team| at |23|points|3|224.5|ATL Atlanta,BOS Boston,CHI Chicago,DEN Denver,LAL Los Angeles L,MIA Miami,MIL Milwaukee,NYK New York
NFL|Pro Football|football_game|football_team| at |18|points|3|45.5|BAL Baltimore,BUF Buffalo,DAL Dallas,DET Detroit,KC Kansas City,PHI Philadelphia,SF San Francisco,SEA Seattle
MLB|Pro Baseball|baseball_game|baseball_team| at |20|runs|1|8.5|BOS Boston,CHC Chicago C,HOU Houston,LAD Los Angeles D,NYY New York Y,SD San Diego,STL St. Louis,TOR Toronto
NHL|Pro Hockey|hockey_match|hockey_team| at |22|goals|1|5.5|BOS Boston,COL Colorado,EDM Edmonton,FLA Florida,MTL Montréal,OTT Ottawa,TOR Toronto,VAN Vancouver
EPL|EPL|soccer_tournament_multi_leg|soccer_team| vs |15|goals|1|2.5|ARS Arsenal,AVL Aston Villa,CHE Chelsea,EVE Everton,LIV Liverpool,MCI Man City,NEW Newcastle,TOT Tottenham
LALIGA|La Liga|soccer_tournament_multi_leg|soccer_team| vs |17|goals|1|2.5|ALA Alavés,ALM Almería,ATM Atlético,BAR Barcelona,CAD Cádiz,GIR Girona,RMA Real Madrid,SEV Sevilla
CS2|CS2|esports_match|esports_competitor| vs |14||||BP Blue Pines,FOX Fox Trot,GG Gold Gate,HEX Hexagon,KRA Kraken,NOV Nova Nine,OWL Night Owls,ZEN Zenith|home_competitor away_competitor game
ATP|ATP|tennis_tournament_singles|tennis_competitor| vs |11||||ALM Teo Almqvist,BRA Marko Brankov,DUB Loïc Dubreuil,HAL Jiří Halíř,NAK Ren Nakagami,ODE Søren Ødegaard,SWI Łukasz Świdrak,YIL Emre Yıldıran|first_competitor second_competitor tour
UFC|UFC|mma_match|ufc_competitor| vs |25||||ABA Idris Abara,BEL Cody Bellhouse,CAS Rafa Castanho,DRA Niko Dragan,EVA Shay Evander,HAR Mack Harrow,KIM Kim Doyun,MAK Sione Makau|first_fighter second_fighter promotion`;

export const LEAGUES: readonly League[] = TABLE.split('\n').map((row) => {
  const [code = '', name = '', milestoneType = '', targetType = '', joiner = '', ...rest] = row.split('|');
  const [hour, unit = '', step, total, sides = '', keys = 'home_team away_team league'] = rest;
  const [first, second, league = ''] = keys.split(' ');
  return {
    ...{ code, name, milestoneType, targetType, joiner, unit },
    keys: [`${first}_id`, `${second}_id`, league],
    hour: Number(hour),
    step: Number(step),
    total: Number(total),
    sides: Array.from(sides.matchAll(/(\w+) ([^,]+)/g), ([, code = '', name = '']) => ({ code, name })),
  };
});
