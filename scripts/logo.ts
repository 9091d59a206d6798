/**
 * Draws assets/logo.png: two cards that share a person, white on blue, 512 px square, RGBA.
 *
 *   node scripts/logo.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 512;
/** Each pixel is the mean of so many by so many points. */
const FINE = 4;

type Color = readonly [red: number, green: number, blue: number, alpha: number];

const CLEAR: Color = [0, 0, 0, 0];
const BLUE: Color = [37, 99, 235, 255];
const PALE: Color = [147, 187, 253, 255];
const WHITE: Color = [255, 255, 255, 255];

/** What is seen at a point; the picture is 100 wide and high. */
function colorAt(x: number, y: number): Color {
  if (!inBox(x, y, [4, 4, 96, 96], 20)) return CLEAR;
  const person = inCircle(x, y, 45, 48, 9) || (inCircle(x, y, 45, 78, 18) && y < 73);
  if (inBox(x, y, [20, 29, 70, 79], 8)) return person ? BLUE : WHITE;
  if (inBox(x, y, [30, 21, 80, 71], 8)) return PALE;
  return BLUE;
}

function inCircle(x: number, y: number, left: number, top: number, radius: number): boolean {
  return Math.hypot(x - left, y - top) <= radius;
}

function inBox(x: number, y: number, [left, top, right, bottom]: readonly [number, number, number, number], round: number): boolean {
  const across = Math.max(left + round - x, x - (right - round), 0);
  const down = Math.max(top + round - y, y - (bottom - round), 0);
  return x >= left && x <= right && y >= top && y <= bottom && Math.hypot(across, down) <= round;
}

/** One pixel: colors count by how much of them is seen, so that edges do not darken. */
function pixel(column: number, row: number): number[] {
  const sum = [0, 0, 0, 0];
  for (let point = 0; point < FINE * FINE; point += 1) {
    const x = ((column + ((point % FINE) + 0.5) / FINE) / SIZE) * 100;
    const y = ((row + (Math.floor(point / FINE) + 0.5) / FINE) / SIZE) * 100;
    const color = colorAt(x, y);
    color.forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + (channel === 3 ? value : (value * color[3]) / 255);
    });
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum.map((value) => value / (FINE * FINE));
  const full = alpha === 0 ? 0 : 255 / alpha;
  return [red * full, green * full, blue * full, alpha].map(Math.round);
}

/** https://www.w3.org/TR/png-3/ */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
// Eight bits a channel, RGBA.
header.set([8, 6], 8);
const rows = Array.from({ length: SIZE }, (_, row) => [0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]);
const picture = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
  chunk('IEND', Buffer.alloc(0)),
]);
const folder = path.resolve(import.meta.dirname, '..', 'assets');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'logo.png'), picture);
console.log(`assets/logo.png: ${SIZE} px, ${(picture.length / 1000).toFixed(1)} KB`);
