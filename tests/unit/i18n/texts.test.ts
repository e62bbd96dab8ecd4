import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import matrix from '../../../scripts-library/evidence/matrix.json' with { type: 'json' };
import * as taxonomy from '../../../utils/core/taxonomy.ts';
import { createTexts, isTextKey, type TextKey } from '../../../utils/i18n/create-texts.ts';
import enBase from '../../../utils/i18n/en.json' with { type: 'json' };
import { resolveUiLang } from '../../../utils/i18n/resolve-ui-lang.ts';
import enStudio from '../../../utils/i18n/studio/en.json' with { type: 'json' };
import zhCnStudio from '../../../utils/i18n/studio/zh-CN.json' with { type: 'json' };
import zhTwStudio from '../../../utils/i18n/studio/zh-TW.json' with { type: 'json' };
import zhCnBase from '../../../utils/i18n/zh-CN.json' with { type: 'json' };
import zhTwBase from '../../../utils/i18n/zh-TW.json' with { type: 'json' };

const en = { ...enBase, ...enStudio };
const zhCn = { ...zhCnBase, ...zhCnStudio };
const zhTw = { ...zhTwBase, ...zhTwStudio };

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const base = (key: string) => key.replace(/_(one|other)$/, '');
const keysOf = (tree: Tree) => [...new Set([...flat(tree).keys()].map(base))].sort();
const languages = { en, 'zh-CN': zhCn, 'zh-TW': zhTw } as const;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
}

const root = new URL('../../../', import.meta.url).pathname;
const code = ['components', 'utils/i18n', 'utils/app', 'entrypoints']
  .flatMap((folder) => sources(root + folder))
  .join('\n');

describe('texts', () => {
  it.each(['zh-CN', 'zh-TW'] as const)('%s has the same keys as en', (lang) => {
    expect(keysOf(languages[lang])).toEqual(keysOf(en));
  });

  it.each(Object.entries(languages))('%s has no empty text and the same values to fill in', (_lang, tree) => {
    const english = flat(en);
    for (const [key, text] of flat(tree)) {
      expect(text.trim(), key).not.toBe('');
      const values = (each: string) => [...each.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
      expect(values(text), key).toEqual(values(english.get(key) ?? english.get(`${key}_other`) ?? ''));
    }
  });

  it('has both plural forms wherever English has one', () => {
    const keys = [...flat(en).keys()];
    for (const key of keys.filter((each) => each.endsWith('_one')))
      expect(keys).toContain(key.replace(/_one$/, '_other'));
  });

  it('uses every text, and every text it uses exists', () => {
    // Literal keys, and the beginnings of keys made with a template such as `stage.${stage}`.
    const literal = new Set(
      [...code.matchAll(/['"`]([a-z][A-Za-z]*(?:\.[A-Za-z_-]+)+)['"`]/g)].map((match) => match[1] ?? ''),
    );
    const begun = new Set(
      [...code.matchAll(/`([a-z][A-Za-z]*\.(?:[A-Za-z-]+\.)*)\$\{/g)].map((match) => match[1] ?? ''),
    );
    const unused = keysOf(en).filter((key) => !literal.has(key) && ![...begun].some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter((key) => !keysOf(en).includes(key))).toEqual([]);
  });

  it('names every id of the vocabularies', () => {
    const groups: Record<string, readonly string[]> = {
      emotion: taxonomy.EMOTIONS,
      step: taxonomy.STEPS,
      goal: taxonomy.STEPS,
      zone: taxonomy.ZONES,
      exposure: taxonomy.EXPOSURE_LEVELS,
      root: taxonomy.ROOTS,
      trigger: taxonomy.TRIGGERS,
      scenario: taxonomy.SCENARIOS,
      issue: taxonomy.ISSUES,
      intent: taxonomy.INTENTS,
      hidden: taxonomy.HIDDEN_INTENTS,
      flag: taxonomy.FLAGS,
      stage: taxonomy.STAGES,
      stageLead: taxonomy.STAGES,
      severity: taxonomy.SEVERITIES,
      trend: taxonomy.TRENDS,
      rung: taxonomy.RUNGS,
      market: taxonomy.MARKETS,
      evidenceState: taxonomy.EVIDENCE_STATES,
      evidenceItem: taxonomy.ITEM_STATES,
      // None is no word: the chip is left out.
      nag: taxonomy.NAG_LEVELS.filter((level) => level !== 'none'),
      kind: [...new Set(Object.values(matrix).flatMap((row) => [...row.valid, ...row.weak, ...row.invalid]))],
    };
    for (const [group, ids] of Object.entries(groups)) {
      expect(ids.length, group).toBeGreaterThan(1);
      expect(Object.keys((en as Tree)[group] ?? {}).sort(), group).toEqual([...ids].sort());
    }
  });

  it('names every slot that the built-in scripts use', () => {
    const folder = `${root}scripts-library/packs`;
    const names = new Set<string>();
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.name.endsWith('.json')) continue;
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      for (const match of text.matchAll(/\{([a-z][a-z0-9]*)\}/g)) names.add(match[1] ?? '');
    }
    const unnamed = [...names].filter(
      (name) => !isTextKey(`slot.${name}`) && !isTextKey(`slot.${name.replace(/\d+$/, '')}`),
    );
    expect(unnamed).toEqual([]);
  });

  it('keeps the scripts of each language apart', () => {
    for (const [key, text] of flat(zhTw)) {
      if (key.startsWith('language.')) continue;
      expect(text, key).not.toMatch(/[们话设为发读过这买卖质视说请还关闭页级诉]/);
    }
    for (const [key, text] of flat(en)) {
      if (!key.startsWith('language.')) expect(text, key).not.toMatch(/[\u3400-\u9fff]/);
    }
  });
});

describe('createTexts', () => {
  it('fills values and picks the plural form', () => {
    const t = createTexts('en');
    expect(t('search.results', { count: 1 })).toBe('1 script found');
    expect(t('search.results', { count: 3 })).toBe('3 scripts found');
    expect(createTexts('zh-CN')('search.results', { count: 1 })).toBe('找到 1 条');
  });

  it('does not escape what people typed', () => {
    expect(createTexts('en')('search.none', { query: '<b> & "x"' })).toContain('<b> & "x"');
  });

  it('keeps languages apart at the same time', () => {
    const key: TextKey = 'stage.apologise';
    expect([createTexts('en')(key), createTexts('zh-CN')(key), createTexts('en')(key)]).toEqual([
      'Apologise',
      '致歉',
      'Apologise',
    ]);
  });
});

describe('resolveUiLang', () => {
  it.each([
    [['zh-CN'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-TW'], 'zh-TW'],
    [['zh-Hant-HK'], 'zh-TW'],
    [['zh-HK', 'en'], 'zh-TW'],
    [['de-DE', 'zh-TW'], 'zh-TW'],
    [['en-GB'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('%j is read as %s', (preferred, lang) => {
    expect(resolveUiLang('auto', preferred)).toBe(lang);
  });

  it('lets the setting win', () => {
    expect(resolveUiLang('zh-TW', ['en'])).toBe('zh-TW');
  });
});
