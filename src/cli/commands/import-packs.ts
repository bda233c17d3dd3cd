import type { InputOf } from '#shared/contract/index.ts'
import { defineCommand } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { failure } from '../failure.ts'
import { offerFile } from '../files.ts'
import { readJsonObject } from '../json-input.ts'
import { packsIn, spelledOut } from '../pack-files.ts'

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
