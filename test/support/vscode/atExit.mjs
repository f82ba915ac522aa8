// @ts-check

/** @type {Set<() => void>} */
const works = new Set();
let isListening = false;

/**
 * Does something when this process ends, however it is ended. The newest work is done first: what was started in a
 * folder has to end before the folder goes.
 * @param {() => void} work takes no time
 * @returns {() => void} forgets it
 */
export function atExit(work) {
  if (!isListening) {
    isListening = true;
    process.once('exit', () => [...works].reverse().forEach((one) => one()));
    exitOnSignals();
  }
  works.add(work);
  return () => void works.delete(work);
}

/** A signal that nobody takes ends a process without its exit handlers. */
function exitOnSignals() {
  const codes = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  for (const signal of /** @type {(keyof typeof codes)[]} */ (Object.keys(codes))) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(codes[signal]));
  }
}
