const EVERY = 1000;

/** Calls back once a second, and when the page is shown again, but never while nobody sees it. */
export function everySecondWhileVisible(tick: () => void): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const look = (): void => {
    clearInterval(timer);
    if (document.hidden) return;
    tick();
    timer = setInterval(tick, EVERY);
  };
  document.addEventListener('visibilitychange', look);
  look();
}
