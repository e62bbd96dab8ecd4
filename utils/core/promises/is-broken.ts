import { normalise } from '../text/normalise.ts';
import type { PromiseTopic } from './promise-topics.ts';

const READ = 2000;
const CLAUSES = /[,，。;；!！\n…]|(?<=[?？])|\.(?=\s|$)/;
/** Words that only make sense where something was promised and did not come; a mere "not yet" is none. */
const FAILED =
  /又(?:是|一次|没|不|骗|忽悠|食言|放鸽子|拖)(?:没|骗|忽悠|有)?|[还仍]是没|仍旧?没|仍然没|依然没|依旧没|到现在(?:都|也|还|还是)*没|(?:压根|根本|居然|竟然|结果)(?:就|都|也|还)*没|说好的?[^,]{0,14}(?:呢|[?？])|说话不算|不算(?:数|话)|说了不算|食言|没有?兑现|(?:还|也|一直|就知道|就会|光会)(?:在)?骗|\bstill (?:not|no|nothing|hasn't|haven't|didn't|isn't|waiting)|\byou (?:promised|said (?:it|you|this|that|i)|lied)|\b(?:broke|broken|breaking) (?:your|the|another) (?:promise|word)|\b(?:lied|lying) (?:to me )?again|\bagain nothing|\bnever (?:came|arrived|called|shipped|sent|showed)/;
/** "又没" as in "nor": bought nothing, did nothing; and promises under an "if" are not yet broken. */
const NOT_MEANT =
  /又没(?:坏|问题|说|让|怪|事|什么|用过|拆)|又不(?:是|想|用|要|会|急|能)|如果|要是|万一|没发票|\bif\b|\bin case\b/;
const ABOUT: readonly { pattern: RegExp; topics: readonly PromiseTopic[] }[] = [
  { pattern: /退|钱|到账|refund|money/, topics: ['refund', 'money'] },
  { pattern: /发|寄|货|快递|包裹|送|ship|sent|parcel|package|deliver|arriv/, topics: ['ship', 'track'] },
  { pattern: /单号|tracking/, topics: ['track', 'ship'] },
  { pattern: /电话|回电|来电|打来|call/, topics: ['call', 'answer'] },
  { pattern: /回复|回我|消息|答复|结果|人理|reply|replied|answer|update|\bhear/, topics: ['answer', 'task'] },
  { pattern: /处理|解决|修|fixed|resolved|sorted/, topics: ['task', 'answer'] },
];

/** For each clause of the buyer's that says a promise failed, the topics it names; none where it names no thing. */
export function readFailures(text: string): PromiseTopic[][] {
  return normalise(text.slice(0, READ))
    .text.split(CLAUSES)
    .filter((clause) => FAILED.test(clause) && !NOT_MEANT.test(clause))
    .map((clause) => ABOUT.filter(({ pattern }) => pattern.test(clause)).flatMap(({ topics }) => topics));
}

/** True when the buyer says, after the promise was made, that what it named did not happen. */
export function breaksPromise(
  failed: readonly (readonly PromiseTopic[])[],
  promised: readonly PromiseTopic[],
): boolean {
  const vague = promised.every((topic) => topic === 'answer' || topic === 'task');
  return failed.some((topics) => topics.length === 0 || vague || promised.some((topic) => topics.includes(topic)));
}
