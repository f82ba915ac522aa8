import { Catalog } from './catalog/catalog';
import { FilterValues } from './catalog/filterValues';
import { MilestoneFeed } from './catalog/milestoneFeed';
import { ApiClient } from './kalshi/client';
import { environments, type EnvironmentName } from './kalshi/environments';
import type { Transport } from './kalshi/transport';
import { EntityTree } from './tree/entityTree';
import { MilestonesTree } from './tree/milestonesTree';

export interface SessionOptions {
  readonly environment: EnvironmentName;
  /** Checked: https, or http for this computer. */
  readonly baseUrl: string;
  readonly transport: () => Promise<Transport>;
  readonly perSecond: number;
  readonly concurrency: number;
  readonly log: (line: string) => void;
}

/** One environment and all that was loaded from it. Another environment is another session: their ids never mix. */
export class Session {
  readonly api: ApiClient;
  readonly catalog: Catalog;
  readonly feed: MilestoneFeed;
  readonly filterValues: FilterValues;
  /** What stands below a thing, in any tree. */
  readonly entityTree: EntityTree;
  readonly milestonesTree: MilestonesTree;

  constructor(readonly options: SessionOptions) {
    this.api = new ApiClient(options);
    this.catalog = new Catalog(this.api);
    this.filterValues = new FilterValues(this.api);
    this.feed = new MilestoneFeed(this.api, (milestones) => {
      this.catalog.remember('milestone', milestones);
      this.filterValues.learn(milestones);
    });
    this.entityTree = new EntityTree(this.catalog);
    this.milestonesTree = new MilestonesTree(this.feed, this.entityTree);
  }

  /** What must be known of the data. */
  get note(): string {
    return environments[this.options.environment].note;
  }

  dispose(): void {
    this.api.dispose();
  }
}
