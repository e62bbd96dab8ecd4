import { INPUTS } from './inputs.ts';
import type { Block, BlockFile, Model, ModelFile } from './model.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The core knows neither Node's `Buffer` nor the browser's `atob`. */
function decodeBase64(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i += 1) values[ALPHABET.charCodeAt(i)] = i;
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const bytes = new Uint8Array((length * 3) >> 2);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < length; i += 1) {
    held = (held << 6) | (values[text.charCodeAt(i) & 0x7f] ?? 0);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}

function readKeys(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer);
  const keys = new Int32Array(bytes.length >> 2);
  for (let row = 0; row < keys.length; row += 1) keys[row] = view.getInt32(row * 4, true);
  return keys;
}

function loadBlock(file: BlockFile): Block {
  const keys = readKeys(decodeBase64(file.keys));
  const weights = new Int8Array(decodeBase64(file.weights).buffer);
  if (weights.length !== keys.length * file.heads.length) {
    throw new Error(
      `model: ${weights.length} weights for ${keys.length} n-grams and ${file.heads.length} heads; run npm run train.`,
    );
  }
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const places = new Int32Array(size);
  keys.forEach((key, row) => {
    let place = key & (size - 1);
    while (places[place] !== 0) place = (place + 1) & (size - 1);
    places[place] = row + 1;
  });
  return {
    heads: file.heads,
    column: new Map(file.heads.map((head, column) => [head, column])),
    places,
    mask: size - 1,
    keys,
    weights,
    scales: Float64Array.from(file.scales),
    biases: Float64Array.from(file.biases),
    inputWeights: file.inputWeights,
    platt: file.platt,
    seen: new Int32Array(keys.length),
    reading: 0,
    sums: new Int32Array(file.heads.length),
  };
}

function late<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/**
 * Unpacks the model file, each language when a text of it is first read; a few milliseconds, once per process. Throws
 * when its parts do not fit together: the file ships with the product, so that is a bug in it.
 */
export function loadModel(file: ModelFile): Model {
  if (file.inputs.join() !== INPUTS.join()) {
    throw new Error('model: it was trained on other inputs than this code gives it; run npm run train.');
  }
  const zh = late(() => loadBlock(file.zh));
  const en = late(() => loadBlock(file.en));
  const ekman = late(() => (file.ekman === null ? null : loadBlock(file.ekman)));
  return {
    blocks: {
      get zh() {
        return zh();
      },
      get en() {
        return en();
      },
    },
    get ekman() {
      return ekman();
    },
    ekmanCalls: file.ekmanCalls,
  };
}

/** Row of a key in the dictionary, or −1. */
export function findRow(block: Block, key: number): number {
  let place = key & block.mask;
  for (;;) {
    const row = (block.places[place] ?? 0) - 1;
    if (row < 0 || block.keys[row] === key) return row;
    place = (place + 1) & block.mask;
  }
}
