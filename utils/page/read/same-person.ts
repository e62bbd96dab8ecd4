/** What stands round a name in a title: "Chat with Mira", "与 小雨 的对话". */
const ROUND =
  /^(?:(?:chat|conversation|talk|message|ticket|re\w+|order)s? )?(?:with|from|to) |^[与與和跟] ?| ?的?(?:[对對会會][话話]|[訊讯消]息)$/g;
/** "#4711 · Mira (3)", "Mira <mira@home.example>", "Mira – via e-mail": a lone space is part of a name.
 * What follows a colon is not parted: "assigned to: Paula", "客服：阿珍" name those who serve. */
const BETWEEN = /[·•|｜()（）[\]【】<>,，、#/]| [-–—] | via /;
const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
/** `mira.holt@home.example` as it would be written in a title. */
const spoken = (name: string) => (name.includes('@') ? name.replace(/\d*@.*/, '').replace(/[._-]+/g, ' ') : name);

const partsOf = (text: string) =>
  bare(text)
    .split(BETWEEN)
    .map((part) => spoken(part.trim().replace(ROUND, '')))
    .filter((part) => /\p{L}/u.test(part));

/**
 * Whether a writer's name is the one that a title names, be it the name alone or one among numbers, counts and channels.
 * A part of a name is no name: "Ann" is not "Ann Lee".
 */
export function isSamePerson(writer: string, title: string): boolean {
  const name = bare(writer);
  if (name === bare(title)) return name !== '';
  const [first] = partsOf(writer);
  return partsOf(title).some((part) => part === first || part === name);
}
