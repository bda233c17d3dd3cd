import type { z } from 'zod'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** Parameters by the kind's schema. Throws Validation with the paths of the fields. */
export function parseParams<T extends z.ZodType>(schema: T, params: unknown): z.output<T> {
  const parsed = schema.safeParse(params)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(issue => ({
    path: ['params', ...issue.path.map(String)].join('.'),
    messageKey: issue.message.startsWith('validation.') ? issue.message : `validation.${issue.code}`,
    keys: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '',
  }))
  throw new ProblemError(problem('Validation', 'error.validation', { fields }))
}
