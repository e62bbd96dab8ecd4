import { type MouseEvent, memo } from 'react';
import { markWords } from '../../utils/app/studio/find-text.ts';
import { isOverdue, rowText, rowTitle } from '../../utils/app/studio/list-rows.ts';
import type { Script } from '../../utils/core/packs/script.ts';
import { LANGS } from '../../utils/core/taxonomy.ts';
import type { Texts } from '../../utils/i18n/create-texts.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { READ_AS } from './pack-title.ts';

interface TableRowProps {
  script: Script;
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  current: boolean;
  selected: boolean;
  /** ISO day. */
  today: string;
  /** Words searched for, folded. */
  words: readonly string[];
  onPress: (event: MouseEvent, index: number) => void;
}

const TONES = { draft: 'amber', reviewed: 'plain', published: 'brand', archived: 'bare' } as const;

/** One script. Its checkbox answers the mouse; the keyboard works on the grid. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { script, index, top, current, selected, today, words, onPress } = props;
  const t = useTexts();
  const lang = READ_AS[useUiLang()];
  const shown = rowText(script, lang);
  const late = isOverdue(script, today);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles keys
    <div
      role="row"
      id={`row-${script.id}`}
      className="grid-row"
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-current={current}
      data-testid="script-row"
      onClick={(event) => onPress(event, index)}
    >
      <Cell index={1} kind="check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('studio.table.select', { title: rowTitle(script, lang) || script.id })}
          checked={selected}
          readOnly
        />
      </Cell>
      <Cell index={2} kind="id">
        <span title={script.id}>{script.id}</span>
      </Cell>
      <Cell index={3} kind="title">
        <b>
          <Marked text={rowTitle(script, lang) || t('studio.table.untitled')} words={words} />
        </b>
        <small lang={shown.lang}>
          <Marked text={shown.text || t('studio.table.noText')} words={words} />
        </small>
      </Cell>
      <Cell index={4} kind="stage">
        <span>{t(`stage.${script.stage}`)}</span>
        <small>{fitsOf(t, script)}</small>
      </Cell>
      <Cell index={5} kind="langs">
        {LANGS.filter((each) => script.texts[each])
          .map((each) => t(`studio.langShort.${each}`))
          .join(' ')}
      </Cell>
      <Cell index={6} kind="owner">
        {script.owner || '—'}
      </Cell>
      <Cell index={7} kind="reviewBy">
        {late ? <span className="late">{t('studio.table.overdue', { day: script.reviewBy })}</span> : script.reviewBy}
      </Cell>
      <Cell index={8} kind="status">
        <span className="chip" data-tone={TONES[script.status]}>
          {t(`studio.status.${script.status}`)}
        </span>
      </Cell>
    </div>
  );
});

/** Shows why a row was found. */
function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return markWords(text, words).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place
    part.found ? <mark key={index}>{part.text}</mark> : part.text,
  );
}

function Cell({ index, kind, children }: { index: number; kind: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus
    <span role="gridcell" aria-colindex={index} className={`cell cell-${kind}`}>
      {children}
    </span>
  );
}

/** The narrowest thing the script is meant for: its issues, else its scenarios. */
function fitsOf(t: Texts, { fits }: Script): string {
  if (fits.issues) return fits.issues.map((issue) => t(`issue.${issue}`)).join(' · ');
  if (fits.scenarios) return fits.scenarios.map((scenario) => t(`scenario.${scenario}`)).join(' · ');
  return t('studio.table.anyScenario');
}
