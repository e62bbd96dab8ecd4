/** The search as it is meant: every title and text of every script is looked at. The index must not change what it finds. */
import type { SearchEntry } from '../../../utils/core/suggest/build-search-index.ts';
import { foldedText } from '../../../utils/core/suggest/fold-for-search.ts';
import { scoreField, searchWords } from '../../../utils/core/suggest/search-fields.ts';
import { LANGS } from '../../../utils/core/taxonomy.ts';

export function searcherWithoutIndex(entries: readonly SearchEntry[]) {
  const scripts = entries.map(({ id, titles, texts }) => ({
    id,
    fields: LANGS.flatMap((lang) => [
      { part: 'title' as const, isEnglish: lang === 'en', folded: foldedText(titles[lang]) },
      { part: 'text' as const, isEnglish: lang === 'en', folded: foldedText(texts[lang] ?? '') },
    ]).filter(({ folded }) => folded !== ''),
  }));
  return (query: string, limit = 20) => {
    const { words } = searchWords(query);
    if (words.length === 0) return [];
    return scripts
      .map(({ id, fields }) => ({
        id,
        score: Math.max(0, ...fields.map(({ part, isEnglish, folded }) => scoreField(part, isEnglish, folded, words))),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  };
}
