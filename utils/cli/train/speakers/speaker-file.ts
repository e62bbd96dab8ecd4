import type { SpeakerHead, SpeakerWeights } from '../../../core/speakers/hear-line.ts';

const head = (name: string, { letters, scale, bias }: SpeakerHead): string =>
  `  ${name}: {\n    scale: ${scale},\n    bias: ${bias},\n    letters:\n      '${letters}',\n  },\n`;

/** The trained heads as the source file that the page's code carries: a page script cannot load a file of its own. */
export function speakerFile(heads: SpeakerWeights): string {
  return [
    '/** Made by `npm run train -- --speakers`; see `hear-line.ts`. One letter a bucket. */\n',
    'export const SPEAKER_WEIGHTS = {\n',
    head('shop', heads.shop),
    head('trade', heads.trade),
    '} as const;\n',
  ].join('');
}
