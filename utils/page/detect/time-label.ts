/** Words that a label of time is made of, besides digits and marks. */
const WORDS =
  /(?:(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|today|yesterday|just now|few|couple|moments?|last|ago in|now|ago|about|an?|at|on|of|the|am|pm|a\.m\.|p\.m\.|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|years?|st|nd|rd|th|gmt|utc|cst|pst|est|cet|sent|received|edited)(?![a-z])|今天|昨天|前天|刚刚|剛剛|刚才|剛才|凌晨|早上|上午|中午|下午|晚上|星期[一二三四五六日天]|周[一二三四五六日天]|週[一二三四五六日]|礼拜[一二三四五六日天]|年|月|日|号|號|时|時|点|點|分钟|分鐘|分|秒|小时|小時|天|前)/giu;
const CLOCK = /(?<![\d.])(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?(?!\d)/u;
const DATE =
  /\b\d{4}[-/.年]\s?\d{1,2}(?:[-/.月]|\b)|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\d{1,2}\s?月\s?\d{1,2}|\b\d{1,2}\/\d{1,2}\b/u;
const RELATIVE =
  /\bago\b|^(?:just )?now$|^(?:\d{1,2}|an?)\s?(?:s|m|h|d|w|mins?|hrs?)$|分钟前|分鐘前|小时前|小時前|天前|秒前|^刚刚$|^剛剛$|^刚才$/iu;
const DAY =
  /\b(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日天]|週[一二三四五六日]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
/** "(Europe/Berlin)" */
const ZONE = /\s\(?(?:Europe|America|Asia|Africa|Australia|Pacific|Atlantic)\/[a-zA-Z_/]+\)?$/;
const LONGEST = 48;

/** What a label of time tells: the hour, a day, or how long ago; null where the text says something else. */
export function timeLabel(text: string): 'clock' | 'day' | 'relative' | null {
  const label = text.trim();
  if (label === '' || label.length > LONGEST) return null;
  const kind = CLOCK.test(label)
    ? 'clock'
    : DATE.test(label) || DAY.test(label)
      ? 'day'
      : RELATIVE.test(label)
        ? 'relative'
        : null;
  if (kind === null) return null;
  const rest = label
    .replace(ZONE, '')
    .replace(WORDS, '')
    .replace(/[\d\s:：,，.\-–—/()[\]|·•✓√+@TZ]/gu, '');
  return rest === '' ? kind : null;
}
