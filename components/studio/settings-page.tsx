import { SettingsForm } from '../options/settings-form.tsx';
import '../options/options.css';
import { useStudio } from './use-studio.ts';

export function SettingsPage() {
  const { settings, saveSettings, locked } = useStudio();
  return <SettingsForm settings={settings} onSave={saveSettings} locked={locked} />;
}
