import { asNotices } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { missingTexts } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { readinessOf } from './ground.ts'
import { requireCall } from './move.ts'
import { findCallRow } from './rows.ts'
import { readSetup } from './setup.ts'
import { stepsOf } from './steps.ts'

type CallFacts = OutputOf<'calls.get'>
type CallContent = OutputOf<'calls.setup'>

async function historyOf(db: Reader, callId: string): Promise<CallFacts['history']> {
  return db
    .selectFrom('call_step as step')
    .innerJoin('person', 'person.id', 'step.person_id')
    .select(['step.from_state as from', 'step.to_state as to', 'step.reason', 'person.name as by', 'step.at'])
    .where('step.call_id', '=', callId)
    .orderBy('step.at')
    .orderBy('step.id')
    .$castTo<CallFacts['history'][number]>()
    .execute()
}

/** A call with its languages, the steps its state allows, and those it took. Throws NotFound. */
export async function getCall(db: Reader, id: string, now: string): Promise<CallFacts> {
  const call = await findCallRow(db, id)
  if (!call) throw new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))
  const setup = await readSetup(db, id)
  const { corrigenda } = await db
    .selectFrom('call_corrigendum')
    .select(eb => eb.fn.countAll<number>().as('corrigenda'))
    .where('call_id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    call,
    languages: [...setup.languages] as CallFacts['languages'],
    steps: await stepsOf(db, setup, now),
    history: await historyOf(db, id),
    missingTexts: missingTexts(setup).length,
    corrigenda,
  }
}

const frozenOf = (state: CallContent['setup']['state']): CallContent['frozen'] => {
  if (state === 'setup' || state === 'ready') return 'no'
  return state === 'open' ? 'corrigendum' : 'closed'
}

/** Everything a call says, what is missing, and what stands against opening it. Throws NotFound. */
export async function getSetup(db: Reader, id: string, now: string): Promise<CallContent> {
  const { version } = await requireCall(db, id)
  const setup = await readSetup(db, id)
  const invited = await db
    .selectFrom('call_invited as invited')
    .innerJoin('organisation', 'organisation.id', 'invited.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .where('invited.call_id', '=', id)
    .orderBy('organisation.name')
    .execute()
  const { blockers, warnings } = await readinessOf(db, setup, now)
  return {
    version,
    setup: structuredClone(setup) as CallContent['setup'],
    invited,
    frozen: frozenOf(setup.state),
    missingTexts: [...missingTexts(setup)] as CallContent['missingTexts'],
    blockers: asNotices(blockers),
    warnings: asNotices(warnings),
  }
}

/** Corrigenda of a call, the latest first, each with what it changed. Throws NotFound. */
export async function listCorrigenda(db: Reader, callId: string): Promise<OutputOf<'corrigenda.list'>> {
  await requireCall(db, callId)
  const rows = await db
    .selectFrom('call_corrigendum as corrigendum')
    .innerJoin('person', 'person.id', 'corrigendum.issued_by')
    .selectAll('corrigendum')
    .select('person.name as issuedBy')
    .where('corrigendum.call_id', '=', callId)
    .orderBy('corrigendum.number', 'desc')
    .execute()
  return {
    rows: rows.map(row => ({
      id: row.id,
      number: row.number,
      issuedOn: row.issued_on,
      reason: row.reason,
      issuedBy: row.issuedBy,
      issuedAt: row.issued_at,
      changes: JSON.parse(row.changes),
    })),
  }
}
