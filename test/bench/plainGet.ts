import { get } from 'node:http';

/** A body, on a connection of its own: one that is kept may be closed by the time that it is used again. */
export function plainGet(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve(Buffer.concat(pieces).toString()));
      response.on('error', reject);
    }).on('error', reject);
  });
}
