import { refuse } from '../refuse.ts'
import { prefixedAttribute, type XmlAttributes } from '../xml.ts'
import { type Package, type Relationship, readPart, readRelationships } from './part.ts'

export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly part: string }

export type WorkbookStructure = {
  readonly sheets: readonly SheetPart[]
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
  /** Dates count from 1904-01-01 instead of 1900, a setting of old Macintosh files. */
  readonly date1904: boolean
}

const ROOT = ''

/** The part that is the workbook: by the package's relationships, else where everybody puts it. */
async function workbookPart(source: Package): Promise<string> {
  const relations = await readRelationships(source, ROOT)
  const named = relations.find(relation => relation.type.endsWith('/officeDocument'))?.target
  const part = named ?? 'xl/workbook.xml'
  if (!source.container.has(part)) throw refuse('import.xlsx.noWorkbook', { part })
  return part
}

type Listed = { readonly name: string; readonly state: string; readonly relation: string | undefined }

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

async function readWorkbookPart(
  source: Package,
  part: string,
): Promise<{ listed: Listed[]; date1904: boolean }> {
  const listed: Listed[] = []
  let date1904 = false
  const open = (element: string, attributes: XmlAttributes): void => {
    // Extensions carry an element of the same name without the setting.
    if (element === 'workbookPr' && isTrue(attributes['date1904'])) date1904 = true
    if (element !== 'sheet') return
    const { name = '', state = 'visible' } = attributes
    listed.push({ name, state, relation: prefixedAttribute(attributes, 'id') })
  }
  await readPart(source, part, { open })
  return { listed, date1904 }
}

/** Chart, dialog and macro sheets hold no table and are left out; a listed sheet without its part is damage. */
function sheetPart(
  listed: Listed,
  relations: readonly Relationship[],
  source: Package,
): SheetPart | undefined {
  const relation = relations.find(candidate => candidate.id === listed.relation)
  if (relation && !/\/worksheet$/i.test(relation.type)) return undefined
  if (!relation || !source.container.has(relation.target))
    throw refuse('import.xlsx.sheetMissing', { sheet: listed.name })
  return { name: listed.name, hidden: listed.state !== 'visible', part: relation.target }
}

/** Finds the sheets and shared parts of a workbook; none at all is an error, never an empty success. */
export async function readStructure(source: Package): Promise<WorkbookStructure> {
  const part = await workbookPart(source)
  const { listed, date1904 } = await readWorkbookPart(source, part)
  const relations = await readRelationships(source, part)
  const sheets = listed
    .map(sheet => sheetPart(sheet, relations, source))
    .filter((sheet): sheet is SheetPart => sheet !== undefined)
  if (sheets.length === 0) throw refuse('import.noSheets')
  if (sheets.length > source.limits.sheets)
    throw refuse('import.xlsx.tooManySheets', { sheets: sheets.length, limit: source.limits.sheets })
  const shared = (type: string): string | undefined =>
    relations.find(relation => relation.type.endsWith(type) && source.container.has(relation.target))?.target
  return { sheets, sharedStrings: shared('/sharedStrings'), styles: shared('/styles'), date1904 }
}
