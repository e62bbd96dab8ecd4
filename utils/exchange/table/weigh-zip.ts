/** What a zip claims to hold, looked at before anything of it is unpacked. */
import { unzipSync } from 'fflate';

/** Bytes a file may have, and what it may unpack to. */
export const MOST_BYTES = 50 * 1024 * 1024;
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Office files pack their text to about a tenth; a bomb to a thousandth. */
const MOST_RATIO = 200;
const RATIO_FROM = 1024 * 1024;
const MOST_FILES = 20_000;

interface ZipWeight {
  names: string[];
  /** Unpacks to far more than an office file or a pack folder would. */
  bomb: boolean;
}

/** Local file header or the end record of an empty zip; the letters PK alone may begin a text. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * Reads the zip's own directory. A directory that lies about a size does no harm either:
 * `unzipSync` never writes more bytes than the directory said.
 *
 * @throws where the bytes are no zip
 */
export function weighZip(bytes: Uint8Array): ZipWeight {
  let packed = 0;
  let unpacked = 0;
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      packed += size;
      unpacked += originalSize;
      names.push(name);
      return false;
    },
  });
  const dense = unpacked > RATIO_FROM && unpacked / Math.max(1, packed) > MOST_RATIO;
  return { names, bomb: dense || unpacked > MOST_UNPACKED || names.length > MOST_FILES };
}
