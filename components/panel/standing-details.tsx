import { useTexts } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';

/** The rest of the reading, on request: what no reply depends on, and what a curious agent asks. */
export function StandingDetails({ id }: { id: string }) {
  const t = useTexts();
  const advice = usePanel((state) => state.advice);
  if (!advice) return null;
  const { mood, standing } = advice;
  const rows: [string, string][] = [
    [t('mood.trend'), t(`trend.${mood.trend}`)],
    [t('mood.scenario'), t(`scenario.${standing.scenario}`)],
    [t('mood.trigger'), t(`trigger.${standing.trigger}`)],
    [t('mood.intents'), standing.intents.map((intent) => t(`intent.${intent}`)).join(' · ') || '–'],
    [
      t('mood.exposureName'),
      t('mood.exposureParts', {
        rage: standing.exposure.rage,
        channel: standing.exposure.channel,
        resonance: standing.exposure.resonance,
      }),
    ],
  ];
  return (
    <dl className="details" id={id}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
