import type { CompiledCueRule, CueFile, CueRule, CueRules } from './cue-rule.ts';
import { foldHan } from './fold-character.ts';
import { LatePattern } from './late-pattern.ts';

const ATOM = /\{\{([a-z0-9_]+)\}\}/g;
/** Atoms may use atoms; deeper nesting than this is a circle. */
const DEEPEST = 6;

/** Rules run over folded text: an author may write 帳, 帐 or 账 and means the same. */
function expand(source: string, atoms: ReadonlyMap<string, string>, where: string, depth = 0): string {
  if (depth > DEEPEST) throw new Error(`${where}: atoms refer to each other in a circle; break it.`);
  return foldHan(source).replace(ATOM, (_whole, name: string) => {
    const atom = atoms.get(name);
    if (atom === undefined) throw new Error(`${where}: unknown atom {{${name}}}; define it in "atoms" of a cue file.`);
    return `(?:${expand(atom, atoms, where, depth + 1)})`;
  });
}

function toPattern(source: string, atoms: ReadonlyMap<string, string>, where: string, flags: string): LatePattern {
  return new LatePattern(() => expand(source, atoms, where), flags, where);
}

const NONE: readonly LatePattern[] = [];

function compileRule(rule: CueRule, atoms: ReadonlyMap<string, string>): CompiledCueRule {
  const { id, label, weight, negatable, speaker } = rule;
  const conditions = (field: 'unless' | 'unlessTurn' | 'needs'): readonly LatePattern[] =>
    rule[field]?.map((source) => toPattern(source, atoms, `cue ${id}, ${field}`, 'u')) ?? NONE;
  return {
    id,
    label,
    weight,
    ...(negatable === undefined ? {} : { negatable }),
    ...(speaker === undefined ? {} : { speaker }),
    pattern: toPattern(rule.pattern, atoms, `cue ${id}, pattern`, 'gu'),
    unless: conditions('unless'),
    unlessTurn: conditions('unlessTurn'),
    needs: conditions('needs'),
  };
}

/**
 * Compiles the cue files of all languages. Atoms are shared by all files of one language.
 * Throws with the rule's id when an id is used twice, and when a pattern is first used that does not parse or names a
 * missing atom: the files ship with the product, so that is a bug in them, not an expected failure.
 */
export function compileCues(files: readonly CueFile[]): CueRules {
  const atoms = { zh: new Map<string, string>(), en: new Map<string, string>() };
  for (const file of files) {
    for (const [name, source] of Object.entries(file.atoms)) {
      if (atoms[file.lang].has(name)) throw new Error(`atom ${name} is defined twice for ${file.lang}; keep one.`);
      atoms[file.lang].set(name, source);
    }
  }
  const rules: { zh: CompiledCueRule[]; en: CompiledCueRule[] } = { zh: [], en: [] };
  // One id may stand in both languages: it is then one sign, written twice.
  const seen = { zh: new Set<string>(), en: new Set<string>() };
  for (const file of files) {
    for (const rule of file.rules) {
      if (seen[file.lang].has(rule.id)) {
        throw new Error(`cue ${rule.id} exists twice for ${file.lang}; ids are unique within a language.`);
      }
      seen[file.lang].add(rule.id);
      rules[file.lang].push(compileRule(rule, atoms[file.lang]));
    }
  }
  return rules;
}
