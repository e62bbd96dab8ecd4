const AVATAR_WORDS = /avatar|(?:^|[-_\s])(?:initials|userpic|profile-?pic|headshot|portrait)(?:$|[-_\s])/i;
const LARGEST_AVATAR = 96;
const LONGEST_INITIALS = 4;
const SMALLEST_DISC = 16;
const LARGEST_DISC = 72;
const DISC_SLACK_PX = 2;

/** A drawn square or disc of its own size; the bubble of a short message keeps its distance from the words. */
function isDisc(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width < SMALLEST_DISC || width > LARGEST_DISC || Math.abs(width - height) > DISC_SLACK_PX) return false;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style || Number.parseFloat(style.paddingLeft) > DISC_SLACK_PX) return false;
  const ground = !/^(?:transparent|rgba\(0, 0, 0, 0\))?$/.test(style.backgroundColor);
  return ground || style.backgroundImage.includes('gradient') || Number.parseFloat(style.borderTopWidth) > 0;
}

/** Initials stand where a picture is missing: a few letters in something small. */
export function isInitials(element: Element, words: string, row: Element): boolean {
  if (words.length > LONGEST_INITIALS) return false;
  for (let at: Element | null = element; at && at !== row; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    if (width > LARGEST_AVATAR || height > LARGEST_AVATAR) return false;
    if (AVATAR_WORDS.test(at.getAttribute('class') ?? '') || isDisc(at)) return true;
  }
  return false;
}
