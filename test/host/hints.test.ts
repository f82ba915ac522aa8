import { strict as assert } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const PATH = '/open/kalshi.json';
/** Lines of a screen, and what VS Code asks hints for: a screen above and below it too. */
const SCREEN = 40;
/** Requests that may be on their way when a person stops. */
const ON_THEIR_WAY = 4;

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function linesWith(key: string, count: number): readonly string[] {
  const rows = Array.from({ length: count }, (_, at) => `  { "${key}": "${uuid(at)}" },`);
  return ['{ "structured_targets": [', ...rows, '{}]}'];
}

describe('Hints', () => {
  let window: ExplorerWindow;

  beforeEach(async () => {
    window = await openExplorer({ 'kalshi.requests.perSecond': 5 });
  });

  afterEach(() => window.close());

  /** Resolves to how many requests came before the first one for an id. */
  async function requestsBefore(id: string, from: number): Promise<number> {
    for (let tries = 0; tries < 2_000; tries++) {
      const asked = window.server.requests.slice(from).findIndex((request) => request.includes(id));
      if (asked >= 0) return asked;
      await wait(5);
    }
    assert.fail(`nothing was asked for ${id}`);
  }

  const milestonesAsked = (): readonly string[] =>
    window.server.requests.filter((request) => request.startsWith('/milestones/'));

  it('of the screen come first when those of 40 screens before it were cancelled', async () => {
    const { editor, server } = window;
    editor.open({ path: PATH, lines: linesWith('basketball_team_id', 10_000) });
    for (let page = 0; page < 40; page++) {
      const source = editor.tokenSource();
      void editor.hints(PATH, page * 60, page * 60 + 59, source.token);
      await wait(20);
      source.cancel();
    }
    const from = server.requests.length;
    void editor.hints(PATH, 7200, 7259);
    assert.ok((await requestsBefore(uuid(7230), from)) <= ON_THEIR_WAY);
    assert.deepEqual(window.errors, []);
  });

  it('of the screen come first when a person has scrolled past 40 screens', async () => {
    const { editor, server } = window;
    editor.show({ path: PATH, lines: linesWith('basketball_team_id', 10_000) });
    const scroll = async (to: number): Promise<void> => {
      editor.scroll(PATH, to, to + SCREEN);
      // VS Code has its answer, and does not tell of a cancellation any more.
      await editor.hints(PATH, Math.max(0, to - SCREEN), to + 2 * SCREEN);
    };
    for (let page = 0; page < 40; page++) {
      await scroll(page * 3 * SCREEN);
      await wait(20);
    }
    const from = server.requests.length;
    await scroll(7200);
    assert.ok((await requestsBefore(uuid(7220), from)) <= ON_THEIR_WAY);
  });

  it('go on for all lines of the screen when VS Code asks for them in parts', async () => {
    const { editor } = window;
    editor.show({ path: PATH, lines: linesWith('milestone_id', 1_000) });
    editor.scroll(PATH, 0, SCREEN);
    await editor.hints(PATH, 0, 5);
    await editor.hints(PATH, 6, 10);
    await requestsBefore(uuid(0), 0);
    await requestsBefore(uuid(9), 0);
  });

  it('ask for ten milestones of a screen, however often it is drawn, those in sight first', async () => {
    const { editor, server } = window;
    window.set({ 'kalshi.requests.perSecond': 50 });
    editor.show({ path: PATH, lines: linesWith('milestone_id', 1_000) });
    editor.scroll(PATH, 200, 200 + SCREEN);
    for (let drawn = 0; drawn < 4; drawn++) {
      const changes = editor.hintChanges;
      await editor.hints(PATH, 200 - SCREEN, 200 + 2 * SCREEN);
      // Only what was asked for changes anything.
      while (drawn === 0 && editor.hintChanges === changes && server.requests.length < 100) await wait(5);
    }
    editor.scroll(PATH, 600, 600 + SCREEN);
    await editor.hints(PATH, 600 - SCREEN, 600 + 2 * SCREEN);
    await requestsBefore(uuid(600), 0);
    const inFirst = milestonesAsked().filter((request) => request < `/milestones/${uuid(400)}`);
    assert.deepEqual(
      [...inFirst].sort(),
      Array.from({ length: 10 }, (_, at) => `/milestones/${uuid(199 + at)}`),
    );
    assert.ok(milestonesAsked().length <= 20);
    // A person who points at one is answered.
    const from = server.requests.length;
    void editor.hover(PATH, 240, 30);
    await requestsBefore(uuid(239), from);
  });
});
