/** A small picture as a file: the « captures d’écran » of the generated tickets, about a kilobyte each. */

const WIDTH = 48;
const HEIGHT = 30;

/** PNG's checksum of a chunk (ISO/IEC 15948, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** zlib's checksum of the data (RFC 1950). */
function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

function big(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...big(data.length), ...body, ...big(crc32(Uint8Array.from(body)))];
}

/** What the picture shows, as a palette index: a bar, a few lines of text, and a red message that moves with the seed. */
function inkAt(x: number, y: number, seed: number): number {
  if (y < 5) return 1;
  const top = 8 + (seed % 12);
  if (y >= top && y < top + 6 && x > 4 && x < 44) return 3;
  return y % 4 === 0 && x > 3 && x < 18 + ((seed * (y + 7)) % 26) ? 2 : 0;
}

/**
 * A PNG of 48 × 30 pixels that looks like a page with an error on it.
 * @param seed another number, another picture
 */
export function picture(seed: number): Uint8Array<ArrayBuffer> {
  const rows: number[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    rows.push(0);
    for (let x = 0; x < WIDTH; x += 1) rows.push(inkAt(x, y, seed));
  }
  const raw = Uint8Array.from(rows);
  const length = raw.length;
  // One stored (uncompressed) block: the picture is too small for compression to be worth its code.
  const zlib = [0x78, 0x01, 1, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255, ...rows, ...big(adler32(raw))];
  const palette = [255, 255, 255, 15, 108, 191, 134, 142, 150, 202, 49, 32];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...big(WIDTH), ...big(HEIGHT), 8, 3, 0, 0, 0]),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', zlib),
    ...chunk('IEND', []),
  ]);
}
