import { memo, useMemo, useState } from 'react';
import { excerpt, type MarkedSpan } from '../../utils/app/excerpt.ts';
import type { PanelState } from '../../utils/app/panel-state.ts';
import type { Cue, EmotionScore, Sign } from '../../utils/core/advice.ts';
import { BASE_INTENSITY, EMOTIONS, type Emotion, NEGATIVE_EMOTIONS } from '../../utils/core/taxonomy.ts';
import { isTextKey, type Texts } from '../../utils/i18n/create-texts.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { usePanel } from './panel-context.ts';

/** Two lines of a 380 px panel, counted in Latin columns. */
const BUDGET = 96;
/** Room for the words that unfold the whole. */
const TOGGLE = 14;
/** More than this is not read in a panel but in the chat itself. */
const WHOLE_BUDGET = 6000;

interface Quote {
  id: string;
  text: string;
  spans: MarkedSpan[];
  earlier: boolean;
}

/** The words that caused the reading: the latest message, and an earlier one where the signs stand there. */
export const BuyerWords = memo(function BuyerWords() {
  const conversation = usePanel((state) => state.conversation);
  const emotions = usePanel((state) => state.advice?.mood.emotions);
  const signs = usePanel((state) => state.advice?.signs);
  const unsure = usePanel((state) => state.unsure);
  const lang = usePanel((state) => state.advice?.lang);
  const quotes = useMemo(
    () => quotesOf(conversation, unsure ? [] : (emotions ?? []), unsure ? [] : (signs ?? [])),
    [conversation, emotions, signs, unsure],
  );
  if (quotes.length === 0) return null;
  return (
    <div className="quotes" lang={lang}>
      {quotes.map((quote) => (
        <QuoteLine key={quote.id} quote={quote} />
      ))}
    </div>
  );
});

function QuoteLine({ quote }: { quote: Quote }) {
  const t = useTexts();
  const [whole, setWhole] = useState(false);
  const two = excerpt(quote.text, quote.spans, BUDGET);
  const cut = two.cutStart || two.cutEnd;
  const shown = !cut
    ? two
    : excerpt(quote.text, quote.spans, whole ? WHOLE_BUDGET : BUDGET - TOGGLE - (quote.earlier ? 8 : 0));
  return (
    <blockquote className="quote" data-earlier={quote.earlier || undefined}>
      {quote.earlier && <span className="quote-when">{t('mood.earlier')}</span>}
      <span dir="auto" className="quote-text">
        {shown.cutStart && '…'}
        {shown.pieces.map((piece, index) =>
          piece.mark ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
            <mark key={index} data-tone={toneOf(piece.mark)} title={nameOf(piece.mark, t)}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
        {shown.cutEnd && '…'}
      </span>
      {cut && (
        <Button kind="plain" className="quiet inline" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'mood.lessText' : 'mood.wholeText')}
        </Button>
      )}
    </blockquote>
  );
}

function quotesOf(
  conversation: PanelState['conversation'],
  emotions: readonly EmotionScore[],
  signs: readonly Sign[],
): Quote[] {
  if (!conversation) return [];
  const last = conversation.turns.findLastIndex((turn) => turn.role === 'customer');
  if (last < 0) return [];
  const spans = new Map<number, MarkedSpan[]>();
  const mark = ({ turn, start, end }: Cue, name: string) => {
    const index = turn - conversation.offset;
    const marked = spans.get(index) ?? [];
    marked.push({ start, end, mark: name });
    spans.set(index, marked);
  };
  for (const emotion of emotions) for (const cue of emotion.cues) mark(cue, emotion.id);
  for (const sign of signs) mark(sign, sign.label);
  const quote = (index: number, earlier: boolean): Quote[] => {
    const turn = conversation.turns[index];
    return turn?.text.trim() ? [{ id: turn.id, text: turn.text, spans: spans.get(index) ?? [], earlier }] : [];
  };
  const leading = emotions[0]?.id;
  const explained = spans.get(last)?.some((span) => span.mark === leading) ?? false;
  const earlier = explained ? undefined : [...spans.keys()].filter((index) => index < last).sort((a, b) => b - a)[0];
  return [...(earlier === undefined ? [] : quote(earlier, true)), ...quote(last, false)];
}

function emotionOf(mark: string): Emotion | undefined {
  return EMOTIONS.find((id) => id === mark);
}

function toneOf(mark: string): 'warm' | 'amber' | 'good' {
  const emotion = emotionOf(mark);
  if (!emotion) return 'amber';
  if (!NEGATIVE_EMOTIONS.has(emotion) && BASE_INTENSITY[emotion] === 0) return 'good';
  return BASE_INTENSITY[emotion] >= 3 ? 'warm' : 'amber';
}

/** Signs are named by what they show: the ask, the root, the flag; a bare threat has no name of its own. */
const SIGN_TEXTS: Readonly<Record<string, string>> = {
  it: 'intent',
  root: 'root',
  fl: 'flag',
  hi: 'hidden',
};

function nameOf(mark: string, t: Texts): string | undefined {
  const emotion = emotionOf(mark);
  if (emotion) return t(`emotion.${emotion}`);
  const [prefix = '', id = ''] = mark.split('.');
  const key = `${SIGN_TEXTS[prefix]}.${id}`;
  return isTextKey(key) ? t(key) : undefined;
}
