import { deskTalk, hearLines, LEAST_DIFFERENCE } from '../../../core/speakers/desk-talk.ts';
import type { SpeakerWeights } from '../../../core/speakers/hear-line.ts';
import type { SpeakerLine } from './read-speakers.ts';
import { type Example, trainSpeakers } from './train-speakers.ts';

/** How talks are heard by weights that were trained without any line of their file. */
export interface SpeakerProof {
  lang: string;
  /** Talks of shops: how many, in how many the right side is taken for the shop's, in how many the other. */
  shops: { talks: number; right: number; wrong: number; heard: number };
  /** Other talks, and how many are heard as a shop's. */
  others: { talks: number; heard: number };
}

const FOLDS = 5;

function talksOf(lines: readonly SpeakerLine[]): SpeakerLine[][] {
  const talks = new Map<string, SpeakerLine[]>();
  for (const line of lines) talks.set(line.talk, [...(talks.get(line.talk) ?? []), line]);
  return [...talks.values()];
}

function judge(talk: readonly SpeakerLine[], weights: SpeakerWeights, proof: SpeakerProof): void {
  const said = (...roles: SpeakerLine['role'][]) =>
    hearLines(
      talk.filter(({ role }) => roles.includes(role)).map(({ text }) => text),
      weights,
    );
  const { difference, isDesk } = deskTalk(said('shop', 'own'), said('buyer', 'other'), false);
  const isShop = talk.some(({ role }) => role === 'shop' || role === 'buyer');
  const counts = isShop ? proof.shops : proof.others;
  counts.talks += 1;
  if (isDesk) counts.heard += 1;
  if (isShop && difference > LEAST_DIFFERENCE) proof.shops.right += 1;
  if (isShop && difference < -LEAST_DIFFERENCE) proof.shops.wrong += 1;
}

/** @param further examples that are trained on beside the talks */
export function proveSpeakers(lines: readonly SpeakerLine[], further: readonly Example[]): SpeakerProof[] {
  const files = [...new Set(lines.map(({ file }) => file))];
  const proofs = new Map<string, SpeakerProof>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = new Set(files.filter((_, index) => index % FOLDS === fold));
    const learned = lines.filter(({ file }) => !kept.has(file));
    const weights = trainSpeakers([...learned, ...further]);
    for (const talk of talksOf(lines.filter(({ file }) => kept.has(file)))) {
      const lang = talk[0]?.file.split('/')[0] ?? '';
      const proof = proofs.get(lang) ?? {
        lang,
        shops: { talks: 0, right: 0, wrong: 0, heard: 0 },
        others: { talks: 0, heard: 0 },
      };
      proofs.set(lang, proof);
      judge(talk, weights, proof);
    }
  }
  return [...proofs.values()];
}
