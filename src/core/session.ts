import { Catalog } from './catalog/catalog';
import { FilterValues } from './catalog/filterValues';
import { MilestoneFeed } from './catalog/milestoneFeed';
import { ApiClient } from './kalshi/client';
import { environments, type EnvironmentName } from './kalshi/environments';
import type { Transport } from './kalshi/transport';
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
  readonly tree: MilestonesTree;

  constructor(readonly options: SessionOptions) {
    this.api = new ApiClient(options);
    this.catalog = new Catalog(this.api);
    this.filterValues = new FilterValues(this.api);
    this.feed = new MilestoneFeed(this.api, (milestones) => {
      this.catalog.remember('milestone', milestones);
      this.filterValues.learn(milestones);
    });
    this.tree = new MilestonesTree(this.catalog, this.feed);
  }

  /** What must be known of the data. */
  get note(): string {
    return environments[this.options.environment].note;
  }

  dispose(): void {
    this.api.dispose();
  }
}
