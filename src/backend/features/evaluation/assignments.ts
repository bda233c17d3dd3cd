import { notRecused } from '#backend/features/applications/index.ts'
import { matchExpression, matchingIds } from '#backend/features/search/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { AssignedReader, AssignmentRow } from '#shared/contract/committees.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { printedOrNull, standingsOf } from './sheets.ts'
import { type Terms, termsOf } from './terms.ts'

const SHOWN = [
  'eligible',
  'in_evaluation',
  'evaluated',
  'recommended',
  'reserve',
  'not_recommended',
  'doc_check',
  'awarded',
  'rejected',
  'expired',
] as const

/** Readers of some applications with what they declared and how far they are. */
async function readersOf(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly AssignedReader[]>> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('person', 'person.id', 'assignment.person_id')
    .leftJoin('assessment', join =>
      join
        .onRef('assessment.application_id', '=', 'assignment.application_id')
        .onRef('assessment.person_id', '=', 'assignment.person_id')
        .on('assessment.state', '<>', 'void'),
    )
    .select([
      'assignment.id as assignmentId',
      'assignment.version',
      'assignment.application_id as applicationId',
      'assignment.reader',
      'assignment.state',
      'person.id as personId',
      'person.name',
      'assessment.state as sheet',
      'assessment.total',
    ])
    .where('assignment.application_id', 'in', [...ids, ''])
    .orderBy('assignment.assigned_at')
    .orderBy('assignment.id')
    .execute()
  const declared = await db
    .selectFrom('conflict_declaration')
    .select(['application_id', 'person_id', 'kind'])
    .where('application_id', 'in', [...ids, ''])
    .orderBy('declared_at')
    .orderBy('id')
    .execute()
  const kinds = new Map(declared.map(row => [`${row.application_id} ${row.person_id}`, row.kind]))
  const found = new Map<string, AssignedReader[]>()
  for (const { applicationId, personId, name, ...row } of rows)
    found.set(applicationId, [
      ...(found.get(applicationId) ?? []),
      { ...row, person: { id: personId, name }, declared: kinds.get(`${applicationId} ${personId}`) ?? null },
    ])
  return found
}

function matching(
  db: Reader,
  actor: Actor,
  { callId, text, personId }: ParsedInputOf<'committees.assignments'>,
) {
  const expression = matchExpression(text)
  return db
    .selectFrom('application')
    .where('application.call_id', '=', callId)
    .where('application.state', 'in', [...SHOWN])
    .where(notRecused(actor.personId))
    .$if(expression !== null, query =>
      query.where('application.id', 'in', matchingIds('application', expression ?? '')),
    )
    .$if(personId !== null, query =>
      query.where(eb =>
        eb(
          'application.id',
          'in',
          eb
            .selectFrom('assignment')
            .select('application_id')
            .where('person_id', '=', personId ?? ''),
        ),
      ),
    )
}

/** One page of applications with their readers and where each stands. Throws NotFound. */
export async function listAssignments(
  db: Reader,
  actor: Actor,
  input: ParsedInputOf<'committees.assignments'>,
): Promise<OutputOf<'committees.assignments'>> {
  const terms = await termsOf(db, input.callId)
  const found = matching(db, actor, input)
  const page = await found
    .select([
      'application.id',
      'application.reference_no as referenceNo',
      'application.title',
      'application.applicant_name as applicantName',
      'application.state',
    ])
    .orderBy('application.reference_no')
    .offset(input.offset)
    .limit(input.limit)
    .execute()
  const { total } = await found.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const ids = page.map(({ id }) => id)
  return { rows: await rowsFor(db, terms, page, ids), total }
}

async function rowsFor(
  db: Reader,
  terms: Terms,
  page: readonly {
    readonly id: string
    readonly referenceNo: string
    readonly title: string
    readonly applicantName: string
    readonly state: string
  }[],
  ids: readonly string[],
): Promise<AssignmentRow[]> {
  const readers = await readersOf(db, ids)
  const standings = await standingsOf(db, terms, ids)
  const agreed = await db
    .selectFrom('consensus')
    .select('application_id')
    .where('application_id', 'in', [...ids, ''])
    .execute()
  const withConsensus = new Set(agreed.map(row => row.application_id))
  return page.map(({ id, ...row }) => {
    const now = standings.get(id)
    const own = readers.get(id) ?? []
    const reading = own.filter(({ state }) => state === 'assigned').length
    const needed = terms.call.assessors_needed + (now?.isApart && !now.isComplete ? 1 : 0)
    return {
      applicationId: id,
      ...row,
      readers: [...own],
      gap: printedOrNull(now?.gap),
      isApart: now?.isApart ?? false,
      hasConsensus: withConsensus.has(id),
      missing: now?.missing ?? 0,
      unassigned: row.state === 'in_evaluation' ? Math.max(0, needed - reading) : 0,
      average: printedOrNull(now?.result?.average),
      passes: now?.result ? now.result.passes : null,
    }
  })
}
