import type { HandOverName } from '../../utils/core/hand-over/hand-over.ts';
import type { HandOverWords } from '../../utils/core/hand-over/write-hand-over.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import type { Texts } from '../../utils/i18n/create-texts.ts';
import { writeClock } from './clock-words.ts';

const NAME = 'handOver.name.';

/** The words of the hand-over card in the agent's language; the quotes stay in the buyer's. */
export function handOverWords(t: Texts, uiLang: UiLang, now: number): HandOverWords {
  return {
    heading: t('handOver.title'),
    label: (label) =>
      label.startsWith(NAME) ? t(`handOver.name.${label.slice(NAME.length) as HandOverName}`) : t(label),
    section: (section) => t(`handOver.section.${section}`),
    state: (state) => t(`handOver.state.${state}`),
    time: (at) => writeClock(at, now, uiLang),
    quoted: (words) => t('handOver.quoted', { words }),
    colon: t('handOver.colon'),
  };
}
