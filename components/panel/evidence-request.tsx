import type { EvidenceRequest as Request } from '../../utils/core/advice.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { usePanel } from './panel-context.ts';
import { useBlocked, useInsertion } from './use-insertion.ts';

/** The text in full, so that nobody inserts what was not read; it goes where every script goes. */
export function EvidenceRequest({ request }: { request: Request }) {
  const t = useTexts();
  const { insert, copy } = useInsertion();
  const blocked = useBlocked();
  const lang = usePanel((state) => state.advice?.lang ?? 'en');
  return (
    <div className="evidence-request" data-does={request.does}>
      <p className="script-text" lang={lang} dir="auto" data-testid="evidence-text">
        {request.text}
      </p>
      <div className="script-row">
        <Button
          kind="normal"
          blocked={blocked !== null}
          data-testid="evidence-insert"
          aria-label={t(`evidence.insert.${request.does}`)}
          onClick={() => {
            if (!blocked) void insert(request.text);
          }}
        >
          {t('scripts.insert')}
        </Button>
        <Button kind="plain" onClick={() => void copy(request.text)}>
          {t('scripts.copy')}
        </Button>
      </div>
      {blocked && <p className="script-reason">{blocked}</p>}
    </div>
  );
}
