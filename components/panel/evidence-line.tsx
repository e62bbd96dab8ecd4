import { isTextKey } from '../../utils/i18n/create-texts.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';
import { WatchItem } from './watch-item.tsx';

const TITLE = {
  no: 'watch.evidenceNo',
  optional: 'watch.evidenceOptional',
  yes: 'watch.evidenceYes',
  seller: 'watch.evidenceSeller',
} as const;

/** Whether to ask for proof, for what, and for what not (domain.md §3). */
export function EvidenceLine() {
  const t = useTexts();
  const uiLang = useUiLang();
  const evidence = usePanel((state) => state.advice?.evidence);
  const quiet = usePanel((state) => state.calm && (state.advice?.evidence.asked ?? 0) === 0);
  const silent = evidence?.need === 'no' && evidence.advice === '' && evidence.asked === 0;
  if (!evidence || quiet || silent) return null;
  const list = (kinds: readonly string[]) =>
    new Intl.ListFormat(uiLang, { type: 'disjunction', style: 'short' }).format(
      kinds.map((kind) => {
        const key = `kind.${kind}`;
        return isTextKey(key) ? t(key) : kind;
      }),
    );
  const spent = evidence.state === 'irritated' || evidence.state === 'unwilling' || evidence.state === 'unable';
  const asked =
    evidence.asked > 0
      ? `${t('watch.asked', { count: evidence.asked })} · ${t(`evidenceState.${evidence.state}`)}`
      : '';
  return (
    <WatchItem
      icon="proof"
      tone={spent ? 'amber' : evidence.need === 'no' ? 'good' : 'plain'}
      title={t(TITLE[evidence.need])}
    >
      {evidence.advice && <p>{evidence.advice}</p>}
      {evidence.need !== 'no' && evidence.kinds.length > 0 && (
        <p>{t('watch.evidenceKinds', { kinds: list(evidence.kinds) })}</p>
      )}
      {evidence.need !== 'no' && evidence.invalidKinds.length > 0 && (
        <p>{t('watch.evidenceInvalid', { kinds: list(evidence.invalidKinds) })}</p>
      )}
      {asked && <p>{asked}</p>}
      {evidence.fallback && evidence.need !== 'no' && <p>{evidence.fallback}</p>}
    </WatchItem>
  );
}
