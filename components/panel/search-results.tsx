import { useEffect, useRef } from 'react';
import { scriptParts } from '../../utils/app/compose-script.ts';
import { excerpt } from '../../utils/app/excerpt.ts';
import type { Span } from '../../utils/core/suggest/search-fields.ts';
import type { SearchHit } from '../../utils/core/suggest/search-scripts.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { MineMark } from './keep-wording.tsx';
import { slotName } from './slot-name.ts';
import type { SearchState } from './use-search.ts';

const TITLE_BUDGET = 60;
const TEXT_BUDGET = 96;

interface SearchResultsProps {
  id: string;
  search: SearchState;
  onPick: (hit: SearchHit) => void;
}

export function SearchResults({ id, search, onPick }: SearchResultsProps) {
  const t = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const { hits, active } = search;
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const message = messageOf(search, t);
  return (
    <div className="results">
      {hits && hits.length > 0 && (
        <div className="results-list" role="listbox" id={id} aria-label={t('search.label')} ref={list}>
          {hits.map((hit, index) => (
            <ResultRow
              key={`${hit.entry.pack} ${hit.entry.id}`}
              id={`${id}-${index}`}
              hit={hit}
              active={index === active}
              onPoint={() => search.setActive(index)}
              onPick={() => onPick(hit)}
            />
          ))}
        </div>
      )}
      <p className="results-note" role="status">
        {message}
      </p>
    </div>
  );
}

function messageOf(search: SearchState, t: ReturnType<typeof useTexts>): string {
  if (search.failed) return t('search.failed');
  if (!search.hits) return t('search.loading');
  if (search.hits.length === 0) return t('search.none', { query: search.query.trim().slice(0, 40) });
  return `${t('search.results', { count: search.hits.length })} · ${t('search.keys')}`;
}

interface ResultRowProps {
  id: string;
  hit: SearchHit;
  active: boolean;
  onPoint: () => void;
  onPick: () => void;
}

function ResultRow({ id, hit, active, onPoint, onPick }: ResultRowProps) {
  const t = useTexts();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works through the combobox that owns the list
    <div
      className="result"
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={active}
      onPointerMove={active ? undefined : onPoint}
      onClick={onPick}
    >
      <p className="result-title">
        <Marked text={hit.title} spans={hit.titleSpans} budget={TITLE_BUDGET} />
        <MineMark pack={hit.entry.pack} id={hit.entry.id} />
        <span className="result-stage">{t(`stage.${hit.entry.stage}`)}</span>
      </p>
      <p className="result-text" lang={hit.lang} dir="auto">
        <Marked text={hit.text} spans={hit.textSpans} budget={TEXT_BUDGET} />
      </p>
    </div>
  );
}

/** Slots by their names for people: braces mean nothing to an agent. */
function WithSlots({ text }: { text: string }) {
  const t = useTexts();
  return scriptParts({ text }).map((part) =>
    part.kind === 'missing' ? (
      <span key={part.start} className="slot-missing">
        {slotName(part.slot, t)}
      </span>
    ) : (
      part.text
    ),
  );
}

function Marked({ text, spans, budget }: { text: string; spans: readonly Span[]; budget: number }) {
  const shown = excerpt(
    text,
    spans.map((span) => ({ ...span, mark: 'match' })),
    budget,
  );
  return (
    <span>
      {shown.cutStart && '…'}
      {shown.pieces.map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
        piece.mark ? <mark key={index}>{piece.text}</mark> : <WithSlots key={index} text={piece.text} />,
      )}
      {shown.cutEnd && '…'}
    </span>
  );
}
