import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, type ReadingLimits } from '#backend/imports/reading/limits.ts'
import { readSpreadsheet } from '#backend/imports/reading/read-spreadsheet.ts'
import { makeTable, makeWorkbook, workbookParts } from '#tests/support/workbook-maker.ts'
import { makeZip, type ZipEntrySpec } from '#tests/support/zip-maker.ts'

const PLAIN = {
  sheets: [
    {
      name: 'A',
      rows: [
        ['Date', 'Amount'],
        ['2024-01-31', 12.5],
      ],
    },
  ],
}

async function refusalOf(bytes: Buffer, name = 'file.xlsx', limits?: Partial<ReadingLimits>) {
  const result = await readSpreadsheet(bytes, name, { limits: { ...DEFAULT_LIMITS, ...limits } })
  return result.ok ? 'opened' : result.error.messageKey
}

const withPart = (part: ZipEntrySpec): Buffer => makeWorkbook({ ...PLAIN, parts: [part] })
const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ole2With = (stream: string): Buffer =>
  Buffer.concat([OLE2, Buffer.alloc(600), Buffer.from(stream, 'utf16le'), Buffer.alloc(600)])

describe('a file that is no workbook', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), 'import.file.empty'],
    ['a password-protected workbook', ole2With('EncryptedPackage'), 'import.file.encrypted'],
    ['a workbook of Excel 97', ole2With('Workbook'), 'import.file.oldExcel'],
    ['an old Word document', ole2With('WordDocument'), 'import.file.oldOffice'],
    ['an Excel 4 stream', Buffer.from([9, 4, 6, 0, 0, 0, 0, 0]), 'import.file.oldExcel'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'import.file.notSpreadsheet'],
    ['a web page', Buffer.from('\n <HTML><table><tr><td>1</td></tr></table>'), 'import.file.html'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'import.file.xml'],
    ['JSON', Buffer.from('[{"a":1}]'), 'import.file.json'],
    ['plain text under the name of a workbook', Buffer.from('hello world\n'), 'import.file.textNamedExcel'],
    ['bytes without meaning', Buffer.from([0, 1, 2, 3, 0, 0, 7, 0, 9]), 'import.file.notSpreadsheet'],
    ['an empty zip', makeZip([]), 'import.file.archive'],
    ['a zip of other files', makeZip([{ name: 'a.csv', data: 'a;b' }]), 'import.file.archive'],
    ['a Word document', makeZip([{ name: 'word/document.xml', data: '<a/>' }]), 'import.file.wordDocument'],
    ['an OpenDocument sheet', makeZip([{ name: 'content.xml', data: '<a/>' }]), 'import.file.openDocument'],
    ['a binary workbook', makeZip([{ name: 'xl/workbook.bin', data: 'x' }]), 'import.file.binaryExcel'],
  ])('is refused by its content: %s', async (_, bytes, messageKey) => {
    expect(await refusalOf(bytes)).toBe(messageKey)
  })

  it('is judged by content, not by name', async () => {
    const result = await readSpreadsheet(makeWorkbook(PLAIN), 'ledger.csv')
    expect(result).toMatchObject({ ok: true, value: { format: 'xlsx' } })
    expect(result.ok && result.value.warnings.map(warning => warning.messageKey)).toEqual([
      'import.warning.nameDiffers',
    ])
  })

  it('is refused when it is larger than allowed', async () => {
    expect(await refusalOf(makeWorkbook(PLAIN), 'a.xlsx', { fileBytes: 100 })).toBe('import.file.tooLarge')
  })
})

describe('a hostile or damaged container', () => {
  it('with an entry that unpacks to far more than it takes is a bomb', async () => {
    const bomb = withPart({ name: 'xl/media/zeros.bin', data: Buffer.alloc(8_000_000) })
    expect(await refusalOf(bomb)).toBe('import.zip.bomb')
  })

  it('with one entry above the limit is a bomb, whatever its ratio', async () => {
    expect(await refusalOf(makeWorkbook(PLAIN), 'a.xlsx', { entryBytes: 200 })).toBe('import.zip.bomb')
  })

  it('with too much unpacked in all is refused', async () => {
    expect(await refusalOf(makeWorkbook(PLAIN), 'a.xlsx', { unpackedBytes: 900 })).toBe('import.zip.tooLarge')
  })

  it('with too many entries is refused', async () => {
    expect(await refusalOf(makeWorkbook(PLAIN), 'a.xlsx', { entries: 3 })).toBe('import.zip.tooManyEntries')
  })

  it('that declares less than it unpacks to is damaged, before the surplus is read', async () => {
    const liar = withPart({ name: 'xl/liar.bin', data: Buffer.alloc(5000, 7), declaredSize: 100 })
    expect(await refusalOf(liar)).toBe('import.zip.damaged')
  })

  it('with a wrong checksum is refused, also in a part that is not read', async () => {
    const sheet = workbookParts(PLAIN).find(part => part.name.endsWith('sheet1.xml'))
    expect(
      await refusalOf(withPart({ name: 'xl/worksheets/sheet1.xml', data: sheet?.data ?? '', crc: 1 })),
    ).toBe('import.zip.checksum')
    expect(await refusalOf(withPart({ name: 'docProps/app.xml', data: '<a/>', crc: 1 }))).toBe(
      'import.zip.checksum',
    )
  })

  it.each(['../evil.xml', 'xl/../../evil.xml', '/etc/passwd', 'C:/windows/x', 'xl\\..\\..\\x'])(
    'with the entry name %s is refused',
    async name => {
      expect(await refusalOf(withPart({ name, data: 'x' }))).toBe('import.zip.badName')
    },
  )

  it('with one name twice, case aside, is refused', async () => {
    const parts = workbookParts(PLAIN)
    const sheet = parts.find(part => part.name.endsWith('sheet1.xml'))
    const twice = makeZip([...parts, { name: 'XL/Worksheets/SHEET1.xml', data: sheet?.data ?? '' }])
    expect(await refusalOf(twice)).toBe('import.zip.duplicateName')
  })

  it('with an encrypted entry asks for the file without password', async () => {
    expect(await refusalOf(withPart({ name: 'xl/extra.xml', data: '<a/>', encrypted: true }))).toBe(
      'import.file.encrypted',
    )
  })

  it('with an unknown packing method is damaged', async () => {
    expect(await refusalOf(withPart({ name: 'xl/extra.bin', data: 'x', method: 99 }))).toBe(
      'import.zip.damaged',
    )
  })

  it('that ends too early is damaged', async () => {
    const whole = makeWorkbook(PLAIN)
    expect(await refusalOf(whole.subarray(0, whole.length - 30))).toBe('import.zip.unreadable')
    expect(await refusalOf(whole.subarray(0, 300))).toBe('import.zip.unreadable')
  })
})

