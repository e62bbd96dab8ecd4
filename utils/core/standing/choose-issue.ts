import { type Emotion, GLAD_EMOTIONS, ISSUES, type Issue } from '../taxonomy.ts';
import { type Exchange, has, hitsOf, type Scene } from './scene.ts';

/** Below this an issue is not named at all. */
const NAMED = 0.4;
/** From here on a mention is specific enough to replace what was spoken of before. */
const SPECIFIC = 0.6;
/** Below this a return is only asked about. */
const CLEAR = 0.5;
/** A sign under an "if" is a worry, not yet an issue. */
const WHEN_IF = 0.7;

/**
 * How much an issue says of what is wrong: 0, how the shop answers about something else; 1, waiting for a thing or
 * wanting to send it back; 2, what happened to it. A later word of a lower kind does not displace a higher one.
 */
const KIND: Partial<Record<Issue, 0 | 1>> = { slow_reply: 0, inconsistent_answer: 0, late: 1, no_reason_return: 1 };
const kindOf = (issue: Issue): number => KIND[issue] ?? 2;
/** Where two are named at once, harm to people goes first (domain.md §1.11: overrides all). */
const HARM: ReadonlySet<Issue> = new Set<Issue>(['safety_hazard', 'allergy_injury']);

interface Named {
  issue: Issue;
  weight: number;
  /** Of the words that name it. */
  length: number;
}

const isIssue = (id: string): id is Issue => (ISSUES as readonly string[]).includes(id);

/** How sure a sign must be in the mood it is said in: who asks, thanks or blames himself names faults in passing. */
const CALM: ReadonlySet<Emotion> = new Set<Emotion>(['neutral', 'polite', 'confused', 'selfblame']);
const NAMED_CALMLY = 0.64;
const NAMED_ASKING = 0.76;
const NAMED_GLADLY = 0.9;
const SURELY = 0.5;
/** A plain question about how, whether, where or how much. */
const ASKS =
  /(?:吗|么|嘛|不|没)[?\s]*$|怎么(?!还|又|都|会|不)|如何|能不能|会不会|有没有|可以|可不可|多少|哪[里个儿]|几[天号点]|what|how|where|can (?:i|you|we)|could (?:i|you|we)/u;

/** Who asks what is to be done has the trouble already. */
const ASKS_REMEDY =
  /(?:怎么|咋|如何)(?:处理|办|解决|弄)|what (?:now|should i do|do i do)|how (?:do|can) (?:i|we) (?:fix|solve)/u;

/** "When do I get the refund" is late only where one was asked for or agreed; else it asks for one. */
const WHEN_REFUND = 'is.refund_slow.when';
const UNDER_WAY =
  /退款?(?:申请|审核|成功|通过)|申请(?:了|过|的)|审核|到账|到帐|返(?:给|还|回|现|过)|打给我|已经|还没|迟迟|寄回|退回|答应|同意|说好|取消/u;

function refundUnderWay(scene: Scene, exchange: Exchange): boolean {
  if (exchange.buyer.some(({ normalised }) => UNDER_WAY.test(normalised.text))) return true;
  const earlier = scene.exchanges.slice(0, scene.exchanges.indexOf(exchange));
  return earlier.some(
    ({ buyer, answers }) =>
      has(buyer, 'it.refund_only') ||
      has(buyer, 'it.return_refund') ||
      answers.some(({ normalised }) => /退款|退回|refund/u.test(normalised.text)),
  );
}

const asksIn = ({ normalised: { text } }: Exchange['buyer'][number]): boolean =>
  ASKS.test(text) && !ASKS_REMEDY.test(text);

function leastWeight({ buyer, emotions }: Exchange): number {
  let dominant: Emotion = 'neutral';
  let top = 0;
  for (const [emotion, score] of emotions) if (score > top) [dominant, top] = [emotion, score];
  if (GLAD_EMOTIONS.has(dominant) && top >= SURELY) return NAMED_GLADLY;
  if (!CALM.has(dominant) && !GLAD_EMOTIONS.has(dominant)) return NAMED;
  return buyer.some(asksIn) ? NAMED_ASKING : NAMED_CALMLY;
}

/** Messages before a calm last one state what is wrong, unless they ask themselves. */
function statements({ buyer, emotions }: Exchange): ReadonlySet<number> {
  const glad = [...GLAD_EMOTIONS].some((emotion) => (emotions.get(emotion) ?? 0) >= SURELY);
  return new Set(glad ? [] : buyer.slice(0, -1).flatMap((turn) => (asksIn(turn) ? [] : [turn.index])));
}

/** What is wrong goes before how the shop answers ("Not shipped yet, is nobody looking?"), a mere "can it go back" after. */
function rankOf({ issue, weight }: Named): number {
  if (kindOf(issue) === 0) return 1;
  // In one breath with a fault, "can I send it back" is about the fault.
  return issue === 'no_reason_return' ? (weight < CLEAR ? 0 : 1) : 2;
}

const outweighs = (a: Named, b: Named): boolean =>
  (rankOf(a) - rankOf(b) || a.weight - b.weight || a.length - b.length) > 0;

function strongest(scene: Scene, exchange: Exchange): Named | null {
  let best: Named | null = null;
  const calmly = leastWeight(exchange);
  const stated = statements(exchange);
  for (const { turn, hit } of hitsOf(exchange.buyer, 'is.')) {
    const least = stated.has(turn) ? NAMED : calmly;
    const issue = hit.label.slice('is.'.length);
    if (!isIssue(issue) || (hit.rule === WHEN_REFUND && !refundUnderWay(scene, exchange))) continue;
    const sure = hit.weight * (hit.hypothetical ? WHEN_IF : 1);
    // A wish to send something back, and a question after one's own refund, are calm by nature.
    const calmKind = issue === 'no_reason_return' || hit.rule === WHEN_REFUND;
    if (sure < NAMED || hit.weight < (calmKind && least < NAMED_GLADLY ? NAMED : least)) continue;
    const weight = sure + (HARM.has(issue) && !hit.hypothetical ? 0.2 : 0);
    const named = { issue, weight, length: hit.at.end - hit.at.start };
    if (best === null || outweighs(named, best)) best = named;
  }
  return best;
}

/**
 * What the conversation is about: the latest specific mention wins, and stays while later turns name nothing better.
 * Mentions of mere handling (late answer, wish to return) do not displace the thing that is wrong (domain.md §1.8).
 */
export function chooseIssue(scene: Scene): Issue | null {
  let latest: Named | null = null;
  for (const exchange of [...scene.exchanges].reverse()) {
    const named = strongest(scene, exchange);
    if (named === null) continue;
    if (named.weight >= SPECIFIC && kindOf(named.issue) === 2) return named.issue;
    if (latest === null || kindOf(named.issue) > kindOf(latest.issue)) latest = named;
  }
  return latest?.issue ?? null;
}
