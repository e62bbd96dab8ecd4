import { UI_LANGS, type UiLang } from '../taxonomy.ts';
import { LatePattern } from '../text/late-pattern.ts';
import { compileDraftModel } from './draft-model.ts';
import type {
  CompiledDraftPattern,
  DraftPattern,
  DraftRuleFile,
  DraftRuleFiles,
  DraftRules,
  DraftTexts,
  RuleLang,
  Wording,
} from './draft-rule.ts';
import { compileForbiddenWords } from './forbidden-words.ts';

/** Inserts atoms; an atom may use atoms that stand before it in the file. */
function expand(source: string, atoms: ReadonlyMap<string, string>, where: string): string {
  return source.replace(/\{\{([a-zA-Z0-9_]+)\}\}/g, (_, name: string) => {
    const atom = atoms.get(name);
    if (atom === undefined) throw new Error(`${where}: the atom {{${name}}} is not defined above it`);
    return atom;
  });
}

function compilePattern(
  source: string,
  atoms: ReadonlyMap<string, string>,
  where: string,
  flags: 'u' | 'gu' = 'u',
): LatePattern {
  return new LatePattern(expand(source, atoms, where), flags, where);
}

function compileOne(
  pattern: DraftPattern,
  { lang, frames = false }: DraftRuleFile,
  atoms: ReadonlyMap<string, string>,
  where: string,
): CompiledDraftPattern {
  const all = (sources: readonly string[] | undefined): LatePattern[] =>
    (sources ?? []).map((source) => compilePattern(source, atoms, where));
  return {
    rule: pattern.rule,
    lang,
    frame: frames,
    pattern: compilePattern(pattern.pattern, atoms, where, 'gu'),
    with: all(pattern.with),
    scope: pattern.scope ?? 'clause',
    unless: all(pattern.unless),
    unlessDraft: all(pattern.unlessDraft),
    unlessReadings: (pattern.unlessReadings ?? []).map((names) => names.split('&')),
    buyer: pattern.buyer === undefined ? null : compilePattern(pattern.buyer, atoms, where),
    negatable: pattern.negatable ?? true,
    markets: pattern.markets ?? null,
    wording: pattern.wording ?? pattern.rule,
  };
}

function joinTexts(texts: Readonly<Record<UiLang, DraftTexts>>): DraftRules['texts'] {
  const joined: Record<string, { title: Wording; message: Wording; better: Wording }> = {};
  for (const key of Object.keys(texts.en)) {
    const part = (field: 'title' | 'message' | 'better'): Wording => {
      const wording: Partial<Record<UiLang, string>> = {};
      for (const ui of UI_LANGS) {
        const text = texts[ui][key]?.[field];
        if (text === undefined) throw new Error(`draft-rules/texts/${ui}.json: ${key}.${field} is missing`);
        wording[ui] = text;
      }
      return wording as Wording;
    };
    joined[key] = { title: part('title'), message: part('message'), better: part('better') };
  }
  return joined;
}

/**
 * Compiles the files of `scripts-library/draft-rules/` once, when the library is built.
 *
 * @throws Error when the data does not hold together (unknown atom or rule, missing wording; a broken pattern when it
 *   is first used); the built-in data is part of the product, so that is a bug, found by its convention test.
 */
export function compileDraftRules({
  languages,
  rules: specs,
  texts,
  forbidden: listed = [],
  model,
}: DraftRuleFiles): DraftRules {
  const patterns: CompiledDraftPattern[] = [];
  const readings: Record<RuleLang, Record<string, LatePattern>> = { zh: {}, en: {} };
  const negators: Partial<Record<RuleLang, RegExp>> = {};
  const terms: { cn: RegExp; tw: string; unless: RegExp | null }[] = [];
  const joined = joinTexts(texts);
  const atomsOf: Record<RuleLang, Map<string, string>> = { zh: new Map(), en: new Map() };
  for (const file of languages) {
    const atoms = atomsOf[file.lang];
    for (const [name, source] of Object.entries(file.atoms)) {
      atoms.set(name, expand(source, atoms, `${file.lang}.json atoms.${name}`));
    }
    for (const [name, source] of Object.entries(file.readings ?? {})) {
      readings[file.lang][name] = compilePattern(source, atoms, `${file.lang}.json readings.${name}`, 'gu');
    }
    negators[file.lang] ??= new RegExp(`(?:${expand('{{negator}}', atoms, `${file.lang}.json`)})$`, 'u');
    file.patterns.forEach((pattern, index) => {
      const where = `${file.lang}.json patterns[${index}] (${pattern.rule})`;
      if (!specs[pattern.rule]) throw new Error(`${where}: the rule is not listed in rules.json`);
      const compiled = compileOne(pattern, file, atoms, where);
      if (!joined[compiled.wording]) throw new Error(`${where}: no texts for ${compiled.wording}`);
      patterns.push(compiled);
    });
    for (const term of file.terms ?? []) {
      terms.push({
        cn: new RegExp(term.cn, 'gu'),
        tw: term.tw,
        unless: term.unless === undefined ? null : new RegExp(term.unless, 'u'),
      });
    }
  }
  if (!negators.zh || !negators.en) throw new Error('draft-rules: both zh.json and en.json are needed');
  const forbidden = compileForbiddenWords(listed);
  for (const { word, rule } of forbidden) {
    if (!specs[rule])
      throw new Error(`draft-rules/forbidden: ${word} names the rule ${rule}, not listed in rules.json`);
  }
  return {
    patterns,
    readings,
    negators: { zh: negators.zh, en: negators.en },
    specs,
    forbidden,
    terms,
    model: model ? compileDraftModel(model) : null,
    texts: joined,
  };
}
