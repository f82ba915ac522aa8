import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';

/** Longer than anything that is waited for here takes on a busy computer. */
const PATIENCE_MS = 8000;

/** Waits until it is so; fails with what `left` says when it never is. */
export async function eventually(isSo: () => boolean, left: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    assert.ok(Date.now() < end, left());
    // Counts as nothing itself.
    await delay(2, undefined, { ref: false });
  }
}

/** Remembers what keeps the process alive now; the returned function waits until no more than that does. */
export async function noteActive(): Promise<() => Promise<void>> {
  // mocha starts the timer of a test after the test.
  await delay(0);
  const before = active();
  return () =>
    eventually(
      () => surplus(before).length === 0,
      () => `left behind: ${surplus(before).join()}`,
    );
}

function active(): string[] {
  return process.getActiveResourcesInfo();
}

function surplus(before: readonly string[]): string[] {
  const rest = [...before];
  return active().filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** Waits until of the connections to a server none is left but those that Node keeps for the next request. */
export function hungUp(open: () => readonly number[]): Promise<void> {
  const left = (): number => open().filter((port) => !keptPorts().includes(port)).length;
  return eventually(
    () => left() === 0,
    () => `${left()} connections left behind`,
  );
}

function keptPorts(): (number | undefined)[] {
  const kept = [http.globalAgent, https.globalAgent].flatMap(({ freeSockets }) => Object.values(freeSockets));
  return kept.flat().map((socket) => socket?.localPort);
}
