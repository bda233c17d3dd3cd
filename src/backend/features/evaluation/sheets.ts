import type { Reader } from '#backend/rpc/context.ts'
import { type GridScores, type Standing, sheetTotal, standing } from '#shared/domain/evaluation/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { type Fraction, roundFraction } from '#shared/kernel/fraction.ts'
import { requireGrid, type Terms } from './terms.ts'

/** As scores are printed; ranks are made on the exact value (domain-rules.md rule 4). */
const PRINTED_DECIMALS = 2

export const printed = (value: Fraction): string => formatDecimal(roundFraction(value, PRINTED_DECIMALS))
export const printedOrNull = (value: Fraction | null | undefined): string | null =>
  value ? printed(value) : null

/** A sheet's total as it is shown; null of a sheet that scores nothing. */
export const totalText = (terms: Terms, scores: GridScores): string | null =>
  printedOrNull(sheetTotal(requireGrid(terms).definition, scores))

/** Submitted sheets of some applications, by application. Void ones and those of somebody recused don't count. */
export async function submittedSheets(
  db: Reader,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GridScores[]>> {
  const rows = await db
    .selectFrom('assessment')
    .select(['application_id as id', 'scores'])
    .where('application_id', 'in', [...applicationIds])
    .where('state', '=', 'submitted')
    .orderBy('submitted_at')
    .orderBy('id')
    .execute()
  const found = new Map<string, GridScores[]>()
  for (const { id, scores } of rows) found.set(id, [...(found.get(id) ?? []), JSON.parse(scores)])
  return found
}

async function agreedScores(
  db: Reader,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, GridScores>> {
  const rows = await db
    .selectFrom('consensus')
    .select(['application_id as id', 'scores'])
    .where('application_id', 'in', [...applicationIds])
    .execute()
  return new Map(rows.map(({ id, scores }) => [id, JSON.parse(scores)]))
}

/** Where the evaluation of some applications of one call stands. */
export async function standingsOf(
  db: Reader,
  terms: Terms,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const { call, grid } = terms
  if (!grid || applicationIds.length === 0) return new Map()
  const sheets = await submittedSheets(db, applicationIds)
  const agreed = await agreedScores(db, applicationIds)
  return new Map(
    applicationIds.map(id => [
      id,
      standing({
        grid: grid.definition,
        sheets: sheets.get(id) ?? [],
        consensus: agreed.get(id) ?? null,
        assessorsNeeded: call.assessors_needed,
        gapLimit: call.third_reader_gap,
      }),
    ]),
  )
}

export async function standingOf(
  db: Reader,
  terms: Terms,
  applicationId: string,
): Promise<Standing | undefined> {
  return (await standingsOf(db, terms, [applicationId])).get(applicationId)
}
