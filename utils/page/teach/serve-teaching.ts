import { learnedSiteId } from '../../core/sites/learned-site.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { TeachCommand, TeachState } from '../../core/sites/teaching.ts';
import type { Learner } from '../learner.ts';
import { hostOf } from '../read/query.ts';
import type { Teacher } from './teacher.ts';

/** What teaching needs of the extension. */
interface TeachPort {
  onTeach(handler: (command: TeachCommand) => void): void;
  /** Null says that the teaching has ended here. */
  sendTeaching(state: TeachState | null): void;
  learnSite(definition: SiteDefinition, how: 'taught'): Promise<{ ok: true } | { ok: false; message: string }>;
  forgetSite(host: string, how: 'taught'): Promise<void>;
}

export interface TeachOptions {
  document: Document;
  port: TeachPort;
  signal: AbortSignal;
  /** Comes only when it is asked for; null where it cannot. */
  learner(): Promise<Learner | null>;
  /** The definition that the page is read with now. */
  current(): SiteDefinition | null;
  /** Teaching begins or ends: the strip would stand over the rows. */
  onActive(active: boolean): void;
  /** A definition was saved or forgotten: the page is looked at anew. */
  onLearned(): void;
  isGenuine?: (event: Event) => boolean;
}

export interface Teaching {
  active(): boolean;
  /** Tells once more how far it is, for a worker that was stopped meanwhile. */
  tell(): void;
}

/**
 * Teaches the page when the panel asks for it. A frame whose surrounding page is of the same origin leaves the job to
 * that page, which looks into it: so one definition can span list and reply box in different frames. Frames of another
 * origin teach for themselves, and the worker stops all but the one that was clicked first.
 */
export function serveTeaching(o: TeachOptions): Teaching {
  const { document, port, signal } = o;
  let teacher: Teacher | null = null;
  let running: AbortController | null = null;
  let starting = false;

  function end(): void {
    starting = false;
    if (!teacher) return;
    running?.abort();
    teacher = null;
    port.sendTeaching(null);
    o.onActive(false);
  }

  async function start(command: Extract<TeachCommand, { type: 'start' }>): Promise<void> {
    if (teacher || starting || hostOf(document) !== null || document.body?.localName !== 'body') return;
    starting = true;
    const learner = await o.learner();
    // Asked to stop, or gone, while the script came.
    const wanted = starting && !signal.aborted;
    starting = false;
    if (learner === null || !wanted) return;
    running = new AbortController();
    o.onActive(true);
    teacher = learner.teach({
      document,
      labels: command.labels,
      signal: running.signal,
      check: command.from === 'found' && !o.current(),
      today: new Date().toISOString().slice(0, 10),
      onState: (state) => port.sendTeaching(state),
      save: (definition) => port.learnSite(definition, 'taught'),
      onEnd: (saved) => {
        end();
        if (saved) o.onLearned();
      },
      ...(o.isGenuine ? { isGenuine: o.isGenuine } : {}),
    });
  }

  /** The agent says that a detected page is read right: from now on it counts as taught. */
  async function confirm(site: string): Promise<void> {
    const definition = o.current();
    if (definition?.id !== site || definition.evidence.confidence !== 'detected') return;
    const id = learnedSiteId(document.location.href, 'taught');
    const evidence = { ...definition.evidence, confidence: 'taught' as const };
    const answer = await port.learnSite({ ...definition, id, evidence }, 'taught');
    if (answer.ok) o.onLearned();
  }

  async function forget(site: string): Promise<void> {
    if (o.current()?.id !== site) return;
    await port.forgetSite(document.location.host, 'taught');
    o.onLearned();
  }

  port.onTeach((command) => {
    if (command.type === 'start') void start(command);
    else if (command.type === 'confirm') void confirm(command.site);
    else if (command.type === 'forget') void forget(command.site);
    else if (teacher) teacher.command(command);
    else if (command.type === 'stop') starting = false;
  });
  signal.addEventListener('abort', end);
  return { active: () => teacher !== null, tell: () => teacher && port.sendTeaching(teacher.state()) };
}
