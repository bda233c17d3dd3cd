import type { requireApplication } from '#backend/features/applications/index.ts'
import { requireCall, type StoredCall } from '#backend/features/calls/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { GridWords } from '#shared/contract/committees.ts'
import { type GridDefinition, inLanguage } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

export interface Grid {
  readonly id: string
  readonly definition: GridDefinition
}

/** What the scores of a call are measured by. */
export interface Terms {
  readonly call: StoredCall
  /** The newest version of the grid; null while the call has none. */
  readonly grid: Grid | null
}

export type StoredApplication = Awaited<ReturnType<typeof requireApplication>>

export async function gridById(db: Reader, id: string): Promise<Grid> {
  const row = await db
    .selectFrom('grid_version')
    .select(['id', 'definition'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id: row.id, definition: JSON.parse(row.definition) }
}

/** The call with its newest grid. Throws NotFound. */
export async function termsOf(db: Reader, callId: string): Promise<Terms> {
  const call = await requireCall(db, callId)
  const newest = await db
    .selectFrom('grid_version')
    .select(['id', 'definition'])
    .where('call_id', '=', callId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return { call, grid: newest ? { id: newest.id, definition: JSON.parse(newest.definition) } : null }
}

/** The grid, refused in words where a call has none. */
export function requireGrid({ call, grid }: Terms): Grid {
  if (grid) return grid
  throw new ProblemError(problem('Rule.NotInEvaluation', 'problem.evaluation.noGrid', { code: call.code }))
}

const DECIDED = ['decided', 'informed', 'contracting', 'archived', 'cancelled'] as const

/** Nothing of an evaluation changes after the decision (domain-rules.md rule 4). */
export function requireUndecided({ state, code }: StoredCall): void {
  if (DECIDED.some(decided => decided === state))
    throw new ProblemError(
      problem('Rule.CallDecided', 'problem.evaluation.callDecided', { code, stateKey: `callState.${state}` }),
    )
}

/** Refuses a call that is not in evaluation. Throws Rule.NotInEvaluation. */
export function requireCallInEvaluation(call: StoredCall): void {
  if (call.state !== 'in_evaluation')
    throw new ProblemError(
      problem('Rule.NotInEvaluation', 'problem.evaluation.callNotInEvaluation', {
        code: call.code,
        stateKey: `callState.${call.state}`,
      }),
    )
}

/** Scores and assignments are of applications that are in evaluation, in a call that is. */
export function requireInEvaluation(call: StoredCall, { state, reference_no }: StoredApplication): void {
  requireCallInEvaluation(call)
  if (state !== 'in_evaluation')
    throw new ProblemError(
      problem('Rule.NotInEvaluation', 'problem.evaluation.notInEvaluation', {
        reference: reference_no,
        stateKey: `applicationState.${state}`,
      }),
    )
}

/** A grid in the words of one language. */
export const gridWords = ({ id, definition }: Grid, language: string): GridWords => ({
  id,
  totalThreshold: definition.totalThreshold,
  sections: definition.sections.map(section => ({
    key: section.key,
    label: inLanguage(section.label, language),
    threshold: section.threshold,
    criteria: section.criteria.map(criterion => ({
      key: criterion.key,
      label: inLanguage(criterion.label, language),
      help: criterion.help ? inLanguage(criterion.help, language) : '',
      weight: criterion.weight,
    })),
  })),
})
