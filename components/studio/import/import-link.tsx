import { useTexts } from '../../hooks/use-texts.ts';

/** The way to the import page from beside the table. */
export function ImportLink() {
  const t = useTexts();
  return (
    <a className="button" href="#import">
      {t('studio.page.import')}
    </a>
  );
}
