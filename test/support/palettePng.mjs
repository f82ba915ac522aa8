// @ts-check
// Makes a screenshot small: a window in one theme has few colours that matter, and a palette needs a byte for each pixel.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MAX_COLOURS = 128;

/**
 * @param {Buffer} png as a browser makes it: 8 bits a channel, RGB or RGBA, not interlaced
 * @returns {Buffer} the same picture in its most frequent colours, without transparency
 */
export function palettePng(png) {
  const { width, height, channels, pixels } = decode(png);
  const keys = new Uint32Array(width * height);
  for (let at = 0; at < keys.length; at++) {
    keys[at] = pixels.readUIntBE(at * channels, 3);
  }
  const palette = frequentColours(keys);
  const rows = Buffer.alloc((width + 1) * height);
  const indexOf = nearestIn(palette);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(keys[y * width + x] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => colours.writeUIntBE(colour, index * 3, 3));
  const parts = [chunk('IHDR', header), chunk('PLTE', colours)];
  return Buffer.concat([
    SIGNATURE,
    ...parts,
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The colours that stand most often, and no two that nobody can tell apart.
 * @param {Uint32Array} keys
 * @returns {number[]}
 */
function frequentColours(keys) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const byFrequency = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  /** @type {number[]} */
  const palette = [];
  for (const closest of [500, 60, 0]) {
    for (const key of byFrequency) {
      if (palette.length === MAX_COLOURS) return palette;
      if (palette.every((other) => distance(key, other) > closest)) palette.push(key);
    }
  }
  return palette;
}

/** @param {number[]} palette */
function nearestIn(palette) {
  /** @type {Map<number, number>} */
  const known = new Map();
  return (/** @type {number} */ key) => {
    let index = known.get(key);
    if (index === undefined) {
      const distances = palette.map((other) => distance(key, other));
      index = distances.indexOf(Math.min(...distances));
      known.set(key, index);
    }
    return index;
  };
}

/**
 * @param {number} one
 * @param {number} other
 */
function distance(one, other) {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map(
    (shift) => ((one >> shift) & 255) - ((other >> shift) & 255),
  );
  return 2 * red * red + 4 * green * green + blue * blue;
}

/** @param {Buffer} png */
function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  /** @type {Buffer[]} */
  const data = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
  }
  const raw = inflateSync(Buffer.concat(data));
  return { width, height, channels, pixels: unfilter(raw, width * channels, height, channels) };
}

/**
 * https://www.w3.org/TR/png/#9Filters
 * @param {Buffer} raw
 * @param {number} stride bytes of a row
 * @param {number} height
 * @param {number} step bytes of a pixel
 */
function unfilter(raw, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - stride - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

/**
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function paeth(left, up, corner) {
  const sum = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
