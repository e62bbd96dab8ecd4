/** Turns the bytes of an office's text file into text: Excel writes UTF-8 with a mark, or the machine's own code page. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** False where two code pages fit the bytes about equally; people should look. */
  sure: boolean;
}

/** The commonest characters of service texts, in both scripts; a wrong code page hits hardly any of them. */
const COMMON = new Set(
  '的一是不我您你们好了在有这个上来到时要就出会可也能下对生后得看为没什么请问谢客服退款换货发收订单快递物流今天明日前给查把让说吗呢吧和与及如果已经现在马上抱歉不好意思們這個來時會對後為沒麼請問謝換貨發訂單遞現處理寄送運費點經說讓給帳賣買',
);
/** Scores closer than this say that a person should choose. */
const CLOSE = 0.05;

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Share of the Han characters that are common; unassigned and private ones count against it. */
function plausibility(text: string): number {
  let han = 0;
  let common = 0;
  let odd = 0;
  for (const character of text.slice(0, 20_000)) {
    if (/\p{Script=Han}/u.test(character)) {
      han += 1;
      if (COMMON.has(character)) common += 1;
    } else if (/[\p{Co}\p{Cn}\u0080-\u009f]/u.test(character)) odd += 1;
  }
  return han === 0 ? (odd === 0 ? 0.5 : 0) : (common - 3 * odd) / han;
}

/** Share of the bytes beyond ASCII that stand between ASCII: curly quotes and accents do, halves of Han characters do not. */
function loneShare(bytes: Uint8Array): number {
  let high = 0;
  let lone = 0;
  const end = Math.min(bytes.length, 40_000);
  for (let at = 0; at < end; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) lone += 1;
  }
  return high === 0 ? 0 : lone / high;
}

/** Below this share, lone bytes are the accident of a Chinese code page. */
const WESTERN = 0.8;

function marked(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * Decodes a text file. A byte-order mark decides; valid UTF-8 is UTF-8; then Western
 * text by its lone accents; else the more plausible of GB18030 and Big5.
 *
 * @param wanted the encoding a person chose; wins over everything
 * @returns null where the bytes are text in none of them
 */
export function decodeText(bytes: Uint8Array, wanted?: Encoding): Decoded | null {
  const certain = wanted ?? marked(bytes) ?? (decode(bytes, 'utf-8') === null ? null : 'utf-8');
  if (certain) {
    // A chosen encoding may be wrong in places; people then see where.
    const text = wanted ? new TextDecoder(wanted).decode(bytes) : decode(bytes, certain);
    return text === null ? null : { text: text.replace(/^\uFEFF/, ''), encoding: certain, sure: true };
  }
  const lone = loneShare(bytes);
  if (lone > WESTERN) {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, encoding: 'windows-1252', sure: lone > WESTERN + CLOSE };
  }
  const readings = (['gb18030', 'big5'] as const).flatMap((encoding) => {
    const text = decode(bytes, encoding);
    return text === null ? [] : [{ text, encoding, score: plausibility(text) }];
  });
  readings.sort((a, b) => b.score - a.score);
  const [best, second] = readings;
  if (!best) return null;
  return { text: best.text, encoding: best.encoding, sure: !second || best.score - second.score > CLOSE };
}
