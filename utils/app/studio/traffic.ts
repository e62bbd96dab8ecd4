/** What delivery costs a web server, from sizes as they are sent (gzip). */

/**
 * Heads of one request and its answer together, in bytes, without TLS: measured by tests/bench/subscription-traffic.ts
 * and rounded up, since browsers and CDNs send more fields than a bare server.
 */
const HEADS = 1000;

export interface TrafficSizes {
  /** The list and the pack file, compressed. */
  index: number;
  pack: number;
}

export interface Traffic {
  /** Bytes of one browser: the first time, a look that finds nothing new, and one that finds a new version. */
  first: number;
  unchanged: number;
  changed: number;
}

/** A change of one script is a new pack file: files are whole, so that each is checked by its hash. */
export function trafficOf({ index, pack }: TrafficSizes): Traffic {
  const both = index + pack + 2 * HEADS;
  return { first: both, unchanged: HEADS, changed: both };
}

/** Bytes a day for so many browsers that look so often, when `versions` new versions come out that day. */
export function dailyTraffic({ unchanged, changed }: Traffic, browsers: number, looks: number, versions: number) {
  return browsers * (Math.max(0, looks - versions) * unchanged + versions * changed);
}

/** Bytes of a text as web servers send it. */
export async function gzippedSize(text: string): Promise<number> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(packed).arrayBuffer()).byteLength;
}
