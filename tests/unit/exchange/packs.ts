import fc from 'fast-check';
import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import { type Pack, type Script, SLOT_TYPES, VARIANTS } from '../../../utils/core/packs/script.ts';
import {
  INTENTS,
  ISSUES,
  LANGS,
  MARKETS,
  SCENARIOS,
  STAGES,
  STEPS,
  STRATEGY_TAGS,
} from '../../../utils/core/taxonomy.ts';

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const id = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-'));
/** Any text a person could paste, with what trips up YAML and JSON more often than chance would bring it. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r',
        '\t',
        ' ',
        '#',
        ': ',
        '- ',
        '|',
        '>',
        "'",
        '"',
        '\\',
        '{time}',
        '---',
        '...',
        '\u2028',
        '\u0085',
        '\ufeff',
        '您好',
        'no',
        '~',
        '0x1f',
        '1e3',
        '2026-11-11',
        '<<',
        '&a',
        '*a',
        '!x',
        '%',
        '@',
        '`',
        '🙏',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const some = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const titles = fc.record({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const part = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const set = <T>(values: readonly T[]) =>
  part(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));
/** The same object without its undefined members, as it comes out of a file. */
const tidy = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

const slot = fc
  .record({
    type: fc.constantFrom(...SLOT_TYPES),
    inMinutes: part(fc.integer({ min: 1, max: 9999 })),
    hint: part(fc.record({ en: text }, { requiredKeys: [] })),
  })
  .map(tidy);
const script = fc
  .record({
    id,
    stage: fc.constantFrom(...STAGES),
    variant: part(fc.constantFrom(...VARIANTS)),
    title: titles,
    texts: fc.record({ 'zh-Hans': text, 'zh-Hant': text, en: some }, { requiredKeys: ['en'] }),
    fits: fc
      .record({
        scenarios: set(SCENARIOS),
        issues: set(ISSUES),
        intents: set(INTENTS),
        mentions: part(fc.array(some, { minLength: 1, maxLength: 3 })),
        intensity: part(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 2, max: 5 }))),
      })
      .map(tidy),
    tags: fc.uniqueArray(fc.constantFrom(...STRATEGY_TAGS), { maxLength: 3 }),
    slots: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), slot, { maxKeys: 3 }),
    channel: part(fc.record({ maxChars: fc.integer({ min: 1, max: 9999 }) })),
    owner: some,
    reviewBy: day,
    validFrom: part(day),
    validTo: part(day),
    status: fc.constantFrom('draft', 'reviewed', 'published', 'archived'),
    note: part(text),
  })
  .map((each) => tidy(each) as Script);

/** Packs of any content that the schema allows. */
export const anyPack: fc.Arbitrary<Pack> = fc.record({
  manifest: fc
    .record({
      schema: fc.constant(1 as const),
      id,
      version: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.')),
      title: titles,
      owner: some,
      licence: text,
      note: part(text),
    })
    .map((each) => tidy(each) as Pack['manifest']),
  scripts: fc.uniqueArray(script, { maxLength: 6, selector: (each) => each.id }),
});

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

export const anyCases: fc.Arbitrary<RegressionCase[]> = fc.uniqueArray(
  fc
    .record({
      id,
      title: some,
      market: fc.constantFrom(...MARKETS),
      now: instant.map((each) => each.toISOString()),
      turns: fc.array(
        fc.record({
          role: fc.constantFrom('customer' as const, 'agent' as const),
          text,
          at: part(instant.map(Number)),
        }),
        { maxLength: 4 },
      ),
      lang: part(fc.constantFrom(...LANGS)),
      order: part(fc.record({ price: fc.nat(9999), item: text }, { requiredKeys: [] })),
      expect: fc.record(
        {
          step: fc.constantFrom(...STEPS),
          stage: fc.constantFrom(...STAGES),
          offers: fc.array(some, { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ turns, lang, order, ...rest }) => ({
      ...rest,
      conversation: tidy({
        id: rest.id,
        turns: turns.map((turn, index) => tidy({ id: String(index), ...turn })),
        lang,
        order,
      }) as RegressionCase['conversation'],
    })),
  { maxLength: 3, selector: (each) => each.id },
);
