import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessSingleByte } from '#backend/imports/reading/csv/encoding.ts'
import { readSpreadsheet } from '#backend/imports/reading/read-spreadsheet.ts'
import { cellText, type Workbook } from '#backend/imports/reading/sheet.ts'

async function read(bytes: Buffer | string, name = 'table.csv'): Promise<Workbook> {
  const result = await readSpreadsheet(Buffer.from(bytes), name)
  if (!result.ok) throw new Error(result.error.messageKey)
  return result.value
}

const tableOf = (workbook: Workbook): string[][] =>
  workbook.sheets.flatMap(sheet => sheet.rows.map(row => row.cells.map(cellText)))

const table = async (bytes: Buffer | string) => tableOf(await read(bytes))

/** Bytes of a text in an 8-bit encoding, by asking the decoder about every byte. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  return Buffer.from(Array.from(text, letter => byteOf.get(letter) ?? 63))
}

describe('delimiters and lines', () => {
  it.each([
    ['comma', 'a,b,c\n1,2,3\n'],
    ['semicolon, though decimals have commas', 'a;b;c\n1,5;2,5;3,5\n'],
    ['tab', 'a\tb\tc\n1\t2\t3\n'],
    ['bar', 'a|b|c\n1|2|3\n'],
  ])('are found: %s', async (_, text) => {
    expect((await table(text)).map(row => row.length)).toEqual([3, 3])
  })

  it('stated by a sep= line goes before what the text looks like', async () => {
    const workbook = await read('sep=;\r\na,x;b\r\n1,2;3\r\n')
    expect(tableOf(workbook)).toEqual([
      ['a,x', 'b'],
      ['1,2', '3'],
    ])
    expect(workbook.sheets[0]?.rows[0]?.number).toBe(2)
  })

  it('of any system are understood, also mixed and CR alone', async () => {
    expect(await table('a;b\r1;2\r3;4\r')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
    expect(await table('a;b\r\n1;2\n3;4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('inside quotes belong to the cell, and quotes are doubled inside it', async () => {
    expect(await table('a,b\n"x, ""y""\nz",2\n')).toEqual([
      ['a', 'b'],
      ['x, "y"\nz', '2'],
    ])
    expect(await table('a, b\n1, "x, y"\n')).toEqual([
      ['a', 'b'],
      ['1', 'x, y'],
    ])
  })

  it('may be ragged or blank; rows keep their numbers', async () => {
    const workbook = await read('\n\na;b;c\n1;2\n;;\n1;2;3;4\n')
    expect(workbook.sheets[0]?.rows.map(row => [row.number, row.cells.length])).toEqual([
      [3, 3],
      [4, 2],
      [6, 4],
    ])
  })

  it('with a quote that never closes are an error that names the row', async () => {
    const result = await readSpreadsheet(Buffer.from('a;b\n1;2\n3;"4\n5;6\n'), 'a.csv')
    expect(result).toMatchObject({ ok: false, error: { messageKey: 'import.csv.quoteNotClosed' } })
  })

  it('keep leading spaces as indent', async () => {
    const workbook = await read('label;amount\n  inside;1\n')
    expect(workbook.sheets[0]?.rows.map(row => row.indent)).toEqual([0, 2])
  })

  it('of nothing but blanks are an error', async () => {
    const result = await readSpreadsheet(Buffer.from(';;\n \n'), 'a.csv')
    expect(result).toMatchObject({ ok: false, error: { messageKey: 'import.noRows' } })
  })
})

describe('encodings', () => {
  const SQ = 'Përshkrimi;Çmimi\nShërbime të ndryshme;5,00\n'

  it.each([
    ['UTF-8', Buffer.from(SQ)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${SQ}`)],
    ['UTF-16 with mark', Buffer.from(`\ufeff${SQ}`, 'utf16le')],
    ['UTF-16 without mark', Buffer.from(SQ, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\ufeff${SQ}`, 'utf16le').swap16()],
  ])('told by the bytes give no warning: %s', async (_, bytes) => {
    const workbook = await read(bytes)
    expect(tableOf(workbook)).toEqual([
      ['Përshkrimi', 'Çmimi'],
      ['Shërbime të ndryshme', '5,00'],
    ])
    expect(workbook.warnings).toEqual([])
  })

  it.each([
    ['windows-1250', 'Opis troška;Iznos;đački;učešće Ćuprija'],
    ['windows-1250', 'Përshkrimi;Çmimi;Shënim'],
    ['windows-1251', 'Датум;Опис;Износ;Ѓорѓи Ќосев'],
    ['windows-1252', 'première;troisième;élève'],
    ['macintosh', 'Përshkrimi i aktivitetit;Data e fillimit të punës;çmimi'],
    ['x-mac-cyrillic', 'Датум;Опис;Износ'],
  ])('that bytes cannot tell are guessed with a warning: %s', async (encoding, text) => {
    const bytes = encode(text, encoding)
    expect(guessSingleByte(bytes)).toBe(encoding)
    const workbook = await read(Buffer.concat([bytes, Buffer.from('\n1;2;3\n')]))
    expect(tableOf(workbook)[0]?.join(';')).toBe(text)
    expect(workbook.warnings).toEqual([
      { messageKey: 'import.warning.encodingGuessed', details: { encoding, lines: 1 } },
    ])
  })

  it('that differ by line, a Mac header over UTF-8 rows, are read line by line with a warning', async () => {
    const header = encode('Përshkrimi;Çmimi i punës\n', 'macintosh')
    const workbook = await read(Buffer.concat([header, Buffer.from('Shërbime;5\nTë tjera;6\n')]))
    expect(tableOf(workbook)).toEqual([
      ['Përshkrimi', 'Çmimi i punës'],
      ['Shërbime', '5'],
      ['Të tjera', '6'],
    ])
    expect(workbook.warnings.map(warning => warning.messageKey)).toEqual(['import.warning.mixedEncodings'])
  })
})

describe('any bytes at all', () => {
  it('give a table or a named refusal, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        const result = await readSpreadsheet(Buffer.from(bytes), 'x.csv')
        if (!result.ok) expect(result.error.messageKey).toMatch(/^import\./)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  it('written as quoted text come back as they were', async () => {
    const field = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter(text => !/^\s|\s$|\r/.test(text) && text !== '')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field, field), { minLength: 2, maxLength: 8 }),
        async rows => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
          const text = `\ufeff${rows.map(row => row.map(quote).join(';')).join('\n')}\n`
          expect(await table(text)).toEqual(rows)
        },
      ),
      { numRuns: 200, seed: 11 },
    )
  })
})
