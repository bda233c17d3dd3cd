import { notRecused } from '#backend/features/applications/index.ts'
import { partsOf, standingOf } from '#backend/features/awards/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import {
  type GridCriterion,
  type GridScores,
  type Standing,
  sheetTotal,
} from '#shared/domain/evaluation/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { type Fraction, roundFraction } from '#shared/kernel/fraction.ts'
import type { Value } from '../model/index.ts'
import type { PaperCall } from './paper-call.ts'

/** A score as it is printed: two decimals; empty where nobody gave one, which is never zero. */
export const score = (value: Fraction | null | undefined): Value =>
  value ? { kind: 'number', value: formatDecimal(roundFraction(value, 2)), decimals: 2 } : { kind: 'empty' }

export interface PaperSheet {
  readonly assessor: string
  readonly scores: GridScores
  readonly total: Fraction | undefined
  readonly comment: string
  readonly recommendation: 'fund' | 'fund_changed' | 'reject' | null
  readonly intake: 'typed' | 'pack'
  /** Who read the pack in for the assessor; null when it was the assessor or nothing came in a pack. */
  readonly enteredBy: string | null
}

export interface EvaluatedApplication {
  readonly id: string
  readonly reference: string
  readonly applicant: string
  readonly title: string
  readonly lotId: string | null
  readonly state: string
  readonly rank: number | null
  readonly requestedMinor: number | null
  readonly recommendedMinor: number | null
  readonly awardedMinor: number | null
  readonly sheets: readonly PaperSheet[]
  readonly standing: Standing | null
  readonly parts: ReadonlyMap<string, Fraction>
}

export const criteriaOfCall = ({ grid }: PaperCall): readonly GridCriterion[] =>
  (grid?.sections ?? []).flatMap(section => section.criteria)

/** Applications of a call that were read, by reference, with their sheets; nothing the reader is recused from. */
export async function readScores(
  db: Reader,
  paper: PaperCall,
  readerId: string,
): Promise<EvaluatedApplication[]> {
  const { call, grid } = paper
  const rows = await db
    .selectFrom('application')
    .select([
      'application.id',
      'application.reference_no as reference',
      'application.applicant_name as applicant',
      'application.title',
      'application.lot_id as lotId',
      'application.state',
      'application.rank',
      'application.requested_minor as requestedMinor',
      'application.recommended_minor as recommendedMinor',
      'application.awarded_minor as awardedMinor',
    ])
    .where('application.call_id', '=', call.id)
    .where('application.id', 'in', eb =>
      eb
        .selectFrom('assessment')
        .innerJoin('application as read', 'read.id', 'assessment.application_id')
        .select('assessment.application_id')
        .where('read.call_id', '=', call.id)
        .where('assessment.state', '=', 'submitted'),
    )
    .where(notRecused(readerId))
    .orderBy('application.reference_no')
    .execute()
  const sheets = await db
    .selectFrom('assessment')
    .innerJoin('application', 'application.id', 'assessment.application_id')
    .innerJoin('person', 'person.id', 'assessment.person_id')
    .leftJoin('person as enterer', 'enterer.id', 'assessment.entered_by')
    .select([
      'assessment.application_id as id',
      'person.name as assessor',
      'assessment.scores',
      'assessment.comment',
      'assessment.recommendation',
      'assessment.intake',
      'enterer.name as enteredBy',
    ])
    .where('application.call_id', '=', call.id)
    .where('assessment.state', '=', 'submitted')
    .orderBy('assessment.submitted_at')
    .orderBy('person.name')
    .execute()
  const agreed = await db
    .selectFrom('consensus')
    .innerJoin('application', 'application.id', 'consensus.application_id')
    .select(['consensus.application_id as id', 'consensus.scores'])
    .where('application.call_id', '=', call.id)
    .execute()
  const consensus = new Map(agreed.map(row => [row.id, JSON.parse(row.scores) as GridScores]))
  const byApplication = Map.groupBy(sheets, sheet => sheet.id)
  return rows.map(row => {
    const own = (byApplication.get(row.id) ?? []).map(({ scores, ...sheet }) => {
      const parsed = JSON.parse(scores) as GridScores
      return { ...sheet, scores: parsed, total: grid ? sheetTotal(grid, parsed) : undefined }
    })
    const standing = grid
      ? standingOf(paper, grid, {
          sheets: own.map(sheet => sheet.scores),
          consensus: consensus.get(row.id) ?? null,
        })
      : null
    return { ...row, sheets: own, standing, parts: standing ? partsOf(standing) : new Map() }
  })
}
