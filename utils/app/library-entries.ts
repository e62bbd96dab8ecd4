import type { Library } from '../core/library.ts';
import type { LibraryEntry } from './panel-state.ts';

/** The library as the search needs it: what can be offered, without the rules of when. */
export function libraryEntries(library: Library): LibraryEntry[] {
  return library.packs.flatMap(({ manifest, scripts }) =>
    scripts
      .filter(({ status }) => status === 'published')
      .map(({ id, stage, title, texts }) => ({
        id,
        pack: manifest.id,
        stage,
        titles: title,
        texts: texts as LibraryEntry['texts'],
      })),
  );
}
