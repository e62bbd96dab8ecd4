import { type CaseNotes, type CaseStore, caseKey, emptyNotes } from './case-notes.ts';
import { rememberSeen } from './first-seen.ts';
import type { Frame } from './frame.ts';
import type { Ledger } from './ledger.ts';
import type { Reading } from './reading.ts';

export interface CasePorts {
  now(): number;
  cases: CaseStore;
  ledger: Pick<Ledger, 'find' | 'put'>;
  site(id: string): { composerElsewhere: boolean } | null;
}

/** What is known of a case: this session's notes, else what the ledger kept of it from before. */
async function recall(key: string, { cases, ledger }: CasePorts): Promise<CaseNotes> {
  const notes = await cases.load(key);
  if (notes) return { ...emptyNotes(), ...notes };
  const kept = await ledger.find(key);
  if (!kept) return emptyNotes();
  const { efforts, settled, promises } = kept;
  const seen = Object.fromEntries(promises.map(({ turnId, saidAt }) => [turnId, saidAt]));
  return { ...emptyNotes(), efforts, settled, seen };
}

async function keep({ reading, notes }: Frame, { cases }: CasePorts): Promise<void> {
  if (reading?.conversation) await cases.save(caseKey(reading.site, reading.conversation), notes);
}

/** Takes up the notes of a conversation; on a composer-only page the remembered turns stand in for the rows. */
export async function openCase(frame: Frame, reading: Reading, rowsElsewhere: boolean, ports: CasePorts) {
  const before = frame.reading;
  frame.reading = reading;
  if (!reading.conversation) return;
  if (before?.conversation !== reading.conversation || before.site !== reading.site) {
    frame.notes = await recall(caseKey(reading.site, reading.conversation), ports);
  }
  // What a failing definition reads is not remembered: it may be half of the talk, or another's.
  if (!reading.health.ok) return;
  const known = frame.notes;
  frame.notes = rememberSeen(known, reading.turns, ports.now());
  if (ports.site(reading.site)?.composerElsewhere) rememberRows(frame, reading, rowsElsewhere);
  if (frame.notes !== known) await keep(frame, ports);
}

function rememberRows(frame: Frame, reading: Reading, rowsElsewhere: boolean): void {
  const { customerName, orderId, turns } = reading;
  if (turns.length > 0) frame.notes = { ...frame.notes, remembered: turns, customerName, orderId };
  else if (rowsElsewhere && frame.notes.remembered.length > 0) {
    const { remembered, ...facts } = frame.notes;
    frame.reading = {
      ...reading,
      turns: remembered,
      customerName: customerName ?? facts.customerName,
      orderId: orderId ?? facts.orderId,
    };
  }
}

/** Keeps the notes of the open conversation for this session, and what must not be forgotten in the ledger. */
export async function keepCase(frame: Frame, ports: CasePorts): Promise<void> {
  await keep(frame, ports);
  await keepPromises(frame, ports);
}

/** Writes the open promises of the conversation, and what was done for it, into the ledger. True where it changed. */
export async function keepPromises(frame: Frame, { ledger }: CasePorts): Promise<boolean> {
  const { reading, notes, advice } = frame;
  if (!reading?.conversation || !advice) return false;
  return ledger.put({
    key: caseKey(reading.site, reading.conversation),
    url: reading.url,
    customerName: reading.customerName,
    efforts: notes.efforts,
    settled: notes.settled,
    found: advice.advice.promises,
    turns: advice.conversation.turns,
  });
}
