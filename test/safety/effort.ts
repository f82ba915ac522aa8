/** `FUZZ=full`: as much as was promised, which takes minutes. */
export const isFull = process.env['FUZZ'] === 'full';

/** `FUZZ_SEED` repeats a run; without it each run has its own. */
export const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** Goes into a failure: how to see it again. */
export const again = `FUZZ_SEED=${seed}${isFull ? ' FUZZ=full' : ''}`;
