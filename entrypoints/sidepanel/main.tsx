import { createRoot } from 'react-dom/client';
import { PanelApp } from '../../components/panel/app.tsx';
import '../../components/theme.css';
import { createPanelPort } from './panel-port.ts';

const tabId = Number(new URLSearchParams(location.search).get('tabId'));
const focusSearch = () => window.dispatchEvent(new CustomEvent('warmline:focus-search'));
const root = document.getElementById('root');
if (root) createRoot(root).render(<PanelApp port={createPanelPort(tabId > 0 ? tabId : null, focusSearch)} />);
