import { defineCommand, json } from '../command.ts'

export const importList = defineCommand({
  words: ['import', 'list'],
  args: [],
  options: {},
  summary: 'List the import kinds with their fields and parameters.',
  run: async () => {
    const { importCatalogue } = await import('#backend/rpc/catalogue.ts')
    return json(importCatalogue())
  },
})
