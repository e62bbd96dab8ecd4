/** What stands round a name in a title: "Chat with Mira", "与小雨的对话". */
const ROUND =
  /^(?:(?:chat|conversation|messages?|ticket|talk)s? )?(?:with|from|by|to)\s+|^(?:与|與|和|跟|来自|來自)\s*(?=.+(?:对话|對話|聊天|会话|會話)$)|\s*的?(?:对话|對話|聊天|会话|會話)$/giu;
/** "#4711 · Mira (3)", "Mira <mira@home.example>", "Mira – via e-mail": a lone space is part of a name. */
const BETWEEN = /\s*[·•|()（）[\]【】<>:：,，、#/]\s*|\s[-–—]\s|\s+via\s+/u;

const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

function partsOf(text: string): string[] {
  return bare(text)
    .split(BETWEEN)
    .map((part) => part.replace(ROUND, '').trim())
    .filter((part) => /\p{L}/u.test(part));
}

/** `mira.holt@home.example` as it would be written in a title. */
function ofAddress(name: string): string | null {
  const local = /^([\w.+-]+)@/.exec(name)?.[1];
  return local?.replace(/\+.*|\d+$/g, '').replace(/[._-]+/g, ' ') ?? null;
}

/**
 * Whether a writer's name is the one that a title names, be it the name alone or one among numbers, counts and channels.
 * A part of a name is no name: "Ann" is not "Ann Lee".
 */
export function isSamePerson(writer: string, title: string): boolean {
  const name = bare(writer);
  if (name === bare(title)) return name !== '';
  const parts = partsOf(title);
  const first = partsOf(writer)[0];
  return parts.some((part) => part === name || part === first || part === ofAddress(name) || ofAddress(part) === name);
}
