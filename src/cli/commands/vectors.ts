import { z } from 'zod'
import { runVector, type VectorOutcome } from '#shared/domain/vectors/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { defineCommand } from '../command.ts'
import { fail, failure } from '../failure.ts'
import { parseJson, readText } from '../json-input.ts'

/** What a case needs; whatever else it carries (rule, note) is for people. */
const vectorsSchema = z
  .array(z.object({ id: z.string().min(1), op: z.string().min(1), inputs: z.json(), expected: z.json() }))
  .min(1)

async function readVectors(file: string) {
  const found = vectorsSchema.safeParse(parseJson(await readText(file), file))
  if (found.success) return found.data
  const place = found.error.issues[0]?.path.map(String).join('.') ?? ''
  throw fail('Validation', 'cli.vectorsInvalid', { file, place: place === '' ? 'list' : place })
}

function lineOf(id: string, expected: JsonValue, outcome: VectorOutcome): JsonValue {
  if (outcome.ok) return { id, ok: true }
  if (outcome.kind !== 'unknownOp') return { id, ok: false, expected, actual: outcome.actual }
  const error = { code: 'NotFound', messageKey: 'cli.unknownOp', details: { op: outcome.op } }
  return { id, ok: false, expected, actual: { error } }
}

export const vectors = defineCommand({
  words: ['vectors'],
  args: ['FILE'],
  options: {},
  summary: 'Run worked cases through the rules; one line each, with what was expected where it differs.',
  run: async ({ args: [file] }) => {
    const cases = await readVectors(file)
    const { rulePacks } = await import('#backend/rpc/catalogue.ts')
    const packs = rulePacks()
    const results = cases.map(({ id, expected, ...vector }) => {
      const outcome = runVector({ ...vector, expected }, packs)
      return { ok: outcome.ok, line: lineOf(id, expected, outcome) }
    })
    const differing = results.filter(result => !result.ok).length
    return {
      output: { lines: results.map(result => result.line) },
      ...(differing === 0
        ? {}
        : { failure: failure('Rule.VectorsDiffer', 'cli.vectorsDiffer', { differing, of: cases.length }) }),
    }
  },
})
