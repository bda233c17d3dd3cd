import { defineCommand, json } from '../command.ts'

export const documentList = defineCommand({
  words: ['document', 'list'],
  args: [],
  options: {},
  summary: 'List the documents with their formats, parameters and an example valid in the demonstration.',
  run: async () => {
    const { documentCatalogue } = await import('#backend/rpc/catalogue.ts')
    return json(documentCatalogue())
  },
})
