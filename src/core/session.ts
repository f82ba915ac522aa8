import { Catalog } from './catalog/catalog';
import { SchemaDriftLog } from './catalog/schemaDriftLog';
import { FilterValues } from './milestones/filterValues';
import { MilestoneFeed } from './milestones/milestoneFeed';
import { NameStore, type NameFile } from './catalog/nameStore';
import { TargetLists } from './targets/targetLists';
import { TargetReferences } from './targets/targetReferences';
import { ApiClient } from './kalshi/client';
import { environments, type EnvironmentName, exchangeId } from './kalshi/environments';
import type { Transport } from './kalshi/transport';
import { LiveLoader } from './details/liveLoader';
import { ResponseCache } from './catalog/responseCache';
import { LocalIndex } from './search/localIndex';
import { Resolver } from './ids/resolver';
import { EntityTree } from './tree/entityTree';
import { MilestonesTree } from './milestones/milestonesTree';
import { TargetsTree } from './targets/targetsTree';

export interface SessionOptions {
  readonly environment: EnvironmentName;
  /** Checked: https, or http for this computer. */
  readonly baseUrl: string;
  readonly transport: () => Promise<Transport>;
  readonly perSecond: number;
  readonly concurrency: number;
  readonly log: (line: string) => void;
  /** Where the names of what is loaded are kept; without it nowhere. */
  readonly names?: NameFile;
}

/** How much was forgotten. */
export interface Forgotten {
  readonly loaded: number;
  readonly names: number;
}

/** One environment and all that was loaded from it. Another environment is another session: their ids never mix. */
export class Session {
  readonly api: ApiClient;
  readonly catalog: Catalog;
  readonly names: NameStore | undefined;
  /** What the ids in documents stand for. */
  readonly resolver: Resolver;
  /** What search and completion find without asking the exchange. */
  readonly index: LocalIndex;
  readonly feed: MilestoneFeed;
  readonly filterValues: FilterValues;
  readonly memo = new ResponseCache();
  /** What changes while one looks. */
  readonly live: LiveLoader;
  /** What stands below a thing, in any tree. */
  readonly entityTree: EntityTree;
  readonly milestonesTree: MilestonesTree;
  readonly targetsTree: TargetsTree;

  constructor(readonly options: SessionOptions) {
    this.api = new ApiClient(options);
    const { names, log } = options;
    this.names = names && new NameStore({ file: names, log });
    this.catalog = new Catalog(this.api, Date.now, this.names, new SchemaDriftLog(log));
    this.index = new LocalIndex(this);
    this.resolver = new Resolver(this.catalog);
    this.live = new LiveLoader(this.api, this.catalog, this.memo);
    this.filterValues = new FilterValues(this.api);
    this.feed = new MilestoneFeed(this.api, (milestones) => {
      this.catalog.remember('milestone', milestones);
      this.filterValues.learn(milestones);
    });
    this.entityTree = new EntityTree(this.catalog);
    this.milestonesTree = new MilestonesTree(this.feed, this.entityTree);
    this.targetsTree = new TargetsTree(
      new TargetLists(this.api, this.catalog),
      new TargetReferences(this.api, this.catalog),
      this.entityTree,
    );
  }

  /** Tells its exchange apart in what outlives a session. */
  get exchange(): string {
    return exchangeId(this.options.environment, this.options.baseUrl);
  }

  /** What must be known of the data. */
  get note(): string {
    return environments[this.options.environment].note;
  }

  /**
   * Ends the session, and forgets what outlives it. What is in memory ends with it. Answers that are on their way are
   * dropped first: they would be saved after all was forgotten.
   */
  async forget(): Promise<Forgotten> {
    this.#end();
    const loaded = this.catalog.size;
    const names = (await this.names?.clear()) ?? 0;
    return { loaded, names };
  }

  /** Resolves when the names are saved. */
  async dispose(): Promise<void> {
    this.#end();
    await this.names?.save();
  }

  /** The same synchronously: VS Code does not wait when it closes. */
  disposeNow(): void {
    this.#end();
    this.names?.saveNow();
  }

  #end(): void {
    this.api.dispose();
    this.names?.close();
  }
}
