import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { environments } from '../../../src/core/kalshi/environments';
import { apiUrl, curlCommand } from '../../../src/core/format/copyText';
import { snippet, type SnippetSource } from '../../../src/core/export/snippet';
import { type SampleServer, startSampleServer } from '../../support/sampleServer';

const run = promisify(execFile);

const THINGS: readonly EntityRef[] = [
  { kind: 'milestone', id: '0fce0a7a-2d92-4740-aa3e-2360ad642ee0' },
  { kind: 'event', id: 'KXNBAGAME-26NYKBOS' },
  { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' },
  { kind: 'series', id: 'KXNBAGAME' },
  { kind: 'structuredTarget', id: '2ef4d31c-0b46-4f43-a403-f44d62489034' },
];

const PROGRAMS = {
  python: { template: 'fetch.py', file: 'bot.py', command: ['python3'] },
  typescript: { template: 'fetch.mts', file: 'bot.ts', command: [path.resolve('node_modules/.bin/tsx')] },
} as const;
type Language = keyof typeof PROGRAMS;

const source = (language: Language, from: SnippetSource, refs: readonly EntityRef[]): string =>
  snippet(readFileSync(`media/snippets/${PROGRAMS[language].template}`, 'utf8'), language, from, refs);

const missing = new Map<string, Promise<boolean>>();

function isMissing(command: string): Promise<boolean> {
  const known = missing.get(command);
  if (known) return known;
  const asked = run(command, ['--version']).then(
    () => false,
    (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT',
  );
  missing.set(command, asked);
  return asked;
}

describe('a snippet that is copied', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'snippet-'));
  let server: SampleServer;

  before(async () => {
    server = await startSampleServer();
  });

  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const local = (): SnippetSource => ({ environment: 'custom', baseUrl: server.baseUrl });
  const answerTo = async (ref: EntityRef): Promise<unknown> =>
    (await fetch(apiUrl(server.baseUrl, ref))).json();

  async function output(language: Language, refs: readonly EntityRef[]): Promise<string> {
    const { file, command } = PROGRAMS[language];
    const program = path.join(folder, file);
    writeFileSync(program, source(language, local(), refs));
    return (await run(command[0], [program], { cwd: folder })).stdout;
  }

  for (const ref of THINGS) {
    it(`fetches a ${ref.kind} by curl`, async function () {
      if (await isMissing('curl')) return this.skip();
      const { stdout } = await run('/bin/sh', ['-c', curlCommand(server.baseUrl, ref)]);
      assert.deepEqual(JSON.parse(stdout), await answerTo(ref));
    });

    for (const language of ['python', 'typescript'] as const) {
      it(`fetches a ${ref.kind} by ${language}`, async function () {
        this.timeout(20_000);
        if (await isMissing(PROGRAMS[language].command[0])) return this.skip();
        assert.deepEqual(JSON.parse(await output(language, [ref])), await answerTo(ref));
      });
    }
  }

  for (const language of ['python', 'typescript'] as const) {
    it(`fetches several by ${language}, one after another`, async function () {
      this.timeout(20_000);
      if (await isMissing(PROGRAMS[language].command[0])) return this.skip();
      const answers = await Promise.all(THINGS.map(answerTo));
      assert.equal(
        (await output(language, THINGS)).replaceAll(/\s/g, ''),
        answers
          .map((answer) => asciiJson(answer, language))
          .join('')
          .replaceAll(/\s/g, ''),
      );
    });

    it(`ends ${language} with a failure where the exchange does not know the id`, async function () {
      this.timeout(20_000);
      if (await isMissing(PROGRAMS[language].command[0])) return this.skip();
      await assert.rejects(output(language, [{ kind: 'event', id: 'NOSUCH' }]), /404/);
    });

    it(`says nothing of the real exchange in ${language}, and of the sample that it is made up`, () => {
      const { production, sample, demo } = environments;
      const from = (environment: 'production' | 'sample' | 'demo'): string =>
        source(language, { environment, baseUrl: environments[environment].baseUrl }, THINGS.slice(0, 1));
      assert.doesNotMatch(from('production'), /^(#|\/\/)/);
      assert.match(from('demo'), /^(#|\/\/) Demo exchange\n/);
      assert.match(from('sample'), /^(#|\/\/) Sample data, made up.*\n/);
      assert.ok(from('sample').split('\n')[0]?.includes(production.baseUrl));
      assert.ok(from('sample').includes(sample.baseUrl) && from('demo').includes(demo.baseUrl));
      assert.doesNotMatch(from('sample'), /__/);
    });
  }

  it('keeps an address in its string, whatever the base address is', () => {
    const baseUrl = `http://localhost/it's$&$1`;
    const [, urls] =
      /for url in (.*):/.exec(source('python', { environment: 'custom', baseUrl }, THINGS.slice(2, 3))) ?? [];
    assert.deepEqual(JSON.parse(urls ?? ''), [`${baseUrl}/markets/KXNBAGAME-26NYKBOS-BOS`]);
  });
});

/** Python writes what is not ASCII as escapes. */
function asciiJson(value: unknown, language: Language): string {
  const text = JSON.stringify(value);
  if (language !== 'python') return text;
  return text.replaceAll(/[^\0-\x7f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
