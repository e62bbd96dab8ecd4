import { memo, useState } from 'react';
import { UI_LANGS } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuGroup } from '../ui/menu.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import { useHandOver } from './hand-over.tsx';
import { MineDialog } from './mine-dialog.tsx';
import { usePanel, usePort } from './panel-context.ts';
import { ReplyClock } from './reply-clock.tsx';
import { useTeach } from './teach/use-teach.ts';

const THEMES = ['auto', 'light', 'dark'] as const;

export const PanelHeader = memo(function PanelHeader() {
  const t = useTexts();
  const port = usePort();
  const name = usePanel((state) => state.conversation?.customerName ?? null);
  const orderId = usePanel((state) => state.conversation?.orderId ?? null);
  const talking = usePanel((state) => state.conversation !== null);
  const place = usePanel((state) => state.site?.name ?? state.host);
  const popped = new URLSearchParams(location.search).has('tabId');
  const where = [place, orderId && t('header.order', { id: orderId })].filter(Boolean).join(' · ');
  return (
    <header className="panel-header">
      <div className="panel-who">
        <h1 dir="auto">{talking ? name || t('header.buyer') : t('header.brand')}</h1>
        {where && <p dir="auto">{where}</p>}
      </div>
      {talking && <ReplyClock />}
      {!popped && (
        <Button
          kind="icon"
          aria-label={t('header.popOut')}
          title={t('header.popOut')}
          onClick={() => {
            void port.popOut().catch(() => {});
          }}
        >
          <Icon name="popOut" />
        </Button>
      )}
      <HeaderMenu />
    </header>
  );
});

function HeaderMenu() {
  const t = useTexts();
  const port = usePort();
  const settings = usePanel((state) => state.settings);
  const live = usePanel((state) => state.advice !== null);
  const handOver = useHandOver();
  const teach = useTeach();
  const site = usePanel((state) => state.site?.id);
  const taught = usePanel((state) => state.site?.confidence === 'taught');
  const teachable = usePanel((state) => !state.teaching && state.status !== 'no-tab' && state.status !== 'no-access');
  const [diagnosing, setDiagnosing] = useState(false);
  const [ownShown, setOwnShown] = useState(false);
  const groups: MenuGroup[] = [
    {
      label: t('menu.language'),
      items: (['auto', ...UI_LANGS] as const).map((lang) => ({
        id: `language.${lang}`,
        label: t(`language.${lang}`),
        checked: settings.uiLang === lang,
        ...(lang === 'auto' ? {} : { lang }),
      })),
    },
    {
      label: t('menu.theme'),
      items: THEMES.map((theme) => ({
        id: `theme.${theme}`,
        label: t(`theme.${theme}`),
        checked: settings.theme === theme,
      })),
    },
    {
      items: [
        ...(live ? [{ id: 'hand-over', label: t('handOver.open') }] : []),
        { id: 'mine', label: t('mine.title') },
        ...(teachable ? [{ id: 'teach', label: t(taught ? 'teach.again' : 'teach.open') }] : []),
        ...(taught ? [{ id: 'forget', label: t('siteCheck.forget') }] : []),
        { id: 'diagnostics', label: t('menu.diagnostics') },
        { id: 'settings', label: t('menu.settings'), href: 'options.html#settings' },
      ],
    },
  ];
  const pick = (id: string) => {
    if (id === 'diagnostics') setDiagnosing(true);
    if (id === 'mine') setOwnShown(true);
    if (id === 'teach') teach({ type: 'start' });
    if (id === 'forget' && site) teach({ type: 'forget', site });
    if (id === 'hand-over') handOver.open();
    const uiLang = (['auto', ...UI_LANGS] as const).find((lang) => id === `language.${lang}`);
    const theme = THEMES.find((each) => id === `theme.${each}`);
    if (uiLang) void port.saveSettings({ uiLang }).catch(() => {});
    if (theme) void port.saveSettings({ theme }).catch(() => {});
  };
  return (
    <>
      <Menu kind="icon" name={t('header.menu')} face={<Icon name="more" />} groups={groups} onPick={pick} />
      {handOver.dialog}
      {ownShown && <MineDialog onClose={() => setOwnShown(false)} />}
      {diagnosing && <DiagnosticsDialog onClose={() => setDiagnosing(false)} />}
    </>
  );
}
