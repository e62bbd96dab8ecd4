import { useTexts } from '../../hooks/use-texts.ts';
import { useStudioState } from '../use-studio.ts';
import '../versions/versions.css';
import { AddList } from './add-list.tsx';
import { InForce } from './in-force.tsx';
import { PackList } from './pack-list.tsx';
import { SaveForServer } from './save-for-server.tsx';
import { TrafficTable } from './traffic-table.tsx';
import { useLists } from './use-lists.ts';
import './delivery.css';

/** How packs reach agents: what holds in this browser, the lists it follows, and files for a web server. */
export function DeliveryPage() {
  const t = useTexts();
  const lists = useLists();
  const open = useStudioState((state) => state.packId !== null);
  return (
    <div className="studio-page delivery" data-testid="delivery-page">
      <h1>{t('studio.page.delivery')}</h1>
      <InForce />
      <section className="card" aria-labelledby="lists-title">
        <h2 id="lists-title">{t('studio.delivery.lists')}</h2>
        <p className="delivery-lead">{t('studio.delivery.listsLead')}</p>
        {lists && lists.length > 0 && (
          <ul className="delivery-lists">
            {lists.map((list) => (
              <PackList key={list.url} list={list} />
            ))}
          </ul>
        )}
        <AddList />
      </section>
      {open && <SaveForServer />}
      <TrafficTable />
    </div>
  );
}
