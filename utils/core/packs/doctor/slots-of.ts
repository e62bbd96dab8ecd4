const SLOT = /\{([a-z][a-z0-9]*)\}/g;

/** Names of the slots of a text, each once, in their order. */
export function slotsOf(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ''))];
}
