import { z } from 'zod'
import type { Reader } from '#backend/rpc/context.ts'
import { idSchema } from '#shared/contract/common.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { codeBook } from './code-book.ts'

/** How a budget or ledger says which project it belongs to; one of the two. */
export const projectParams = {
  projectId: idSchema.optional().meta({ description: 'Id of the project; or give projectCode' }),
  projectCode: z.string().min(1).max(60).optional().meta({ description: 'Code of the project, as SOE-11' }),
}

interface ProjectParams {
  readonly projectId?: string | undefined
  readonly projectCode?: string | undefined
}

const fieldProblem = (messageKey: string) =>
  new ProblemError(
    problem('Validation', 'error.validation', {
      fields: [{ path: 'params.projectCode', messageKey, keys: '' }],
    }),
  )

/** Id of the project that the parameters name. Throws Validation without one, NotFound with the nearest codes. */
export async function projectOf(db: Reader, params: ProjectParams): Promise<string> {
  const { projectId, projectCode } = params
  if (projectId === undefined && projectCode === undefined) throw fieldProblem('validation.projectNeeded')
  const rows = await db.selectFrom('project').select(['id', 'code', 'title as label']).execute()
  const matching = rows.filter(
    row =>
      (projectId === undefined || row.id === projectId) &&
      (projectCode === undefined || row.code === projectCode),
  )
  const [found] = matching
  if (found) return found.id
  throw new ProblemError(
    problem('NotFound', 'problem.notFound.projectCode', {
      project: projectCode ?? projectId ?? '',
      nearest: [...codeBook(rows).nearest(projectCode ?? '')],
    }),
  )
}
