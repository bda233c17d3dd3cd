import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { putMapping, removeMapping } from './repository.ts'

export const commands = {
  'imports.saveMapping': ({ trx, newId }, { kind, name, mapping }) =>
    putMapping(trx, { id: newId(), kind, name: name.trim(), mapping }),
  'imports.deleteMapping': async ({ trx }, { id }) => {
    if (!(await removeMapping(trx, id)))
      throw new ProblemError(problem('NotFound', 'problem.notFound.mapping', { id }))
    return {}
  },
} satisfies HandlersOf<'imports.saveMapping' | 'imports.deleteMapping'>
