/** Conversations to try a pack on; written for this project. */
import samples from '../../../scripts-library/samples/samples.json' with { type: 'json' };
import type { UiLang } from '../../core/taxonomy.ts';

export interface Sample {
  id: string;
  title: Record<UiLang, string>;
  /** A copied chat, as `readTranscript` takes it. */
  text: string;
}

export const SAMPLES: readonly Sample[] = samples;
