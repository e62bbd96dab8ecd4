import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  EMOTIONS,
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  ROOTS,
  SCENARIOS,
  STEPS,
  TRIGGERS,
} from '../../utils/core/taxonomy.ts';
import { compileCues } from '../../utils/core/text/compile-cues.ts';
import type { CueRule } from '../../utils/core/text/cue-rule.ts';
import { matchCues } from '../../utils/core/text/match-cues.ts';
import { normalise } from '../../utils/core/text/normalise.ts';
import { CUE_FILES } from '../../utils/library/cues.ts';

const rules = compileCues(CUE_FILES);
const cues = CUE_FILES.flatMap((file) => file.rules.map((rule) => ({ rule, lang: file.lang })));

/** Whether this very rule speaks up on the sentence, overlaps with surer rules aside. */
function fires(rule: CueRule, lang: 'zh' | 'en', sentence: string): boolean {
  const alone = {
    zh: rules.zh.filter((other) => (lang === 'zh' && other.id === rule.id) || other.label === 'mod.mask'),
    en: rules.en.filter((other) => (lang === 'en' && other.id === rule.id) || other.label === 'mod.mask'),
  };
  if (rule.label === 'mod.mask') {
    const { pattern } = rules[lang].find((other) => other.id === rule.id)!;
    return normalise(sentence).text.search(pattern.regExp) >= 0;
  }
  return matchCues(alone, normalise(sentence), rule.speaker ?? 'customer').some((hit) => !hit.negated);
}

const LABELS: Record<string, readonly string[]> = {
  em: EMOTIONS,
  st: STEPS,
  is: ISSUES,
  it: INTENTS,
  hi: HIDDEN_INTENTS,
  fl: FLAGS,
  root: ROOTS,
  tr: TRIGGERS,
  sc: SCENARIOS,
};

describe('cue files', () => {
  it('lists every file of the folder', () => {
    const folder = new URL('../../scripts-library/cues/', import.meta.url);
    const files = ['zh', 'en'].flatMap((lang) =>
      readdirSync(new URL(`${lang}/`, folder)).filter((f) => f.endsWith('.json')),
    );
    expect(CUE_FILES).toHaveLength(files.length);
  });

  it('are of regular expressions, each of which is compiled only when a text needs it', () => {
    for (const { pattern, unless, unlessTurn, needs } of [...rules.zh, ...rules.en])
      for (const one of [pattern, ...unless, ...unlessTurn, ...needs]) expect(one.regExp).toBeInstanceOf(RegExp);
  });

  it.each(cues.map(({ rule, lang }) => [rule.id, rule, lang] as const))('%s keeps to the conventions', (_id, rule) => {
    expect(rule.id.startsWith(`${rule.label}.`), 'an id is its label and one word more').toBe(true);
    const [kind, name] = rule.label.split('.') as [string, string];
    const known = LABELS[kind];
    if (known !== undefined) expect(known).toContain(name);
    expect(rule.weight).toBeGreaterThan(0);
    expect(rule.weight).toBeLessThanOrEqual(1);
    expect(rule.yes.length, 'at least one example that fires').toBeGreaterThan(0);
    expect(rule.no.length, 'at least one example that must not fire').toBeGreaterThan(0);
    const sources = [rule.pattern, ...(rule.unless ?? []), ...(rule.unlessTurn ?? []), ...(rule.needs ?? [])];
    for (const source of sources) {
      expect(source, 'an unbounded wildcard makes matching quadratic').not.toMatch(
        /(?<!\\)\.[*+]|\\[SDW][*+]|\[\^[^\]]+\][*+]/,
      );
    }
  });

  it.each(cues.flatMap(({ rule, lang }) => rule.yes.map((text) => [rule.id, text, rule, lang] as const)))(
    '%s fires on "%s"',
    (_id, text, rule, lang) => {
      expect(fires(rule, lang, text)).toBe(true);
    },
  );

  it.each(cues.flatMap(({ rule, lang }) => rule.no.map((text) => [rule.id, text, rule, lang] as const)))(
    '%s is silent on "%s"',
    (_id, text, rule, lang) => {
      expect(fires(rule, lang, text)).toBe(false);
    },
  );
});
