import { createRoot } from 'react-dom/client';
import { StudioApp } from '../../components/studio/app.tsx';
import '../../components/theme.css';
import { createPackStore } from '../../utils/platform/packs/pack-store.ts';
import { createStudioSeat } from '../../utils/platform/packs/studio-seat.ts';
import { createPanelPort } from '../sidepanel/panel-port.ts';
import { deliveryPort } from './delivery-port.ts';
import { sitesPort } from './sites-port.ts';

const ports = {
  packs: createPackStore(),
  library: async () => (await import('../../utils/library/builtin.ts')).builtinLibrary(),
  now: () => Date.now(),
  delivery: deliveryPort,
  sites: sitesPort,
};
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StudioApp port={createPanelPort(null, () => undefined)} ports={ports} seat={createStudioSeat()} />,
  );
