import type { Script } from '../../../utils/core/packs/script.ts';
import type { ScriptChange, ScriptPart } from '../../../utils/core/packs/versions/compare-packs.ts';
import { LANGS } from '../../../utils/core/taxonomy.ts';
import { diffWords } from '../../../utils/exchange/diff-words.ts';
import { isTextKey, type Texts } from '../../../utils/i18n/create-texts.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { packTitle } from '../pack-title.ts';
import { useStudio } from '../use-studio.ts';

/** What became of one script, its wording word by word. */
export function ScriptDifference({ change }: { change: ScriptChange }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { store } = useStudio();
  const script = change.kind === 'removed' ? change.before : change.after;
  return (
    <article className="difference" data-kind={change.kind} data-testid="difference">
      <header>
        <span className="chip" data-tone={TONES[change.kind]}>
          {t(`studio.versions.${change.kind}`)}
        </span>
        <button
          type="button"
          className="link"
          onClick={() => {
            store.actions.openScript(change.id);
            store.actions.goTo('scripts');
          }}
        >
          {packTitle(script, uiLang)}
        </button>
        <code>{change.id}</code>
      </header>
      {change.kind === 'changed' ? (
        <ChangedParts before={change.before} after={change.after} parts={change.parts} />
      ) : (
        <WholeText script={script} />
      )}
    </article>
  );
}

const TONES = { added: 'brand', changed: 'amber', removed: 'warm' } as const;

function WholeText({ script }: { script: Script }) {
  const uiLang = useUiLang();
  const lang = uiLang === 'en' ? 'en' : uiLang === 'zh-TW' ? 'zh-Hant' : 'zh-Hans';
  const shown = script.texts[lang] ? lang : (LANGS.find((each) => script.texts[each]) ?? lang);
  return (
    <p className="difference-text" lang={shown}>
      {script.texts[shown]}
    </p>
  );
}

interface ChangedPartsProps {
  before: Script;
  after: Script;
  parts: readonly ScriptPart[];
}

/** The parts that differ, one below the other. */
export function ChangedParts({ before, after, parts }: ChangedPartsProps) {
  const t = useTexts();
  return parts.map((part) =>
    part === 'texts' || part === 'title' ? (
      LANGS.filter((lang) => before[part][lang] !== after[part][lang]).map((lang) => (
        <div key={`${part}.${lang}`} className="difference-part">
          <h4>{`${t(`studio.versions.part.${part}`)} · ${t(`studio.versions.lang.${lang}`)}`}</h4>
          <Words before={before[part][lang] ?? ''} after={after[part][lang] ?? ''} lang={lang} />
        </div>
      ))
    ) : (
      <div key={part} className="difference-part">
        <h4>{t(`studio.versions.part.${part}`)}</h4>
        <Swap before={sayPart(before, part, t)} after={sayPart(after, part, t)} />
      </div>
    ),
  );
}

/** Where the words of a rule stand among the texts. */
const WORDS_OF = {
  scenarios: 'scenario',
  issues: 'issue',
  intents: 'intent',
  steps: 'step',
  roots: 'root',
  triggers: 'trigger',
  hidden: 'hidden',
  flags: 'flag',
} as const;

function nameOf(t: Texts, key: string, id: string): string {
  const full = `${key}.${id}`;
  return isTextKey(full) ? t(full) : id;
}

function sayFits(fits: Script['fits'], t: Texts): string {
  const lists = (Object.keys(WORDS_OF) as (keyof typeof WORDS_OF)[]).flatMap((key) => {
    const ids: readonly string[] = fits[key] ?? [];
    return ids.length > 0
      ? `${t(`studio.rules.${key}`)}: ${ids.map((id) => nameOf(t, WORDS_OF[key], id)).join(', ')}`
      : [];
  });
  if (fits.mentions) lists.push(`${t('studio.rules.mentions')}: ${fits.mentions.join(', ')}`);
  if (fits.intensity) lists.push(`${t('studio.rules.intensity')}: ${fits.intensity.join('–')}`);
  return lists.join('; ') || t('studio.rules.any');
}

/** A part that is no wording, in the reader's words; slots as short plain text, for they are ours to read. */
function sayPart(script: Script, part: ScriptPart, t: Texts): string {
  if (part === 'fits') return sayFits(script.fits, t);
  if (part === 'tags') return script.tags.map((tag) => t(`studio.tag.${tag}`)).join(', ');
  if (part === 'stage') return t(`stage.${script.stage}`);
  if (part === 'status') return t(`studio.status.${script.status}`);
  if (part === 'variant') return script.variant ? t(`studio.variant.${script.variant}`) : t('studio.rules.plain');
  if (part === 'channel') return script.channel ? String(script.channel.maxChars) : '';
  const value = script[part];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ');
}

/** Names are replaced whole: half a word that two states share says nothing. */
function Swap({ before, after }: { before: string; after: string }) {
  return (
    <p className="difference-text">
      {before && <del>{before}</del>}
      {before && after && ' → '}
      {after && <ins>{after}</ins>}
    </p>
  );
}

function Words({ before, after, lang }: { before: string; after: string; lang: string }) {
  return (
    <p className="difference-text" lang={lang}>
      {diffWords(before, after, lang).map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
