import { FLAGS, type Flag } from '../taxonomy.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { rememberBy } from '../text/remember-by.ts';
import { type Exchange, hitsOf, type Scene } from './scene.ts';

/** A flag from this weight on is raised; a flag outranks all tactics, so one clear sign is enough. */
const SURE = 0.6;
/** Issues that are themselves an incident: someone was hurt, or nearly. */
const HARM = ['is.allergy_injury', 'is.safety_hazard'] as const;
/** "Will it …?", "I am afraid that …", "can I use it with …?": asked before anything happened. */
const ASKED =
  /[会會]不[会會]|不[会會]|[会會][^。！？!?\n]{0,14}[吗嗎么吧]|怕|[担擔]心|容易|是否|[防治]|能不?能?[用吃敷涂塗]|可以[用吃敷涂塗]|[适適]合|\b(?:will|would|does|do|can|could|might|may) (?:it|this|that|these|they|i|my)\b|\b(?:is|are) (?:it|this|these|they) (?:safe|ok|okay)\b|\b(?:afraid|worried|scared|prevents?)\b/iu;
/** "No rash at all", "it does not itch any more". */
const DENIED =
  /[没沒]有?(?:再)?(?:拉肚|吐|[过過]敏|红|紅|肿|腫|痒|癢|起|受[伤傷])|不(?:再)?(?:红|紅|肿|腫|痒|癢|疼|痛)了/u;
/** Harm as a figure of speech: a group chat explodes, one bursts out laughing. */
const FIGURE =
  /心[态態]|情[绪緒]|微博|微信|群[里裡聊]|消息|[评評][论論]|流量|话费|話費|爆[单單]|山芋|\b(?:rash (?:decision|buy|purchase)|burst (?:out|into (?:tears|laughter))|bleeding (?:edge|money)|inbox|sales)\b/iu;
/** A face also reddens with shame; only something put on it makes that an injury. */
const BLUSH = /脸[都就也]?红了|臉[都就也]?紅了/u;
const PUT_ON = /[用涂塗敷抹擦戴洗吃喝]/u;
const CLAUSE = /[^,，;；。！？!?\n]{1,2000}/gu;

/** The clause of the original text in which the span begins; what is asked in another clause asks nothing of it. */
function clauseAt(text: string, start: number): string {
  const found = [...text.matchAll(CLAUSE)].find((match) => match.index + match[0].length > start);
  return found?.[0] ?? text;
}

/** Whether an issue of harm really came about: no "if", no question before the purchase, no figure of speech. */
function cameToHarm({ turn, hits }: ReadTurn): boolean {
  return hits.some((hit) => {
    if (hit.negated || hit.hypothetical || hit.weight < SURE || !HARM.some((label) => label === hit.label))
      return false;
    const clause = clauseAt(turn.text, hit.start);
    if (BLUSH.test(clause) && !PUT_ON.test(turn.text)) return false;
    return ![ASKED, DENIED, FIGURE].some((sign) => sign.test(clause));
  });
}

/** What one run of messages raises. */
const flagsIn = rememberBy(({ buyer }: Exchange): Flag[] => {
  const harmed = buyer.some(cameToHarm);
  return FLAGS.filter(
    (flag) =>
      (flag === 'safety' && harmed) ||
      hitsOf(buyer, `fl.${flag}`).some(
        ({ hit }) => hit.weight >= SURE && (!hit.hypothetical || flag === 'self_harm_or_crisis'),
      ),
  );
});

/**
 * Safety, vulnerability and crisis, read over the whole conversation: a buyer who said once that the battery swelled
 * does not say it again (domain.md §1.11). A sign under an "if" or in a question is no incident (guard G1; the
 * questions are kept out by the cue rules themselves). An issue of harm that came about is a matter of safety too.
 */
export function readFlags(scene: Scene): Flag[] {
  const raised = new Set(scene.exchanges.flatMap(flagsIn));
  return FLAGS.filter((flag) => raised.has(flag));
}
