/** What a plain word list makes of Chinese: the yardstick that any reading of more than words has to beat. */
const GOOD =
  '谢谢|感谢|满意|喜欢|不错|很好|挺好|真好|太好|给力|点赞|好评|推荐|开心|高兴|惊喜|超值|划算|好用|漂亮|舒服|方便|靠谱|贴心|耐心|热情|专业|辛苦|解决了|好吃|新鲜|干净|清晰|流畅|完美|棒|赞';
const BAD =
  '垃圾|差评|投诉|骗|坑|烂|差劲|太差|很差|失望|生气|愤怒|恶心|无语|无良|忽悠|敷衍|态度差|不满|不好|不行|不能用|不给|不退|不理|没人|没用|没有用|拖|慢|坏|破|脏|臭|假|难吃|难用|后悔|举报|曝光|维权|欺|黑心|霸王|为什么|凭什么|怎么回事|到底|还没|一直|居然|竟然|又|气死|崩溃|郁闷|卡|死机|上不了|打不开';
const good = new RegExp(GOOD, 'gu');
const bad = new RegExp(BAD, 'gu');

/** Good words less bad words; no negation, no context. */
export function plainLexicon(text: string): number {
  return (text.match(good)?.length ?? 0) - (text.match(bad)?.length ?? 0);
}
