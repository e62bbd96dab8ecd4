import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { noteMode } from '../detect/note-mode.ts';
import { robustSelector } from '../detect/robust-selector.ts';
import { locate } from '../read/locate.ts';
import type { Lessons } from './infer-definition.ts';

/** The same definition with another reply box, or with none; how the messages are read stays as it is. */
export function withReplyBox(
  definition: SiteDefinition,
  { composer, composerSaid }: Pick<Lessons, 'composer' | 'composerSaid'>,
  document: Document,
): SiteDefinition {
  const { composerBlocked, noteModeUnknown, composerElsewhere, ...rest } = definition;
  const list = locate(definition, document, document.activeElement).container;
  return {
    ...rest,
    composer: composer ? [robustSelector(composer, document)] : [],
    ...(composer && list ? noteMode(composer, list, document) : {}),
    ...(composerSaid === 'none' ? { composerElsewhere: true } : {}),
  };
}
