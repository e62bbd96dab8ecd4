import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { FirstSteps } from './first-steps.tsx';
import { packTitle } from './pack-title.ts';
import { GROUPS, PAGES } from './pages.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** The open pack, its pages, and the pages of the team. */
export function Sidebar() {
  const t = useTexts();
  const page = useStudioState((state) => state.page);
  const packId = useStudioState((state) => state.packId);
  return (
    <nav className="studio-nav" aria-label={t('studio.nav')}>
      <PackChoice />
      {GROUPS.map((group) => (
        <section key={group}>
          <h2>{t(`studio.group.${group}`)}</h2>
          <ul>
            {PAGES.filter((each) => each.group === group).map(({ id, titleKey, alone, Badge }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === page ? 'page' : undefined} data-testid={`nav-${id}`}>
                  <span>{t(titleKey)}</span>
                  {Badge && (alone || packId !== null) && <Badge />}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {packId !== null && <FirstSteps />}
    </nav>
  );
}

const NEW = ' new';

function PackChoice() {
  const t = useTexts();
  const uiLang = useUiLang();
  const { store } = useStudio();
  const workspaces = useStudioState((state) => state.workspaces);
  const packId = useStudioState((state) => state.packId);
  const pick = (value: string) => {
    if (value === NEW) store.actions.goTo('new-pack');
    else void store.actions.openPack(value);
  };
  if (packId === null) return null;
  return (
    <label className="pack-choice">
      <span className="sr-only">{t('studio.pack.choose')}</span>
      <select value={packId} onChange={(event) => pick(event.target.value)} data-testid="pack-choice">
        {workspaces.map(({ id, manifest }) => (
          <option key={id} value={id}>
            {packTitle(manifest, uiLang)}
          </option>
        ))}
        <option value={NEW}>{t('studio.pack.new')}</option>
      </select>
    </label>
  );
}
