import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { createNameFile } from '../../../src/vscode/session/nameFile';
import { buildWriter, linesOfProcess } from './writers';

const KILLS = 100;

describe('names on a real disk', () => {
  let script: string;
  let storage: string;
  before(() => void (script = buildWriter('nameWriter.ts')));
  after(() => fs.rmSync(dirname(script), { recursive: true }));
  beforeEach(() => void (storage = fs.mkdtempSync(join(tmpdir(), 'kalshi-names-'))));
  afterEach(() => fs.rmSync(storage, { recursive: true, force: true }));

  it('are those of the last save when a window is killed at any moment', async () => {
    const saved = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [script, storage, String(kill), '1000'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      // Somewhere within the first writes.
      let lines = 0;
      const ids = await linesOfProcess(child, () => {
        if (++lines > kill % 20) child.kill('SIGKILL');
      });
      for (const id of ids) saved.add(id);
      const store = new NameStore({
        file: createNameFile(storage, 'https://a.example'),
        log: (line) => assert.fail(line),
      });
      await store.load();
      const found = new Set([...store.entries()].map(({ id }) => id));
      assert.deepEqual(
        [...saved].filter((id) => !found.has(id)),
        [],
      );
    }
    assert.ok(saved.size > KILLS, String(saved.size));
  });
});
