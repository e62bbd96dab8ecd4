import { createRoot } from 'react-dom/client';
import { OptionsApp } from '../../components/options/app.tsx';
import '../../components/theme.css';
import { createPanelPort } from '../sidepanel/panel-port.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<OptionsApp port={createPanelPort(null, () => undefined)} />);
