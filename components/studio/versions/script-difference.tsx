import type { Script } from '../../../utils/core/packs/script.ts';
import type { ScriptChange, ScriptPart } from '../../../utils/core/packs/versions/compare-packs.ts';
import { LANGS } from '../../../utils/core/taxonomy.ts';
import { diffWords } from '../../../utils/exchange/diff-words.ts';
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
        <Words before={write(before[part])} after={write(after[part])} lang="en" />
      </div>
    ),
  );
}

/** Rules and dates as short plain text: `{"issues":["late"]}` reads better without its quotes. */
function write(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ');
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
