import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useStudio } from '../use-studio.ts';

/** The way to the import page from beside the table. */
export function ImportLink() {
  const t = useTexts();
  const { store } = useStudio();
  return <Button onClick={() => store.actions.goTo('import')}>{t('studio.page.import')}</Button>;
}
