import dns from 'node:dns';

/** VS Code treats `localhost` and 127.0.0.1 in a way of their own, so the exchange of these tests needs a name. */
export const EXCHANGE = 'exchange.test';

/** Names that cannot be found, as a resolver says so. */
export const LOST_NAMES: Readonly<Record<string, string>> = {
  'nowhere.test': 'ENOTFOUND',
  'busy.test': 'EAI_AGAIN',
};

type LookupCallback = (error: Error | null, address?: unknown, family?: number) => void;

/** How often each name was looked up. */
export const lookUps = new Map<string, number>();

/**
 * Names below `.test` are looked up here instead of in the resolver of this computer: it may take its time, or know
 * them. Everything else goes on to it.
 */
export function resolveTestNames(): void {
  const { lookup } = dns;
  const ours = (host: string, options: dns.LookupAllOptions, callback: LookupCallback): void => {
    if (!host.endsWith('.test')) return lookup(host, options, callback);
    lookUps.set(host, (lookUps.get(host) ?? 0) + 1);
    const code = LOST_NAMES[host];
    const failure = Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code });
    const found = { address: '127.0.0.1', family: 4 };
    setImmediate(() => {
      if (code) callback(failure);
      else if (options.all) callback(null, [found]);
      else callback(null, found.address, found.family);
    });
  };
  dns.lookup = ours as typeof dns.lookup;
}
