import type { PanelPort } from '../../utils/app/panel-state.ts';
import type { SearchHit } from '../../utils/core/suggest/search-scripts.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';

export type Find = (query: string, lang: Lang) => SearchHit[];

/**
 * Loads the library, fuse and pinyin on the first use of the search: together they weigh more than
 * the rest of the panel, and most replies never need them.
 */
export async function openSearchEngine(port: PanelPort): Promise<Find> {
  const [entries, { buildSearchIndexInSlices }, { searchScripts }] = await Promise.all([
    port.library(),
    import('../../utils/core/suggest/build-search-index.ts'),
    import('../../utils/core/suggest/search-scripts.ts'),
  ]);
  // An empty answer means that nobody answered: the built-in pack is never empty. The next focus tries again.
  if (entries.length === 0) throw new Error('the script library came back empty; the worker may have restarted');
  const index = await buildSearchIndexInSlices(entries, nextTask);
  return (query, lang) => searchScripts(index, query, lang);
}

/** Typing and painting go first; a timer would wait four milliseconds each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
