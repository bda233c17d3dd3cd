import { makeZip, type ZipEntrySpec } from './zip-maker.ts'

/** A cell of a made sheet: texts and numbers as such, everything else as the XML of its `c` element's content. */
export type CellSpec =
  | string
  | number
  | null
  | { readonly xml: string; readonly type?: string; readonly style?: number }
  | { readonly serial: number }

export type SheetSpec = {
  readonly name: string
  readonly state?: string
  readonly rows?: readonly (readonly CellSpec[])[]
  readonly merges?: readonly string[]
  /** XML of the part instead of the rows. */
  readonly xml?: string
}

export type WorkbookSpec = {
  readonly sheets: readonly SheetSpec[]
  readonly date1904?: boolean
  readonly sharedStrings?: string
  readonly styles?: string
  /** Parts added or replaced. */
  readonly parts?: readonly ZipEntrySpec[]
  /** Parts left out. */
  readonly without?: readonly string[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export function letterOf(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26)
}

/** Style 1 of the made styles part is a day format. */
const DAY_STYLE = 1

function cellXml(cell: CellSpec, reference: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if ('serial' in cell) return `<c r="${reference}" s="${DAY_STYLE}"><v>${cell.serial}</v></c>`
  const type = cell.type === undefined ? '' : ` t="${cell.type}"`
  const style = cell.style === undefined ? '' : ` s="${cell.style}"`
  return `<c r="${reference}"${type}${style}>${cell.xml}</c>`
}

/** XML of a worksheet part. */
export function sheetXml(sheet: SheetSpec): string {
  const rows = (sheet.rows ?? []).map((cells, index) => {
    const xml = cells.map((cell, column) => cellXml(cell, `${letterOf(column)}${index + 1}`)).join('')
    return `<row r="${index + 1}">${xml}</row>`
  })
  const merges = (sheet.merges ?? []).map(range => `<mergeCell ref="${range}"/>`).join('')
  const merged = merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`
}

export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="00000"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="2"/><xf numFmtId="0"><alignment indent="2"/></xf></cellXfs></styleSheet>`

function workbookXml({ sheets, date1904 }: WorkbookSpec): string {
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  const setting = date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>'
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${setting}<sheets>${listed.join('')}</sheets><extLst><ext xmlns:x15="urn:x15"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>`
}

function relationsXml(sheets: readonly SheetSpec[]): string {
  const of = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const own = sheets.map((_, index) => of(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
  const shared = [of('rIdS', 'sharedStrings', 'sharedStrings.xml'), of('rIdT', 'styles', 'styles.xml')]
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${[...own, ...shared].join('')}</Relationships>`
}

/** The parts of a made workbook, before they are zipped. */
export function workbookParts(spec: WorkbookSpec): ZipEntrySpec[] {
  const sheets = spec.sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    data: sheet.xml ?? sheetXml(sheet),
  }))
  const parts: ZipEntrySpec[] = [
    { name: '[Content_Types].xml', data: `${HEAD}<Types/>` },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', data: workbookXml(spec) },
    { name: 'xl/_rels/workbook.xml.rels', data: relationsXml(spec.sheets) },
    { name: 'xl/styles.xml', data: spec.styles ?? STYLES },
    ...(spec.sharedStrings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', data: `${HEAD}<sst xmlns="${MAIN}">${spec.sharedStrings}</sst>` }]),
    ...sheets,
  ]
  const replaced = new Map(parts.map(part => [part.name, part]))
  for (const part of spec.parts ?? []) replaced.set(part.name, part)
  return [...replaced.values()].filter(part => !spec.without?.includes(part.name))
}

/** An .xlsx file made by hand, so that tests control every byte of it. */
export const makeWorkbook = (spec: WorkbookSpec): Buffer => makeZip(workbookParts(spec))

/** A workbook of one sheet with these rows. */
export const makeTable = (rows: readonly (readonly CellSpec[])[], merges: readonly string[] = []): Buffer =>
  makeWorkbook({ sheets: [{ name: 'Sheet1', rows, merges }] })
