import { requireApplication } from '#backend/features/applications/index.ts'
import { requireCall } from '#backend/features/calls/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { MineRow } from '#shared/contract/assessments.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { criteriaOf, type GridScores, scoredCriteria } from '#shared/domain/evaluation/index.ts'
import { registryLinks } from './links.ts'
import { totalText } from './sheets.ts'
import { shownTo, versionOf } from './sight.ts'
import { type Terms, termsOf } from './terms.ts'

const assignedTo = (db: Reader, personId: string) =>
  db
    .selectFrom('assignment')
    .innerJoin('application', 'application.id', 'assignment.application_id')
    .leftJoin('assessment', join =>
      join
        .onRef('assessment.application_id', '=', 'assignment.application_id')
        .onRef('assessment.person_id', '=', 'assignment.person_id')
        .on('assessment.state', '<>', 'void'),
    )
    .select([
      'application.id',
      'application.call_id as callId',
      'application.state',
      'assignment.reader',
      'assignment.state as assignment',
      'assessment.state as sheet',
      'assessment.scores',
    ])
    .where('assignment.person_id', '=', personId)
    .orderBy('application.call_id')
    .orderBy('application.reference_no')

type Assigned = Awaited<ReturnType<ReturnType<typeof assignedTo>['execute']>>[number]

/** The last declaration for each application. */
async function declaredBy(db: Reader, personId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('conflict_declaration')
    .select(['application_id as id', 'kind'])
    .where('person_id', '=', personId)
    .orderBy('declared_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

function stageOf(row: Assigned, terms: Terms, declared: string | undefined): MineRow['stage'] {
  if (row.sheet === 'submitted') return 'submitted'
  if (row.state !== 'in_evaluation' || terms.call.state !== 'in_evaluation') return 'closed'
  if (declared !== 'none') return 'to_declare'
  return row.sheet === 'draft' ? 'draft' : 'to_score'
}

/** What a person is to read, without what their call hides; what they are recused from is only counted. */
export async function mine(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
): Promise<OutputOf<'assessments.mine'>> {
  const all = await assignedTo(db, actor.personId).execute()
  const reading = all.filter(({ assignment }) => assignment === 'assigned')
  const declared = await declaredBy(db, actor.personId)
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  const links = await registryLinks(
    db,
    reading.map(({ id }) => id),
    [person],
  )
  const terms = new Map<string, Terms>()
  const rows: MineRow[] = []
  for (const row of reading) {
    const ofCall = terms.get(row.callId) ?? (await termsOf(db, row.callId))
    terms.set(row.callId, ofCall)
    const application = await requireApplication(db, row.id)
    const shown = await shownTo(
      db,
      await requireCall(db, row.callId),
      application,
      await versionOf(db, application, null),
      'en',
    )
    const scores: GridScores = row.scores === null ? {} : JSON.parse(row.scores)
    const { call, grid } = ofCall
    // What links a person to a hidden applicant is told without naming the applicant.
    const own = links.get(row.id)?.get(actor.personId) ?? []
    rows.push({
      applicationId: row.id,
      call: { id: call.id, code: call.code, title: call.title },
      referenceNo: application.reference_no,
      title: shown.title,
      applicantName: shown.applicantName,
      reader: row.reader,
      stage: stageOf(row, ofCall, declared.get(row.id)),
      scored: grid ? scoredCriteria(grid.definition, scores) : 0,
      criteria: grid ? criteriaOf(grid.definition).length : 0,
      total: row.sheet === 'submitted' && grid ? totalText(ofCall, scores) : null,
      links:
        call.blind === 1
          ? own
              .slice(0, 1)
              .map(() => ({ code: 'Linked', messageKey: 'notice.evaluation.Linked', details: {}, fix: null }))
          : asNotices(own),
    })
  }
  return { rows, recused: all.filter(({ assignment }) => assignment === 'recused').length }
}
