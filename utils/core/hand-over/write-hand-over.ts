import {
  HAND_OVER_SECTIONS,
  type HandOverCard,
  type HandOverLabel,
  type HandOverLine,
  type HandOverSection,
  type HandOverState,
  type Quote,
} from './hand-over.ts';

/** The words of one interface language. */
export interface HandOverWords {
  heading: string;
  label(label: HandOverLabel): string;
  section(section: HandOverSection): string;
  state(state: HandOverState): string;
  /** A moment as people of that language read it. */
  time(at: number): string;
  quoted(words: string): string;
  /** Between a name and what it is: “：” or “: ”. */
  colon: string;
}

/** The words of a quote; a long clause is shortened at its end. */
export function quotedWords({ message, start, end }: Quote, most = 80): string {
  const words = message.slice(start, end).trim().replace(/\s+/g, ' ');
  const letters = [...words];
  return letters.length <= most ? words : `${letters.slice(0, most - 1).join('')}…`;
}

/** A line without its quote: “承诺：18:00 · 已过期”. */
export function lineHead({ label, names = [], words, at, state }: HandOverLine, say: HandOverWords): string {
  const facts = [names.map((name) => say.label(name)).join(' · '), words ?? ''].filter(Boolean).join(' ');
  const head = [say.label(label), facts].filter(Boolean).join(say.colon);
  return [head, at === undefined ? '' : say.time(at), state ? say.state(state) : ''].filter(Boolean).join(' · ');
}

/** The card as plain text: one line per fact, `#n` is the number of the message it stands on. */
export function writeHandOver(card: HandOverCard, say: HandOverWords): string {
  const title = [say.heading, card.customerName, card.orderId].filter(Boolean).join(' · ');
  const blocks = HAND_OVER_SECTIONS.flatMap((section) => {
    const lines = card.lines.filter((line) => line.section === section);
    if (lines.length === 0) return [];
    const written = lines.map((line) => {
      const words = line.quote ? quotedWords(line.quote) : '';
      const quote = line.quote ? [words && say.quoted(words), `#${line.quote.turn + 1}`].filter(Boolean).join(' ') : '';
      return `- ${[lineHead(line, say), quote].filter(Boolean).join(' ')}`;
    });
    return [[say.section(section), ...written].join('\n')];
  });
  return [title, ...blocks].join('\n\n');
}
