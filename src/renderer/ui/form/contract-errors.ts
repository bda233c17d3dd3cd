import type { z } from 'zod'
import { type ProcedureName, procedures } from '#shared/contract/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { Words } from '../words/use-words.ts'

type Issue = z.core.$ZodIssue

/** Key of the sentence for an issue: the schema's own, else by what was wrong; the backend names issues alike. */
const issueKey = (issue: Issue): string =>
  issue.message.startsWith('validation.') ? issue.message : `validation.${issue.code}`

/** What an input holds at a path. */
const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )

/**
 * The sentences for what the contract would refuse in an input, by field path: forms check with the very schema
 * that the backend checks with. Empty when all is well.
 * @example useForm({ validate: values => contractErrors(words, 'users.create', values) })
 */
export function contractErrors(words: Words, name: ProcedureName, input: unknown): Record<string, string> {
  const checked = procedures.get(name)?.input.safeParse(input)
  if (!checked || checked.success) return {}
  const errors: Record<string, string> = {}
  for (const issue of checked.error.issues) {
    const details: Record<string, JsonValue> = issue.code === 'too_big' ? { max: Number(issue.maximum) } : {}
    // A blank date or choice is missing; it isn't written wrongly.
    const key = valueAt(input, issue.path) === '' ? 'validation.required' : issueKey(issue)
    errors[issue.path.join('.')] ??= words.say(key, details)
  }
  return errors
}
