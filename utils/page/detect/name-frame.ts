const LONGEST_FRAME = 60;
const HAN = /\p{Script=Han}/u;

/** Words as they are compared: without what is only layout. */
export const bare = (words: string) => words.replace(/\s+/g, ' ').trim();

const isWordy = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char) && !HAN.test(char);
const patternOf = (words: string) => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\d+/g, '\\d+');

/** What stands round a name in a line, as a pattern that keeps the name: `^Enquiry \d+ from (.+?)$`; null where no name does. */
export function frameOf(line: string, names: ReadonlySet<string>): string | null {
  for (const name of names) {
    const [before = '', after, ...more] = bare(line).split(name);
    if (name.length < 2 || after === undefined || more.length > 0) continue;
    const size = before.length + after.length;
    if (size === 0 || size > LONGEST_FRAME || isWordy(before.at(-1)) || isWordy(after[0])) continue;
    return `^${patternOf(before)}(.+?)${patternOf(after)}$`;
  }
  return null;
}
