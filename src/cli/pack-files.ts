import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { RowProblem } from '#shared/contract/imports.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { offeredBy } from '#shared/kernel/folder-files.ts'
import { sentence } from '#shell/words.ts'
import { fileFailure } from './failure.ts'

/** The workbooks of a folder by name, or the one file that is named. Lock files of office programs are no packs. */
export async function packsIn(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch((error: unknown) => {
    throw fileFailure(error, place)
  })
  if (!found.isDirectory()) return [place]
  const names = await readdir(place)
  return offeredBy(names, ['.xlsx']).map(name => path.join(place, name))
}

/** Each problem also as a sentence with its remedy: whoever reads a terminal has no catalogue of messages. */
export function spelledOut(reading: {
  readonly files: readonly { readonly problems: readonly RowProblem[] }[]
}): JsonValue {
  const files = reading.files.map(file => ({
    ...file,
    problems: file.problems.map(problem => ({
      ...problem,
      message: sentence(problem.messageKey, problem.details) ?? problem.messageKey,
      remedy: sentence(problem.remedyKey, problem.details) ?? problem.remedyKey,
    })),
  }))
  return JSON.parse(JSON.stringify({ ...reading, files }))
}
