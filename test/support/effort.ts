/** `FUZZ=full`: as many random inputs as the nightly tests try, which takes minutes. */
export const isFull = process.env['FUZZ'] === 'full';

/** Each run has a seed of its own; `FUZZ_SEED` repeats a run. */
export const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** Part of a failure's message: how to repeat the run. */
export const again = `FUZZ_SEED=${seed}${isFull ? ' FUZZ=full' : ''}`;
