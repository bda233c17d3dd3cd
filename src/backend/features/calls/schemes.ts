import type { Selectable } from 'kysely'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { GrantSchemeTable } from '#backend/schema/calls.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { SchemeRow } from '#shared/contract/schemes.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { schemeStanding } from './scheme-standing.ts'

export type StoredScheme = Selectable<GrantSchemeTable>

async function namesOf(db: Reader, scheme: StoredScheme) {
  const project = await db
    .selectFrom('project')
    .select(['id', 'code', 'title'])
    .where('id', '=', scheme.project_id)
    .executeTakeFirstOrThrow()
  const workPackage =
    scheme.work_package_id === null
      ? undefined
      : await db
          .selectFrom('work_package')
          .select(['id', 'code', 'title'])
          .where('id', '=', scheme.work_package_id)
          .executeTakeFirst()
  return { project, workPackage: workPackage ?? null }
}

async function rowOf(db: Reader, scheme: StoredScheme): Promise<SchemeRow> {
  const standing = await schemeStanding(db, scheme)
  const { currency, line, callsMinor, verdict, contractCapMinor } = standing
  const { callCount } = await db
    .selectFrom('grant_call')
    .select(eb => eb.fn.countAll<number>().as('callCount'))
    .where('scheme_id', '=', scheme.id)
    .executeTakeFirstOrThrow()
  const orNull = (minor: number | null) => (minor === null ? null : money(minor, currency))
  return {
    id: scheme.id,
    version: scheme.version,
    code: scheme.code,
    title: scheme.title,
    objective: scheme.objective,
    ...(await namesOf(db, scheme)),
    line: line && { id: line.id, code: line.code, title: line.label },
    envelope: money(scheme.envelope_minor, currency),
    calls: money(callsMinor, currency),
    callCount,
    promised: money(standing.promisedMinor, currency),
    left: money(sumMinor([scheme.envelope_minor, -callsMinor]), currency),
    partyCap: orNull(scheme.party_cap_minor),
    partyCapReason: scheme.party_cap_reason,
    contractCap: orNull(contractCapMinor),
    invented: scheme.invented === 1,
    blockers: asNotices(verdict.blockers),
    warnings: asNotices(verdict.warnings),
  }
}

/** Schemes, by project and code, each with where it stands. */
export async function listSchemes(db: Reader, projectId: string | null): Promise<OutputOf<'schemes.list'>> {
  const schemes = await db
    .selectFrom('grant_scheme as scheme')
    .innerJoin('project', 'project.id', 'scheme.project_id')
    .selectAll('scheme')
    .$if(projectId !== null, query => query.where('scheme.project_id', '=', projectId ?? ''))
    .orderBy('project.code')
    .orderBy('scheme.position')
    .orderBy('scheme.code')
    .execute()
  const rows: SchemeRow[] = []
  for (const scheme of schemes) rows.push(await rowOf(db, scheme))
  return { rows }
}

/** The stored scheme. Throws NotFound. */
export async function requireScheme(db: Reader, id: string): Promise<StoredScheme> {
  const scheme = await db.selectFrom('grant_scheme').selectAll().where('id', '=', id).executeTakeFirst()
  if (!scheme) throw new ProblemError(problem('NotFound', 'problem.notFound.scheme', { id }))
  return scheme
}

/** One scheme with where it stands. Throws NotFound. */
export const getScheme = async (db: Reader, id: string): Promise<SchemeRow> =>
  rowOf(db, await requireScheme(db, id))

/** The scheme's columns as a form gives them. */
export const schemeColumns = (input: ParsedInputOf<'schemes.preview'>) => ({
  project_id: input.projectId,
  work_package_id: input.workPackageId,
  budget_line_id: input.lineId,
  code: input.code,
  title: input.title,
  objective: input.objective,
  envelope_minor: input.envelopeMinor,
  party_cap_minor: input.partyCapMinor,
  party_cap_reason: input.partyCapReason,
})

/** What saving a scheme would do to the free funds of its line, by the rule that decides at saving. */
export async function previewScheme(
  db: Reader,
  input: ParsedInputOf<'schemes.preview'>,
): Promise<OutputOf<'schemes.preview'>> {
  const standing = await schemeStanding(db, { ...schemeColumns(input), id: input.id })
  const { line, currency, promisedMinor, verdict } = standing
  return {
    currency,
    line: line && { id: line.id, code: line.code, title: line.label },
    freeMinor: line?.freeMinor ?? null,
    otherSchemesMinor: line?.otherSchemesMinor ?? null,
    leftMinor: line
      ? sumMinor([
          line.freeMinor,
          -line.otherSchemesMinor,
          -Math.max(0, sumMinor([input.envelopeMinor, -promisedMinor])),
        ])
      : null,
    blockers: asNotices(verdict.blockers),
    warnings: asNotices(verdict.warnings),
  }
}
