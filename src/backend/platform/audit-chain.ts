import { createHash } from 'node:crypto'
import { changedLayouts } from './audit-rows.ts'
import type { Connection } from './connection.ts'
import { sha256 } from './ids.ts'

/** Hash before the first event. */
export const CHAIN_START = '0'.repeat(64)
const CHUNK = 5000

export interface ChangeRow {
  readonly seq: number
  readonly table_name: string
  readonly row_id: string
  readonly operation: string
  readonly before: string | null
  readonly after: string | null
}

export interface EventFields {
  readonly seq: number
  readonly id: string
  readonly at: string
  readonly person_id: string | null
  readonly person_name: string
  readonly authenticated: number
  readonly second_person_id: string | null
  readonly second_person_name: string | null
  readonly second_authenticated: number
  readonly procedure: string
  readonly command_id: string | null
  readonly reason: string | null
  readonly changes: number
  readonly changes_hash: string
}

export interface EventRow extends EventFields {
  readonly previous_hash: string
  readonly hash: string
}

/** Hash of one event: of the hash before it and of everything the event says, its row changes included through their own hash. */
export function hashEvent(previous: string, event: EventFields): string {
  return sha256(
    JSON.stringify([
      previous,
      event.seq,
      event.id,
      event.at,
      event.person_id,
      event.person_name,
      event.authenticated,
      event.second_person_id,
      event.second_person_name,
      event.second_authenticated,
      event.procedure,
      event.command_id,
      event.reason,
      event.changes,
      event.changes_hash,
    ]),
  )
}

const breathe = () => new Promise<void>(resolve => setImmediate(resolve))

/** Count and hash of the row changes of one event, read in portions so that a large import does not stop everything else. */
export async function hashChanges(
  connection: Connection,
  eventSeq: number,
): Promise<{ changes: number; hash: string }> {
  const page = connection.prepare<[number, number, number], ChangeRow>(
    'SELECT seq, table_name, row_id, operation, before, after FROM audit_change WHERE event_seq = ? AND seq > ? ORDER BY seq LIMIT ?',
  )
  const hash = createHash('sha256')
  let changes = 0
  let last = 0
  for (;;) {
    const rows = page.all(eventSeq, last, CHUNK)
    for (const row of rows)
      hash.update(JSON.stringify([row.table_name, row.row_id, row.operation, row.before, row.after]))
    changes += rows.length
    if (rows.length < CHUNK) return { changes, hash: hash.digest('hex') }
    last = rows.at(-1)?.seq ?? last
    await breathe()
  }
}

/** Hash of the newest event; the value printed on documents and stored in backups. */
export function auditHead(connection: Connection): string {
  const row = connection
    .prepare<[], { hash: string }>('SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1')
    .get()
  return row?.hash ?? CHAIN_START
}

export type ChainProblem =
  | { readonly kind: 'gap' | 'hash' | 'previous' | 'changes'; readonly seq: number }
  | { readonly kind: 'head_missing'; readonly head: string }
  | { readonly kind: 'orphans'; readonly rows: number }
  | { readonly kind: 'layout'; readonly layout: string }

export interface ChainReport {
  readonly events: number
  readonly head: string
  readonly problems: readonly ChainProblem[]
}

async function checkEvent(
  connection: Connection,
  event: EventRow,
  previous: string,
  expected: number,
): Promise<ChainProblem[]> {
  const found: ChainProblem[] = []
  if (event.seq !== expected) found.push({ kind: 'gap', seq: event.seq })
  if (event.previous_hash !== previous) found.push({ kind: 'previous', seq: event.seq })
  const changes = await hashChanges(connection, event.seq)
  if (changes.hash !== event.changes_hash || changes.changes !== event.changes)
    found.push({ kind: 'changes', seq: event.seq })
  if (hashEvent(event.previous_hash, event) !== event.hash) found.push({ kind: 'hash', seq: event.seq })
  return found
}

/** Proves the whole chain; with `head` also that this printed head is one of its events. */
export async function verifyChain(connection: Connection, head: string | null): Promise<ChainReport> {
  const problems: ChainProblem[] = []
  const next = connection.prepare<[number], EventRow>(
    'SELECT * FROM audit_event WHERE seq > ? ORDER BY seq LIMIT 1',
  )
  let previous = CHAIN_START
  let seq = 0
  let events = 0
  let met = head === null || head === CHAIN_START
  for (let event = next.get(0); event; event = next.get(seq)) {
    problems.push(...(await checkEvent(connection, event, previous, seq + 1)))
    met ||= event.hash === head
    previous = event.hash
    seq = event.seq
    events += 1
  }
  const orphans = connection
    .prepare<[], { n: number }>(
      'SELECT count(*) AS n FROM audit_change WHERE event_seq NOT IN (SELECT seq FROM audit_event)',
    )
    .get()
  if (orphans && orphans.n > 0) problems.push({ kind: 'orphans', rows: orphans.n })
  for (const layout of changedLayouts(connection)) problems.push({ kind: 'layout', layout })
  if (!met && head !== null) problems.push({ kind: 'head_missing', head })
  return { events, head: previous, problems }
}
