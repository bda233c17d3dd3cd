import { requireApplication, requireSight } from '#backend/features/applications/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type GridDefinition, type GridScores, sheetTotal } from '#shared/domain/evaluation/index.ts'
import { partsOf, sheetsOf, standingOf } from './evaluated.ts'
import { printed } from './ranking-rows.ts'
import { type CallTerms, callTerms } from './terms.ts'

type Compared = OutputOf<'rankings.compare'>
type Column = Compared['columns'][number]

/** Submitted sheets of an application with their assessors, in the order in which they were given. */
export const namedSheets = (db: Reader, applicationId: string) =>
  db
    .selectFrom('assessment')
    .innerJoin('person', 'person.id', 'assessment.person_id')
    .select(['person.name as assessor', 'assessment.scores', 'assessment.comment'])
    .where('assessment.application_id', '=', applicationId)
    .where('assessment.state', '=', 'submitted')
    .orderBy('assessment.submitted_at')
    .orderBy('person.name')
    .execute()

async function columnOf(
  db: Reader,
  terms: CallTerms,
  application: Awaited<ReturnType<typeof requireApplication>>,
): Promise<Column> {
  const { grid, lots } = terms
  const found = (await sheetsOf(db, terms.call.id, [application.id])).get(application.id)
  const now = grid ? standingOf(terms, grid, found) : null
  const consensus = await db
    .selectFrom('consensus')
    .select('comment')
    .where('application_id', '=', application.id)
    .executeTakeFirst()
  const totalOf = (scores: string) =>
    grid ? printed(sheetTotal(grid as GridDefinition, JSON.parse(scores) as GridScores)) : null
  return {
    applicationId: application.id,
    reference: application.reference_no,
    title: application.title,
    applicant: application.applicant_name,
    lotCode: lots.find(lot => lot.id === application.lot_id)?.code ?? '',
    state: application.state,
    rank: application.rank,
    requestedMinor: application.requested_minor,
    totalMinor: application.total_minor,
    durationMonths: application.duration_months,
    location: application.location,
    average: printed(now?.result?.average),
    gap: printed(now?.gap),
    parts: now ? [...partsOf(now)].map(([key, average]) => ({ key, average: printed(average) })) : [],
    sheets: (await namedSheets(db, application.id)).map(({ assessor, scores, comment }) => ({
      assessor,
      total: totalOf(scores),
      comment,
    })),
    consensus: consensus?.comment ?? null,
  }
}

/** `rankings.compare`. Throws NotFound, Rule.Recused. */
export async function compareApplications(
  db: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<Compared> {
  const columns: Column[] = []
  let terms: CallTerms | null = null
  for (const id of ids) {
    await requireSight(db, actor, id)
    const application = await requireApplication(db, id)
    const own: CallTerms =
      terms?.call.id === application.call_id ? terms : await callTerms(db, application.call_id)
    terms ??= own
    columns.push(await columnOf(db, own, application))
  }
  return {
    currency: terms?.call.currency ?? 'EUR',
    sections: (terms?.grid?.sections ?? []).map(section => ({
      key: section.key,
      label: { ...section.label },
      criteria: section.criteria.map(({ key, label, weight }) => ({ key, label: { ...label }, weight })),
    })),
    columns,
  }
}
