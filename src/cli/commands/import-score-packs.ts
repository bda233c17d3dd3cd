import { defineCommand } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { failure } from '../failure.ts'
import { offerFile } from '../files.ts'
import { packsIn, spelledOut } from '../pack-files.ts'

export const importScorePacks = defineCommand({
  words: ['import', 'score-packs'],
  args: ['PATH'],
  options: {
    workspace: { value: 'DIR', required: true, summary: 'the workspace' },
    call: { value: 'ID', summary: 'only packs of this call' },
    'dry-run': { summary: 'only say what would happen' },
  },
  summary: 'Read filled score packs of assessors, one file or all of a folder; each all or nothing.',
  run: async ({ args: [place], options, as, surroundings }) => {
    const packs = await packsIn(place)
    return withWorkspace({ folder: options.workspace, as, surroundings }, async ({ backend, call }) => {
      const files: { token: string }[] = []
      for (const file of packs) files.push({ token: await offerFile(backend, file) })
      const callId = options.call ?? null
      const reading = await call('committees.readPacks', { callId, files, dryRun: options['dry-run'] })
      const output = { json: spelledOut(reading) }
      if (reading.refused === 0) return { output }
      return { output, failure: failure('Import', 'cli.packsRefused', { count: reading.refused }) }
    })
  },
})
