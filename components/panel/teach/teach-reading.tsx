import { ROLES } from '../../../utils/core/conversation/conversation.ts';
import { TAUGHT_ROLES, type TaughtRole, type TeachState } from '../../../utils/core/sites/teaching.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { useTeach } from './use-teach.ts';

type Row = TeachState['rows'][number];

/** The conversation as the definition reads it so far; every role can be changed here too. */
export function TeachReading({ state: { rows, total, counts, examples, found } }: { state: TeachState }) {
  const t = useTexts();
  if (examples < 2 && !found) return null;
  const parts = ROLES.flatMap((role) => (counts[role] ? [`${t(`teach.role.${role}`)} ${counts[role]}`] : []));
  return (
    <section className="teach-reading" aria-label={t('teach.reading')}>
      <h3>
        {t('teach.reading')}
        {total > 0 && (
          <small data-testid="teach-counts">{[t('teach.total', { count: total }), ...parts].join(' · ')}</small>
        )}
      </h3>
      {total === 0 && <p className="teach-quiet">{t('teach.nothingRead')}</p>}
      <ol>
        {rows.map((row) => (
          <TeachRow key={row.key} row={row} />
        ))}
      </ol>
    </section>
  );
}

function TeachRow({ row: { key, role, text, taught } }: { row: Row }) {
  const t = useTexts();
  const teach = useTeach();
  const words = text || t('teach.empty');
  const isChoice = (TAUGHT_ROLES as readonly string[]).includes(role);
  return (
    <li data-role={role} data-testid="teach-row">
      <select
        value={role}
        aria-label={t('teach.roleOf', { text: words })}
        onChange={(event) => teach({ type: 'correct', key, role: event.target.value as TaughtRole })}
      >
        {!isChoice && (
          <option value={role} disabled>
            {t(`teach.role.${role}`)}
          </option>
        )}
        {TAUGHT_ROLES.map((each) => (
          <option key={each} value={each}>
            {t(`teach.role.${each}`)}
          </option>
        ))}
      </select>
      <span className="teach-words" dir="auto">
        {words}
        {taught && <span className="teach-shown"> ✓ {t('teach.shown')}</span>}
      </span>
    </li>
  );
}
