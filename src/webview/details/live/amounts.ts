const DOLLARS = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const LARGEST = 1e15;

type Amount = number | null | undefined;

/** "$0.56", "$0.5625"; "—" when there is none. */
export function dollars(price: Amount): string {
  return isAmount(price) ? `$${DOLLARS.format(price)}` : '—';
}

/** "1,250", "0.5"; "—" when there is none. */
export function contracts(count: Amount): string {
  return isAmount(count) ? COUNT.format(count) : '—';
}

/** Whether it is a number that one can draw and write out. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < LARGEST;
}