describe('XML that attacks the reader', () => {
  const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;&b;&b;</r>'

  it.each([
    ['in the shared strings', 'xl/sharedStrings.xml', Buffer.from(bomb)],
    ['in a part nobody reads', 'customXml/item1.xml', Buffer.from(bomb)],
    [
      'in UTF-16',
      'customXml/item2.xml',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bomb, 'utf16le')]),
    ],
    ['in big-endian UTF-16', 'customXml/item3.xml', Buffer.from(`\ufeff${bomb}`, 'utf16le').swap16()],
    ['after a long comment', 'customXml/item4.xml', Buffer.from(`<!--${'x'.repeat(200_000)}-->${bomb}`)],
    [
      'that opens a file',
      'xl/externals.xml',
      Buffer.from('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'),
    ],
  ])('is refused %s', async (_, name, data) => {
    expect(await refusalOf(withPart({ name, data }))).toBe('import.xml.doctype')
  })

  it('is refused when it is nested without end', async () => {
    const deep = `<worksheet><sheetData>${'<x>'.repeat(500)}${'</x>'.repeat(500)}</sheetData></worksheet>`
    expect(await refusalOf(withPart({ name: 'xl/worksheets/sheet1.xml', data: deep }))).toBe(
      'import.xml.tooDeep',
    )
  })

  it('is refused when it is not well-formed, with part and line', async () => {
    const broken = withPart({
      name: 'xl/worksheets/sheet1.xml',
      data: '<worksheet>\n<sheetData></worksheet>',
    })
    const result = await readSpreadsheet(broken, 'a.xlsx')
    expect(result).toMatchObject({
      ok: false,
      error: { messageKey: 'import.xml.broken', details: { part: 'xl/worksheets/sheet1.xml', line: 2 } },
    })
  })

  it('is refused when its bytes are no UTF-8', async () => {
    const data = Buffer.concat([
      Buffer.from('<worksheet>'),
      Buffer.from([0xff, 0xff]),
      Buffer.from('</worksheet>'),
    ])
    expect(await refusalOf(withPart({ name: 'xl/worksheets/sheet1.xml', data }))).toBe('import.xml.broken')
  })
})

describe('a workbook without a table', () => {
  it('is an error when it lists no sheet', async () => {
    expect(await refusalOf(makeWorkbook({ sheets: [] }))).toBe('import.noSheets')
  })

  it('is an error when its only sheet is a chart', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
    const chart = makeWorkbook({ ...PLAIN, parts: [{ name: 'xl/_rels/workbook.xml.rels', data: relations }] })
    expect(await refusalOf(chart)).toBe('import.noSheets')
  })

  it('is an error when the part of a listed sheet is missing', async () => {
    expect(await refusalOf(makeWorkbook({ ...PLAIN, without: ['xl/worksheets/sheet1.xml'] }))).toBe(
      'import.xlsx.sheetMissing',
    )
  })

  it('is an error when the workbook part is missing', async () => {
    expect(await refusalOf(makeWorkbook({ ...PLAIN, without: ['xl/workbook.xml'] }))).toBe(
      'import.xlsx.noWorkbook',
    )
  })

  it('is an error when no sheet has a row', async () => {
    expect(
      await refusalOf(makeWorkbook({ sheets: [{ name: 'A' }, { name: 'B', rows: [['', '  ']] }] })),
    ).toBe('import.noRows')
  })
})

describe('a damaged workbook', () => {
  it('never throws and never opens half: any byte changed is noticed or harmless', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => [`Payee ${index}`, index * 1.25])
    const whole = makeTable(rows)
    const expected = await readSpreadsheet(whole, 'a.xlsx')
    const opened: number[] = []
    for (let position = 0; position < whole.length; position += 7) {
      const damaged = Buffer.from(whole)
      damaged[position] = (damaged[position] ?? 0) ^ 0x5a
      const result = await readSpreadsheet(damaged, 'a.xlsx')
      if (result.ok) {
        opened.push(position)
        expect(result.value.sheets).toEqual(expected.ok && expected.value.sheets)
      } else expect(result.error.code).toBe('Import')
    }
    // Times, attributes and the local copies of sizes are not used; everything else must be noticed.
    expect(opened.length).toBeLessThan(whole.length / 7 / 2)
  })
})
