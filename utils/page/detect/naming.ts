/** Where a page says whose conversation it shows. */

import { readText } from '../read/read-text.ts';
import { nameBeside } from './name-beside.ts';
import { bare, frameOf } from './name-frame.ts';
import { robustSelector } from './robust-selector.ts';

/** A source of the buyer's name, and what it says now. */
export interface Naming {
  source: string;
  says: readonly string[];
}

const HINTS = ['placeholder', 'data-placeholder', 'aria-label'];

/** What the reader takes for the name in a title: the whole of it, or what stands in it directly. */
export function inTitle(title: Element, top: Document | Element): Naming {
  const says = [title.textContent ?? '', readText(title, '*')].map(bare).filter((words) => words !== '');
  return { source: robustSelector(title, top), says };
}

/** The name among other words of a line: of a title, be it the page's, or of what the reply box says of itself. */
function inFrames(
  titles: readonly Naming[],
  composer: Element | null,
  buyers: ReadonlySet<string>,
  top: Document | Element,
): Naming[] {
  const box = composer ? robustSelector(composer, top) : '';
  const hints = HINTS.map((name) => ({ source: `${box}@${name}`, says: [composer?.getAttribute(name) ?? ''] }));
  return [...titles, ...hints].flatMap(({ source, says }) =>
    says.flatMap((line) => {
      const frame = frameOf(line, buyers);
      // A box that can be found by the name alone is another one in the next conversation.
      if (frame === null || [...buyers].some((name) => source.includes(name))) return [];
      return { source: `${source} ~/${frame}/`, says: [new RegExp(frame).exec(bare(line))?.[1] ?? ''] };
    }),
  );
}

/**
 * Where the buyer's name may be read, the surest first.
 * @param title what stands over the messages
 * @param buyers the names that the buyer's messages bear
 */
export function* namings(
  title: Naming | null,
  list: Element,
  composer: Element | null,
  buyers: ReadonlySet<string>,
  top: Document | Element,
): Generator<Naming> {
  if (title) yield title;
  const beside = nameBeside(list, buyers, top);
  const near = beside ? inTitle(beside, top) : null;
  if (near) yield near;
  // The window bears one name, whatever stands in its panes.
  const ofPage = 'head' in top ? top.head.querySelector(':scope > title') : null;
  yield* inFrames(
    [title, near, ofPage ? inTitle(ofPage, top) : null].filter((one) => one !== null),
    composer,
    buyers,
    top,
  );
}
