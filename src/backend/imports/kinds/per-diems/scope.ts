import { z } from 'zod'
import { type ProjectTerms, periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import type { Scope } from '../kind.ts'
import { parseParams } from '../parse-params.ts'
import { type ProjectBooks, projectBooks } from '../project-books.ts'
import { projectOf, projectParams } from '../project-param.ts'

export const perDiemsParams = z.strictObject(projectParams)

/** The project that pays the journeys, and where they may be booked. */
export interface PerDiemsScope extends Scope, ProjectBooks {
  readonly projectId: string
  readonly terms: ProjectTerms
  readonly periods: readonly ReportingPeriod[]
}

/** Looks up the project of the parameters. Throws Validation, NotFound. */
export async function perDiemsScope(db: Reader, params: unknown): Promise<PerDiemsScope> {
  const projectId = await projectOf(db, parseParams(perDiemsParams, params))
  const terms = await projectTerms(db, projectId)
  return {
    projectId,
    params: { projectId },
    reading: { kind: 'map', target: 'perDiems', currency: terms.currency },
    terms,
    periods: await periodsOfProject(db, projectId),
    ...(await projectBooks(db, projectId)),
  }
}
