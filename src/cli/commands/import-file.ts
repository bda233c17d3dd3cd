import { z } from 'zod'
import {
  IMPORT_KINDS,
  type ImportKind,
  type ImportOutcome,
  type Mapping,
  mappingSchema,
} from '#shared/contract/imports.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { sentence } from '#shell/words.ts'
import { defineCommand, type Outcome } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { fail, failure, misuse } from '../failure.ts'
import { offerFile } from '../files.ts'
import { usageOf } from '../help.ts'
import { parseJson, readJsonObject, readText } from '../json-input.ts'

/**
 * A mapping as people write it: what the file itself can settle may be left out, and a column may be named by
 * its heading or letter alone.
 */
const writtenColumn = z.union([
  z
    .string()
    .transform(text =>
      /^[A-Z]{1,3}$/.test(text) ? { heading: '', letter: text } : { heading: text, letter: '' },
    ),
  mappingSchema.shape.columns.valueType,
])
const writtenMapping = z.strictObject({
  sheet: mappingSchema.shape.sheet.default(null),
  headerRow: mappingSchema.shape.headerRow.default(null),
  columns: z.record(z.string(), writtenColumn),
  constants: mappingSchema.shape.constants.default({}),
  decimalSeparator: mappingSchema.shape.decimalSeparator.default(null),
  dateOrder: mappingSchema.shape.dateOrder.default(null),
  skipTotals: mappingSchema.shape.skipTotals.default(true),
})

async function readMapping(file: string | undefined): Promise<Mapping | null> {
  if (file === undefined) return null
  const found = writtenMapping.safeParse(parseJson(await readText(file), file))
  if (found.success) return found.data
  const fields = found.error.issues
    .slice(0, 20)
    .flatMap(issue =>
      (issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path]).map(
        place => place.map(String).join('.'),
      ),
    )
  throw fail('Validation', 'cli.mappingInvalid', { file, fields })
}

const isKind = (text: string): text is ImportKind => IMPORT_KINDS.some(kind => kind === text)

/** Each problem also as a sentence with its remedy: whoever reads a terminal has no catalogue of messages. */
function spelledOut(outcome: ImportOutcome): JsonValue {
  const problems = outcome.problems.map(problem => ({
    ...problem,
    message: sentence(problem.messageKey, problem.details) ?? problem.messageKey,
    remedy: sentence(problem.remedyKey, problem.details) ?? problem.remedyKey,
  }))
  return { ...outcome, problems }
}

function outcomeOf(outcome: ImportOutcome): Outcome {
  const output = { json: spelledOut(outcome) }
  if (outcome.errors === 0) return { output }
  return { output, failure: failure('Import', 'cli.rowsRefused', { count: outcome.errors }) }
}

export const importFile = defineCommand({
  words: ['import'],
  args: ['KIND', 'FILE'],
  options: {
    workspace: { value: 'DIR', required: true, summary: 'the workspace' },
    mapping: { value: 'FILE', summary: 'JSON file that says which column is what' },
    params: { value: 'JSON', summary: 'JSON or @FILE, by kind; see "import list"' },
    'dry-run': { summary: 'only say what would happen' },
    post: { summary: 'post the imported entries; otherwise they are drafts' },
  },
  summary: 'Import a budget, ledger, rates or organisations from a file; all rows or none.',
  run: async ({ args: [kind, file], options, as, surroundings }) => {
    if (!isKind(kind))
      throw misuse('notOneOf', usageOf(importFile), {
        argument: 'KIND',
        value: kind,
        choices: [...IMPORT_KINDS],
      })
    if (options['dry-run'] && options.post)
      throw misuse('contradiction', usageOf(importFile), { options: ['--dry-run', '--post'] })
    const mapping = await readMapping(options.mapping)
    const params = options.params === undefined ? {} : await readJsonObject(options.params, '--params')
    return withWorkspace({ folder: options.workspace, as, surroundings }, async ({ backend, call }) => {
      const input = { kind, token: await offerFile(backend, file), params: { ...params }, mapping }
      return outcomeOf(
        options['dry-run']
          ? await call('imports.dryRun', input)
          : await call('imports.run', { ...input, post: options.post }),
      )
    })
  },
})
