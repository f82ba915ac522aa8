// Windows in a process of their own: each loads one thing after the other, and says which of them are on the disk.
import { writeSync } from 'node:fs';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { decodeStructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import { createNameFile } from '../../../src/vscode/session/nameFile';

const [path = '', windows = '', count = ''] = process.argv.slice(2);

async function write(name: string): Promise<void> {
  const log = (): never => process.exit(3);
  const store = new NameStore({ file: createNameFile(path, 'https://a.example'), log, delayMs: 2 ** 30 });
  for (let index = 0; index < Number(count); index++) {
    const id = `${name.padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const target = decodeStructuredTarget({ id, name: `Team ${id}`, type: 'team' });
    if (target) store.note('structuredTarget', [target]);
    await store.save();
    // At once and whole: the process may be gone before anything else is done.
    writeSync(1, `${id}\n`);
  }
}

for (const name of windows.split(',')) void write(name);
