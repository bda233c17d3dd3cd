import { describe, expect, it } from 'vitest'
import { refusalOf } from '#backend/packs/open-file.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

describe('a pack that is refused while it is stored', () => {
  it('is told as a problem of its file when a rule or a change meanwhile stands against it', () => {
    for (const code of ['Conflict', 'Rule.Recused'] as const)
      expect(refusalOf(new ProblemError(problem(code, 'problem.changedMeanwhile')), 'Refused')).toMatchObject(
        {
          severity: 'error',
          messageKey: 'problem.changedMeanwhile',
          remedyKey: 'packRemedy.Refused',
        },
      )
  })

  it('ends the job for anything else', () => {
    for (const error of [new Error('broken'), new ProblemError(problem('StorageFull', 'problem.x'))])
      expect(() => refusalOf(error, 'Refused')).toThrow(error)
  })
})
