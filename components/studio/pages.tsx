/**
 * The pages of the Studio, in their order; a page adds itself here and nowhere else. What stands inside other pages
 * is listed in `parts.tsx`. Heavy pages use `lazy(() => import(…))` so that the Studio opens fast.
 */
import { type ComponentType, lazy } from 'react';
import type { TextKey } from '../../utils/i18n/create-texts.ts';
import { BenchPage } from './bench/bench-page.tsx';
import { CaseBadge } from './bench/case-runner.tsx';
import { CoveragePage } from './coverage/coverage-page.tsx';
import { DeliveryPage } from './delivery/delivery-page.tsx';
import { DoctorPage } from './doctor/doctor-page.tsx';
import { DoctorBadge } from './doctor/doctor-runner.tsx';
import { NewPack } from './new-pack.tsx';
import { ScriptsPage } from './scripts-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { VersionsPage } from './versions/versions-page.tsx';

export const GROUPS = ['pack', 'check', 'team'] as const;

interface StudioPage {
  /** Also the page's address: `options.html#id`. */
  id: string;
  titleKey: TextKey;
  /** Null: reachable, but not listed in the sidebar. */
  group: (typeof GROUPS)[number] | null;
  /** Whether the page makes sense without an open pack. */
  alone?: boolean;
  Component: ComponentType;
  /** A number beside the title, such as how many findings there are. */
  Badge?: ComponentType;
}

const SitesPage = lazy(async () => ({ default: (await import('./sites/sites-page.tsx')).SitesPage }));
/** Readers of spreadsheets and YAML come with it. */
const ImportPage = lazy(async () => ({ default: (await import('./import/import-page.tsx')).ImportPage }));

export const PAGES: readonly StudioPage[] = [
  { id: 'scripts', titleKey: 'studio.page.scripts', group: 'pack', Component: ScriptsPage },
  { id: 'import', titleKey: 'studio.page.import', group: 'pack', Component: ImportPage },
  { id: 'new-pack', titleKey: 'studio.newPack.title', group: null, alone: true, Component: NewPack },
  { id: 'doctor', titleKey: 'studio.page.doctor', group: 'check', Component: DoctorPage, Badge: DoctorBadge },
  { id: 'coverage', titleKey: 'studio.page.coverage', group: 'check', Component: CoveragePage },
  { id: 'bench', titleKey: 'studio.page.bench', group: 'check', Component: BenchPage, Badge: CaseBadge },
  { id: 'versions', titleKey: 'studio.page.versions', group: 'check', Component: VersionsPage },
  { id: 'delivery', titleKey: 'studio.page.delivery', group: 'team', alone: true, Component: DeliveryPage },
  { id: 'sites', titleKey: 'studio.page.sites', group: 'team', alone: true, Component: SitesPage },
  { id: 'settings', titleKey: 'studio.page.settings', group: 'team', alone: true, Component: SettingsPage },
];
