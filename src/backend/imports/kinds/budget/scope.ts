import { z } from 'zod'
import { type ProjectTerms, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { textSchema } from '#shared/contract/common.ts'
import type { Scope } from '../kind.ts'
import { parseParams } from '../parse-params.ts'
import { projectOf, projectParams } from '../project-param.ts'

export const budgetParams = z.strictObject({
  ...projectParams,
  versionNote: textSchema(500).default('').meta({ description: 'Note of the draft version' }),
})

/** The project a budget belongs to. */
export interface BudgetScope extends Scope {
  readonly projectId: string
  readonly terms: ProjectTerms
  readonly versionNote: string
}

export async function budgetScope(db: Reader, params: unknown): Promise<BudgetScope> {
  const { versionNote, ...named } = parseParams(budgetParams, params)
  const projectId = await projectOf(db, named)
  const terms = await projectTerms(db, projectId)
  return {
    projectId,
    params: { projectId, versionNote },
    reading: { kind: 'map', target: 'budget', currency: terms.currency },
    terms,
    versionNote,
  }
}
