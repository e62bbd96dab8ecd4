/** Words that hold a negator but negate nothing that follows (不但, 忍不住, no wonder …). */
const ZH_IDIOM =
  /不但|不仅|不光|不只|不止|不过|不好意思|不得不|没想到|想不到|不知道|不晓得|不管|不停|不断|差不多|受不了|好不容易|不料|不愧|对不起|动不动|没完没了|不然|无论|不论|无非|忍不住|了不起|没事|莫名|非常|非要|非得|要不是|不时|不如|无比|未免|不免|难免|不禁|没法|能不能|是不是|会不会|要不要|有没有|可不可以|好不好|行不行|对不对|有冇|系唔系|特别|别人|别家|别的|分别|区别|级别|区分|识别|个别|性别|告别|不就是|不断地|不一会|没多久|不久|不到|没几|不少|不由|无语|无奈|无良|无耻|无赖|非法|无聊|不就/gu;
const ZH_NEGATOR =
  /不是|并不|并非|并没有?|从来没有?|没有|没|别|不算|不会|不用|不|非|无|莫|勿|唔|冇|毋|未|谈不上|算不上|说不上|称不上|不至于/gu;
/**
 * "If you don't …", and "stop …": the first half of a threat denies nothing in its second half ("再不退我投诉"), and
 * who forbids a thing says that it is there ("别再敷衍我"). A condition that touches the cue still denies it
 * ("再不满意"), hence the one more character after it.
 */
const ZH_CONDITION =
  /(?:再|若|如果|要是|如|倘若|假如|要再|还|(?:天|小时|日)(?:之|以)?内|(?:之|以)内)(?:不(?!是|会|算|用|至于|想)|没有?)(?=[^\s])|(?:别|不要|不许|不准|少)再?(?=再|给我)再?(?:给我)?/gu;
/** Past "then" the condition is over: "三天不退就投诉". */
const ZH_THEN = /^.*(?<=[不没]有?[^不没别无]{1,6})(?<!成)就(?!这|此|算|是|像|业|近|为|因|不|没|别)/u;

/** How far before the cue a negator still reaches, in characters. */
const ZH_REACH = 6;

const EN_IDIOM =
  /\b(?:not only|not just|no wonder|no matter|no doubt|why (?:not|can't|won't|isn't|don't)|can't (?:wait|believe|stand|help|thank)|couldn't (?:be|have been) (?:more|happier|better)|never been (?:more|so|happier|better)|not to mention|no longer than|no less than|if not|don't you|isn't it|aren't you|wasn't it|whether or not|never again|nothing but|not sure why)\b/g;
const EN_NEGATOR = /\b(?:not|never|no|without|hardly|neither|nor|none|cannot|ain't|nobody|nothing)\b|n't\b/g;
const EN_REACH = 4;

const ANY_ZH_NEGATOR = new RegExp(ZH_NEGATOR.source, 'u');
const ANY_EN_NEGATOR = new RegExp(EN_NEGATOR.source);

const blank = (match: string): string => ' '.repeat(match.length);

function countNegators(before: string, idiom: RegExp, negator: RegExp): number {
  return before.replace(idiom, blank).match(negator)?.length ?? 0;
}

/**
 * Whether a cue that begins at `at` is negated by what stands before it in its clause: a negator at most
 * six characters (Chinese) or four words (English) before it; an even number of them cancels out
 * (domain.md §1.12, guard G9).
 */
export function isNegated(text: string, clauseStart: number, at: number, lang: 'zh' | 'en'): boolean {
  if (lang === 'zh') {
    // Idioms only take negators away, and most cues have none before them.
    if (!ANY_ZH_NEGATOR.test(text.slice(Math.max(clauseStart, at - ZH_REACH), at))) return false;
    // Two characters more than the reach, so that an idiom cut in half is still seen as one.
    const from = Math.max(clauseStart, at - ZH_REACH - 2);
    const window = text.slice(from, at).replace(ZH_CONDITION, blank).replace(ZH_THEN, blank).replace(ZH_IDIOM, blank);
    return (window.slice(-ZH_REACH).match(ZH_NEGATOR)?.length ?? 0) % 2 === 1;
  }
  const before = text.slice(Math.max(clauseStart, at - 60), at);
  if (!ANY_EN_NEGATOR.test(before)) return false;
  const words = before.split(/\s+/).filter(Boolean);
  return countNegators(words.slice(-EN_REACH).join(' '), EN_IDIOM, EN_NEGATOR) % 2 === 1;
}
