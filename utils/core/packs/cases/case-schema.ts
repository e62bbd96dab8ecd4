/** The file form of a regression case (`cases/<id>.json` in a pack folder). */
import * as v from 'valibot';
import { InputSchema } from '../../contract-schema.ts';
import { MARKETS, STAGES, STEPS } from '../../taxonomy.ts';

const ids = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1));

export const CaseSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by single hyphens')),
  title: v.pipe(v.string(), v.minLength(1)),
  market: v.picklist(MARKETS),
  now: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'an ISO 8601 time such as 2026-11-11T20:00:00+08:00'),
  ),
  /** A conversation as the command line takes it (advice contract). */
  conversation: InputSchema,
  expect: v.strictObject({
    stage: v.optional(v.picklist(STAGES)),
    step: v.optional(v.picklist(STEPS)),
    offers: v.optional(ids),
    first: v.optional(ids),
    never: v.optional(ids),
  }),
});
