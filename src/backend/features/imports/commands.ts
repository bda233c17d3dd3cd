import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { putMapping, removeMapping } from './repository.ts'

export const commands = {
  'imports.saveMapping': async ({ trx, newId }, { kind, name, mapping }) => {
    const trimmed = name.trim()
    if (trimmed === '') {
      const fields = [{ path: 'name', messageKey: 'validation.required', keys: '' }]
      throw new ProblemError(problem('Validation', 'error.validation', { fields }))
    }
    return putMapping(trx, { id: newId(), kind, name: trimmed, mapping })
  },
  'imports.deleteMapping': async ({ trx }, { id }) => {
    if (!(await removeMapping(trx, id)))
      throw new ProblemError(problem('NotFound', 'problem.notFound.mapping', { id }))
    return {}
  },
} satisfies HandlersOf<'imports.saveMapping' | 'imports.deleteMapping'>
