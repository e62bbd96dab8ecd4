import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { normalise } from '../text/normalise.ts';

/** After a repair or an exchange the same thing failed again: 修了还是坏, 换的这个也坏了, the replacement broke too. */
const AGAIN_ZH =
  /(?:修|换)(?:了|过|完|好|回来|来|货|的(?:这|那)?[个台件双只条]?|后|之后)[^,。!?;\n]{0,10}(?:还是|又|也|照样|依旧|仍)[^,。!?;\n]{0,8}(?:坏|不行|不[亮响转动开充通]|一样|有问题|裂|漏|掉|死机|断|破|这样|毛病|错|短|缺|脏)|第[二三四五六]次(?:坏|出问题|出现|裂|漏|死机|故障|返修|维修|换)|(?:修|换)(?:了|过)(?:两|二|三|四|好几|几)(?:次|回|个|台)|又(?:是)?(?:坏|裂|漏|断|死机)了|第[二两三四五](?:个|台|件|双|只|条|部|把|盏)[^,。!?;\n]{0,4}(?:还是|又|也|照样)?(?:坏|裂|漏|断|死机)/;
const AGAIN_EN =
  /\b(?:replacement|new one|second one|exchanged one|repaired one)\b[^.!?]{0,40}\b(?:also|too|again|same|still|broken|broke|dead|faulty|defective|as well|stopped|fail\w*)\b|\b(?:repaired|fixed|replaced|exchanged)\b[^.!?]{0,30}\b(?:again|still|twice|same (?:problem|fault|issue))\b|\b(?:broke|broken|died|failed|stopped working|faulty)\b[^.!?]{0,20}\b(?:again|a second time|twice|for the second time|for the third time)\b|\bsecond (?:faulty|broken|defective|dead|bad)\b|\b(?:second|third) (?:[a-z]+ )?(?:that|which)(?:'s| is| has| was| arrived| came)[^.!?]{0,12}\b(?:broken?|cracked|dead|faulty|defective|failed|leaking|damaged)\b/;

/** True where the buyer says that the remedy for a fault failed as well (domain.md §4.3 rule 8). */
export function readRepeatDefect({ signals }: Assessment, conversation: Conversation): boolean {
  const { last } = signals.lastRun;
  return conversation.turns.slice(0, last + 1).some((turn) => {
    if (turn.role !== 'customer') return false;
    const { text } = normalise(turn.text.slice(0, 1000));
    return AGAIN_ZH.test(text) || AGAIN_EN.test(text);
  });
}
