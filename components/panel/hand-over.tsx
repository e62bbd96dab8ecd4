import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import {
  HAND_OVER_SECTIONS,
  type HandOverCard,
  type HandOverLine,
  type Quote,
} from '../../utils/core/hand-over/hand-over.ts';
import {
  type HandOverWords,
  lineHead,
  quotedWords,
  writeHandOver,
} from '../../utils/core/hand-over/write-hand-over.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { handOverWords } from './hand-over-words.ts';
import { usePort } from './panel-context.ts';

/** Opens the card for the lead or the next shift; it is made at that moment and shows the talk as it stands. */
export function useHandOver(): { open: () => void; dialog: ReactNode } {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const [card, setCard] = useState<HandOverCard | null>(null);
  const open = async () => {
    const made = await port.handOver().catch(() => null);
    if (made) setCard(made);
    else toast({ tone: 'problem', text: t('handOver.failed') });
  };
  return { open: () => void open(), dialog: card && <HandOverDialog card={card} onClose={() => setCard(null)} /> };
}

export function HandOverButton() {
  const t = useTexts();
  const { open, dialog } = useHandOver();
  return (
    <>
      <Button kind="plain" className="quiet" data-testid="hand-over-open" onClick={open}>
        {t('handOver.open')}
      </Button>
      {dialog}
    </>
  );
}

function HandOverDialog({ card, onClose }: { card: HandOverCard; onClose: () => void }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const toast = useToast();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [now] = useState(() => Date.now());
  const say = handOverWords(t, uiLang, now);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const copy = async (text: string, done: string) => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    toast(copied ? { tone: 'done', text: done } : { tone: 'problem', text: t('scripts.copyFailed') });
    if (copied) dialog.current?.close();
  };
  return (
    <dialog
      className="dialog hand-over"
      data-testid="hand-over"
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <h2 id={titleId}>{[t('handOver.title'), card.customerName].filter(Boolean).join(' · ')}</h2>
      <p>{t('handOver.hint')}</p>
      {HAND_OVER_SECTIONS.map((section) => {
        const lines = card.lines.filter((line) => line.section === section);
        return (
          lines.length > 0 && (
            <section key={section} data-section={section}>
              <h3>{say.section(section)}</h3>
              <ul>
                {lines.map((line) => (
                  <HandOverRow
                    key={`${line.quote?.turn} ${line.quote?.start} ${lineHead(line, say)}`}
                    line={line}
                    say={say}
                    onCopy={(words) => void copy(words, t('scripts.copied'))}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
      <div className="dialog-row">
        <Button onClick={() => dialog.current?.close()}>{t('handOver.close')}</Button>
        <Button
          kind="primary"
          data-testid="hand-over-copy"
          onClick={() => void copy(writeHandOver(card, say), t('handOver.copied'))}
        >
          {t('handOver.copy')}
        </Button>
      </div>
    </dialog>
  );
}

interface HandOverRowProps {
  line: HandOverLine;
  say: HandOverWords;
  onCopy: (words: string) => void;
}

/** One fact; a click unfolds the message it stands on, with its words marked. */
function HandOverRow({ line, say, onCopy }: HandOverRowProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const { quote } = line;
  const head = lineHead(line, say);
  if (!quote) return <li>{head}</li>;
  const words = quotedWords(quote, 48);
  return (
    <li>
      <button type="button" className="hand-over-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{head}</span>
        {words && !open && <q dir="auto">{say.quoted(words)}</q>}
        <small>{t('handOver.message', { n: quote.turn + 1 })}</small>
      </button>
      {open && (
        <div className="hand-over-message">
          <Marked quote={quote} />
          <p className="hand-over-foot">
            {quote.at !== null && <span>{say.time(quote.at)}</span>}
            {words && (
              <Button kind="plain" className="quiet" onClick={() => onCopy(quotedWords(quote, 600))}>
                {t('handOver.copyQuote')}
              </Button>
            )}
          </p>
        </div>
      )}
    </li>
  );
}

function Marked({ quote: { message, start, end } }: { quote: Quote }) {
  return (
    <blockquote dir="auto">
      {message.slice(0, start)}
      <mark>{message.slice(start, end)}</mark>
      {message.slice(end)}
    </blockquote>
  );
}
