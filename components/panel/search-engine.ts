import type { PanelPort } from '../../utils/app/panel-state.ts';
import type { SearchHit } from '../../utils/core/suggest/search-scripts.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';

export type Find = (query: string, lang: Lang) => SearchHit[];

/**
 * Loads the library, fuse and pinyin on the first use of the search: together they weigh more than
 * the rest of the panel, and most replies never need them.
 */
export async function openSearchEngine(port: PanelPort): Promise<Find> {
  const [entries, { buildSearchIndex }, { searchScripts }] = await Promise.all([
    port.library(),
    import('../../utils/core/suggest/build-search-index.ts'),
    import('../../utils/core/suggest/search-scripts.ts'),
  ]);
  // An empty answer means that nobody answered: the built-in pack is never empty. The next focus tries again.
  if (entries.length === 0) throw new Error('the script library came back empty; the worker may have restarted');
  const index = buildSearchIndex(entries);
  return (query, lang) => searchScripts(index, query, lang);
}
