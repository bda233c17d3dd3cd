import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

type Details = { readonly [key: string]: JsonValue }

/** The refusal of a whole file, thrown from inside a parser and turned into a result by `attempt`. */
export const refuse = (messageKey: string, details: Details = {}): ProblemError =>
  new ProblemError(problem('Import', messageKey, details))

/** Runs a reader; a refusal becomes an error result, anything else is a bug and goes on upwards. */
export async function attempt<T>(read: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return ok(await read())
  } catch (error) {
    if (error instanceof ProblemError) return err(error.problem)
    throw error
  }
}

/** The message of anything thrown, for `details`, cut so that no file content floods a message. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200)
