import { DOCUMENT_FORMATS, DOCUMENT_IDS, type DocumentId } from '#shared/contract/documents.ts'
import { defineCommand, json } from '../command.ts'
import { withWorkspace } from '../connection.ts'
import { misuse } from '../failure.ts'
import { assertWritablePlace, saveFile } from '../files.ts'
import { usageOf } from '../help.ts'
import { readJsonObject } from '../json-input.ts'

const isDocument = (text: string): text is DocumentId => DOCUMENT_IDS.some(id => id === text)
const isFormat = (text: string): text is (typeof DOCUMENT_FORMATS)[number] =>
  DOCUMENT_FORMATS.some(format => format === text)

const notOneOf = (argument: string, value: string, choices: readonly string[]) =>
  misuse('notOneOf', usageOf(documentMake), { argument, value, choices })

export const documentMake = defineCommand({
  words: ['document', 'make'],
  args: ['ID'],
  options: {
    workspace: { value: 'DIR', required: true, summary: 'the workspace' },
    params: { value: 'JSON', required: true, summary: 'JSON or @FILE; see "document list"' },
    format: {
      value: 'xlsx|pdf|docx',
      required: true,
      summary: 'workbook, PDF or Word, as the document offers',
    },
    out: { value: 'FILE', required: true, summary: 'where to put the document' },
  },
  summary: 'Produce a document for a donor; it is recorded in the workspace.',
  run: async ({ args: [id], options, as, surroundings }) => {
    const { format } = options
    if (!isDocument(id)) throw notOneOf('ID', id, DOCUMENT_IDS)
    if (!isFormat(format)) throw notOneOf('--format', format, DOCUMENT_FORMATS)
    const parameters = { ...(await readJsonObject(options.params, '--params')) }
    await assertWritablePlace(options.out)
    return withWorkspace({ folder: options.workspace, as, surroundings }, async ({ backend, call }) => {
      const { token, run, checks } = await call('documents.make', { id, parameters, format })
      return json({ file: await saveFile(backend, token, options.out), run, checks })
    })
  },
})
