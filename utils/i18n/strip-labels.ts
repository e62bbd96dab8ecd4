import type { StripView } from '../core/page-messages.ts';
import type { Texts } from './create-texts.ts';

/** The ready texts that the worker sends along with the strip; the page itself has no texts. */
export function stripLabels(t: Texts): StripView['labels'] {
  return {
    strip: t('strip.strip'),
    insert: t('strip.insert'),
    collapse: t('strip.collapse'),
    expand: t('strip.expand'),
    off: t('strip.off'),
    move: t('strip.move'),
    findings: t('strip.findings'),
    needsSlots: t('strip.needsSlots'),
    replace: t('strip.replace'),
    dismiss: t('strip.dismiss'),
  };
}
