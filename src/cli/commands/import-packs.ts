import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { sentence } from '#shell/words.ts'
import { defineCommand } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { failure, fileFailure } from '../failure.ts'
import { offerFile } from '../files.ts'
import { readJsonObject } from '../json-input.ts'

type Reading = OutputOf<'applications.readPacks'>

/** The workbooks of a folder by name, or the one file that is named. Lock files of office programs are no packs. */
async function packsIn(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch((error: unknown) => {
    throw fileFailure(error, place)
  })
  if (!found.isDirectory()) return [place]
  const names = await readdir(place)
  return names
    .filter(name => /\.xlsx$/i.test(name) && !name.startsWith('~$') && !name.startsWith('.~'))
    .toSorted()
    .map(name => path.join(place, name))
}

/** Each problem also as a sentence with its remedy: whoever reads a terminal has no catalogue of messages. */
function spelledOut(reading: Reading): JsonValue {
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

export const importPacks = defineCommand({
  words: ['import', 'packs'],
  args: ['PATH'],
  options: {
    workspace: { value: 'DIR', required: true, summary: 'the workspace' },
    params: {
      value: 'JSON',
      summary:
        'JSON or @FILE: callId, receipt {receivedOn, receivedTime, how, evidence} in the zone of the call, acceptFaults',
    },
    'dry-run': { summary: 'only say what would happen' },
  },
  summary: 'Read filled application packs, one file or all of a folder; each all or nothing.',
  run: async ({ args: [place], options, as, surroundings }) => {
    const params = options.params === undefined ? {} : await readJsonObject(options.params, '--params')
    const packs = await packsIn(place)
    return withWorkspace({ folder: options.workspace, as, surroundings }, async ({ backend, call }) => {
      const files: { token: string }[] = []
      for (const file of packs) files.push({ token: await offerFile(backend, file) })
      const input = { callId: null, ...params, files, dryRun: options['dry-run'] }
      const reading = await call('applications.readPacks', input as InputOf<'applications.readPacks'>)
      const output = { json: spelledOut(reading) }
      if (reading.refused === 0) return { output }
      return { output, failure: failure('Import', 'cli.packsRefused', { count: reading.refused }) }
    })
  },
})
