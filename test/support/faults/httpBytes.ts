type Headers = Readonly<Record<string, string | number>>;

export const JSON_TYPE = { 'Content-Type': 'application/json' } as const;

/** The first lines of an answer, up to the empty one. */
export function head(headers: Headers = {}, status = '200 OK'): string {
  const lines = Object.entries({ ...JSON_TYPE, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`;
}

/** An answer with its length. */
export function whole(body: string | Uint8Array, headers: Headers = {}, status = '200 OK'): Buffer {
  const bytes = Buffer.from(body as Uint8Array);
  return Buffer.concat([Buffer.from(head({ ...headers, 'Content-Length': bytes.length }, status)), bytes]);
}

export function chunk(body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);
}

export const CHUNKED = { 'Transfer-Encoding': 'chunked' } as const;
export const LAST_CHUNK = '0\r\n\r\n';

export function half(body: Buffer): Buffer {
  return body.subarray(0, body.length >> 1);
}
