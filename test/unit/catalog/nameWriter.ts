// A window in a process of its own: loads one thing after the other, and says which of them are on the disk.
import { writeSync } from 'node:fs';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { decodeStructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import { createSegmentFolder } from '../../../src/vscode/platform/segmentFolder';

const [folder = '', writer = '', count = ''] = process.argv.slice(2);
let problems = 0;
const store = new NameStore({
  folder: createSegmentFolder(folder),
  log: () => problems++,
  gathering: 2 ** 30,
});

async function write(): Promise<void> {
  for (let index = 0; index < Number(count); index++) {
    const id = `${writer.padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const target = decodeStructuredTarget({ id, name: `Team ${id}`, type: 'team' });
    if (target) store.note('structuredTarget', [target]);
    await store.save();
    if (problems > 0) process.exit(3);
    // At once and whole: the process may be gone before anything else is done.
    writeSync(1, `${id}\n`);
  }
}

void write();
