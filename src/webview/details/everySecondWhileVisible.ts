const EVERY = 1000;

/** Calls back once a second while the page is visible, and when it is shown again. */
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
