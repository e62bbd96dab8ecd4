function normalise(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00A0/g, ' ')
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function bare(text: string): string {
  return normalise(text).replace(/\s+/g, '');
}

/**
 * Whether `after` is `before` with `inserted` in it exactly once, verbatim with its blank lines, and nothing else
 * lost or added. `replaced` is what the new text took the place of. Space at the seams is the editor's business.
 */
export function isWrittenOnce(before: string, after: string, inserted: string, replaced = ''): boolean {
  const text = normalise(inserted);
  const now = normalise(after);
  const kept = bare(before);
  const gone = bare(replaced);
  for (let at = now.indexOf(text); at >= 0; at = now.indexOf(text, at + 1)) {
    const left = bare(now.slice(0, at));
    const right = bare(now.slice(at + text.length));
    if (left + gone + right === kept) return true;
  }
  return false;
}

/** Whether two readings of a box are the same draft; editors differ in the space they keep. */
export function sameDraft(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

/** Where a text stands in a draft if it stands there once; null where it is not to be found or stands there twice. */
export function onlyPlaceOf(text: string, draft: string): { start: number; end: number } | null {
  const even = draft.replace(/\u00A0/g, ' ');
  const wanted = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00A0/g, ' ')
    .trim();
  const start = wanted === '' ? -1 : even.indexOf(wanted);
  return start < 0 || start !== even.lastIndexOf(wanted) ? null : { start, end: start + wanted.length };
}
