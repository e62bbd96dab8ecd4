import { type KeyboardEvent, memo, type RefObject, useCallback, useId, useRef, useState } from 'react';
import type { Suggestion } from '../../utils/core/advice.ts';
import type { SearchHit } from '../../utils/core/suggest/search-scripts.ts';
import { isComposing } from '../hooks/is-composing.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { usePort } from './panel-context.ts';
import { PickedScript } from './picked-script.tsx';
import { SearchResults } from './search-results.tsx';
import { type SearchState, useSearch } from './use-search.ts';
import { useSearchFocus } from './use-search-focus.ts';

/** The footer: a search over the whole library that works from the keyboard alone. */
export const Search = memo(function Search() {
  const port = usePort();
  const search = useSearch();
  const input = useRef<HTMLInputElement>(null);
  const [picked, setPicked] = useState<{ suggestion: Suggestion; hit: SearchHit } | null>(null);
  // Left for the advice, the list folds; the query stays for the way back.
  const [focused, setFocused] = useState(false);
  const listId = useId();
  const focusSearch = useCallback(() => {
    setPicked(null);
    input.current?.focus();
    input.current?.select();
  }, []);
  useSearchFocus(focusSearch);

  const pick = async (hit: SearchHit) => {
    const filled = await port.fill(hit.entry.id, hit.entry.pack).catch(() => null);
    setPicked({ hit, suggestion: filled ?? unfilled(hit) });
  };
  const back = () => {
    setPicked(null);
    input.current?.focus();
  };
  const done = () => {
    search.setQuery('');
    back();
  };
  const listed = focused && search.query.trim() !== '' && !picked;
  const hasHits = listed && (search.hits?.length ?? 0) > 0;
  return (
    <search
      className="search"
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      {picked && (
        <PickedScript
          key={picked.hit.entry.id}
          suggestion={picked.suggestion}
          hit={picked.hit}
          onBack={back}
          onDone={done}
        />
      )}
      {listed && <SearchResults id={listId} search={search} onPick={(hit) => void pick(hit)} />}
      <SearchField
        search={search}
        input={input}
        listId={hasHits ? listId : null}
        onPick={(hit) => void pick(hit)}
        onType={() => setPicked(null)}
      />
    </search>
  );
});

interface SearchFieldProps {
  search: SearchState;
  input: RefObject<HTMLInputElement | null>;
  /** Null while no list is shown. */
  listId: string | null;
  onPick: (hit: SearchHit) => void;
  onType: () => void;
}

function SearchField({ search, input, listId, onPick, onType }: SearchFieldProps) {
  const t = useTexts();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const hit = search.hits?.[search.active];
    const count = search.hits?.length ?? 0;
    if (event.key === 'ArrowDown' && count > 0) search.setActive((search.active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) search.setActive((search.active + count - 1) % count);
    else if (event.key === 'Enter' && hit) onPick(hit);
    else if (event.key === 'Escape') {
      if (search.query) search.setQuery('');
      else input.current?.blur();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="search-field">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        data-testid="search-input"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={listId !== null}
        aria-controls={listId ?? undefined}
        aria-activedescendant={listId ? `${listId}-${search.active}` : undefined}
        aria-autocomplete="list"
        aria-keyshortcuts="Alt+K /"
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={search.query}
        onFocus={search.open}
        onChange={(event) => {
          onType();
          search.setQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Kbd keys="Alt K" />
    </div>
  );
}

/** Without a conversation nothing can be filled; the script is still there to read and copy. */
function unfilled(hit: SearchHit): Suggestion {
  return {
    id: hit.entry.id,
    pack: hit.entry.pack,
    text: hit.text,
    slots: { filled: [], missing: [] },
    score: hit.score,
    why: [],
    stage: hit.entry.stage,
  };
}
