import { Converter } from 'opencc-js/cn2t';
import type { GoldTurn } from './read-gold.ts';

const convert = Converter({ from: 'cn', to: 'twp' });

/** The same turn as a buyer in Taiwan would type it: characters and, where the converter knows them, words. */
export function inTraditional(gold: GoldTurn): GoldTurn {
  return {
    ...gold,
    text: convert(gold.text),
    context: gold.context.map((turn) => ({ ...turn, text: convert(turn.text) })),
  };
}
