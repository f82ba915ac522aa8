import assert from 'node:assert/strict';
import type { EntityRef } from '../../../src/core/entities/kinds';
import type { IdMention } from '../../../src/core/ids/idMention';
import { HoverLookUp } from '../../../src/core/ids/hoverLookUp';
import { CHART_RANGES } from '../../../src/core/details/live';
import type { Session } from '../../../src/core/session';
import { Screen } from '../screen';
import type { Random } from '../random';

/** Milliseconds for the longest of what is done below: several requests one after the other, each tried three times. */
const DEADLINE = 30_000;
/** Milliseconds for a hover, which says that it is still looking after 700. */
const HOVER_DEADLINE = 3_000;

/** Milliseconds: the list begins with what started a day ago. A minute less, since its bound is a whole one. */
const LIST_REACHES_BACK = 24 * 3_600_000 - 60_000;

/** What is known of the exchange without faults. */
export interface Truth {
  readonly milestones: readonly string[];
  /** Names of targets and titles of events, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly mentions: readonly IdMention[];
  /** Markets, of which some are left out of answers. */
  readonly markets: readonly EntityRef[];
  readonly panels: readonly EntityRef[];
}

/** Somebody who works with the extension, and makes sure that what was there stays there. */
export class Person {
  readonly screen: Screen;
  readonly #session: Session;
  readonly #truth: Truth;
  readonly #random: Random;
  readonly #seen = new Set<string>();
  actions = 0;

  constructor(session: Session, truth: Truth, random: Random) {
    this.#session = session;
    this.#truth = truth;
    this.#random = random;
    this.screen = new Screen(session, 2_000);
  }

  async arrive(): Promise<void> {
    await this.screen.openList();
    await this.screen.watch(this.#truth.panels);
    await this.screen.showNames(this.#truth.mentions);
  }

  /** One thing after the other, and some at once. */
  async act(): Promise<void> {
    const acts = [
      () => this.#refresh(),
      () => this.#expand(),
      () => this.#hint(),
      () => this.#hover(),
      () => this.#hover(),
      () => this.#look(),
      () => this.#loadMarkets(),
    ];
    const count = 1 + this.#random.below(3);
    await Promise.all(this.#random.some(acts, count).map((act) => inTime(act(), DEADLINE)));
    this.actions += count;
    this.#stillThere();
  }

  leave(): void {
    this.screen.dispose();
  }

  async #refresh(): Promise<void> {
    const { feed } = this.#session;
    const shown = feed.state.milestones;
    await feed.refresh();
    const kept = new Set(feed.state.milestones.map(({ id }) => id));
    // What started a day ago leaves the list meanwhile.
    const since = Date.now() - LIST_REACHES_BACK;
    const gone = shown.filter(({ id, start_date }) => !kept.has(id) && Date.parse(start_date) > since);
    assert.deepEqual(gone, [], 'rows of the list are gone');
  }

  async #expand(): Promise<void> {
    let rows = this.#session.milestonesTree.roots();
    for (let depth = 0; rows.length > 0 && depth < 4; depth++)
      rows = await this.screen.expand(this.#random.pick(rows));
  }

  async #hint(): Promise<void> {
    await this.screen.showNames(this.#random.some(this.#truth.mentions, 20));
  }

  /** Goes away again before the answer, one time in three. */
  async #hover(): Promise<void> {
    const mention = this.#random.pick(this.#truth.mentions);
    const { catalog } = this.#session;
    const hover = new HoverLookUp({ catalog, liveOf: async () => undefined });
    const leaving = new AbortController();
    const parts = [hover.explain(mention, leaving.signal), hover.enrich(mention, leaving.signal)];
    if (this.#random.next() < 1 / 3) setTimeout(() => leaving.abort(), this.#random.below(50));
    await inTime(Promise.all(parts), HOVER_DEADLINE);
  }

  /** Opens a panel, chooses a range, refreshes and closes it, sometimes before any of that is through. */
  async #look(): Promise<void> {
    let isClosed = false;
    let hasContent = false;
    const panel = await this.screen.openPanel(this.#random.pick(this.#truth.panels), ({ name }) => {
      assert.ok(!isClosed, 'a closed panel was told something');
      assert.ok(!(hasContent && name === 'showLoading'), 'what the panel showed is gone');
      hasContent ||= name === 'showDetails';
    });
    const range = panel.chooseRange(this.#random.pick(CHART_RANGES));
    const rest = this.#random.next() < 1 / 2 ? Promise.all([range, panel.load('fresh')]) : undefined;
    if (this.#random.next() < 1 / 2) await rest;
    isClosed = true;
    this.screen.closePanel(panel);
    await rest;
  }

  async #loadMarkets(): Promise<void> {
    await this.#session.catalog.getMany(this.#random.some(this.#truth.markets, 30), { fresh: true });
  }

  #stillThere(): void {
    const { resolver } = this.#session;
    for (const mention of this.#truth.mentions) {
      const { state } = resolver.peek(mention);
      if (state === 'loaded' || state === 'kept') this.#seen.add(mention.id);
      else assert.ok(!this.#seen.has(mention.id), `${mention.id} was ${state} after it had a name`);
    }
  }
}

/** Fails when something is not settled in time. */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not settled after ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
