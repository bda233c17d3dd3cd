import { refuse } from '../reading/refuse.ts'
import { readXml } from '../reading/xml.ts'
import { type ListedName, type SanctionReading, startReading } from './reading.ts'

const XML_DEPTH = 32
export const UN_LIST = 'UN'

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'] as const
const RECORDS: Readonly<Record<string, ListedName['kind']>> = { INDIVIDUAL: 'individual', ENTITY: 'entity' }

interface Entry {
  readonly kind: ListedName['kind']
  readonly row: number
  readonly parts: Map<string, string>
  readonly aliases: string[]
  original: string
  reference: string
  program: string
}

/** Adds a whole entry: its name, the name in its own script, its aliases; one without name or number is named. */
function addEntry(into: ReturnType<typeof startReading>, entry: Entry): void {
  const { kind, reference, program, row, original, aliases } = entry
  const full = NAME_PARTS.flatMap(part => entry.parts.get(part) ?? []).join(' ')
  if (reference === '' || full === '') {
    into.note('error', row, full, reference === '' ? 'noReference' : 'noName')
    return
  }
  const names = [full, ...(original === '' ? [] : [original]), ...aliases]
  for (const [index, name] of names.entries())
    into.add({ kind, reference, name, isAlias: index > 0, note: program, row })
}

/**
 * Reads the consolidated list of the UN Security Council: persons and bodies with their names, the names in their own
 * script, and their aliases. Any other XML is refused by the name of its root.
 */
export async function readUnXml(bytes: Buffer, fileName: string): Promise<SanctionReading> {
  const into = startReading(UN_LIST)
  const path: string[] = []
  let entry: Entry | undefined
  let text = ''
  const open = (name: string, line: number): void => {
    if (path.length === 0 && name !== 'CONSOLIDATED_LIST')
      throw refuse('import.sanctions.unknownXml', { root: name.slice(0, 60), file: fileName })
    path.push(name)
    text = ''
    const kind = RECORDS[name]
    if (kind && path.length === 3)
      entry = { kind, row: line, parts: new Map(), aliases: [], original: '', reference: '', program: '' }
  }
  const takeField = (name: string, value: string): void => {
    if (!entry || value === '') return
    const parent = path.at(-1) ?? ''
    if (NAME_PARTS.some(part => part === name)) entry.parts.set(name, value)
    else if (name === 'NAME_ORIGINAL_SCRIPT') entry.original = value
    else if (name === 'REFERENCE_NUMBER') entry.reference = value
    else if (name === 'UN_LIST_TYPE') entry.program = value
    else if (name === 'ALIAS_NAME' && parent.endsWith('_ALIAS')) entry.aliases.push(value)
  }
  const close = (name: string): void => {
    path.pop()
    if (entry && name in RECORDS && path.length === 2) {
      addEntry(into, entry)
      entry = undefined
    } else takeField(name, text.trim())
    text = ''
  }
  await readXml(
    { part: fileName, chunks: [bytes], maxDepth: XML_DEPTH },
    {
      open: (name, _attributes, line) => open(name, line),
      close,
      text: part => {
        text += part
      },
    },
  )
  return into.finish()
}
