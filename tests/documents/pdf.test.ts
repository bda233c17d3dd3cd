import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cents, createDocument, type DocumentModel, hashModel, text } from '#backend/documents/model/index.ts'
import { displayText } from '#backend/documents/render/display-text.ts'
import { PDF_ROW_LIMIT, renderPdf } from '#backend/documents/render/pdf/index.ts'
import { pdfForeignFonts, pdfInfo, pdfPng, pdfText } from './support/pdf-tools.ts'
import { SAMPLE_META, sampleDocument, sampleEntry, translator } from './support/sample-document.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

let folder = ''

beforeAll(async () => {
  folder = await temporaryFolder()
})

async function render(model: DocumentModel, name: string, language: 'en' | 'sq' = 'en'): Promise<string> {
  const target = path.join(folder, name)
  await renderPdf(model, { path: target, translate: translator(language) })
  return target
}

const spaced = (shown: string): string => shown.replaceAll(/[\u00a0\u202f]/g, ' ')
const oneSpaced = (page: string): string => spaced(page).replaceAll(/ +/g, ' ')

const newBook = (language = 'en') =>
  createDocument({
    id: 'test',
    title: 'Test',
    fileStem: 't',
    language,
    properties: { creator: 'c', contract: 'K-1', subject: 's' },
    translate: translator('en'),
  })

describe('a produced PDF', () => {
  it('shows the figures of the model in the language of the document', async () => {
    const shown = oneSpaced(await pdfText(await render(sampleDocument(), 'en.pdf')))
    expect(shown).toContain('44,412.00')
    expect(shown).toContain(
      '7. Subtotal direct eligible costs of the action (1–2) 99,704.04 1,032.68 −98,671.36',
    )
    expect(shown).toContain('−99.61%')
    expect(shown).toContain('01/01/2025')
    const albanian = sampleDocument({ language: 'sq' })
    const sq = oneSpaced(await pdfText(await render(albanian, 'sq.pdf', 'sq')))
    expect(sq).toContain('99 704,04 1 032,68 −98 671,36')
    expect(sq).toContain('Faqja 1 nga 4')
    expect(sq).toContain('NË RREGULL')
  })

  it('prints letters of every language in fonts that it carries along', async () => {
    const file = path.join(folder, 'en.pdf')
    const shown = await pdfText(file)
    expect(shown).toContain('ë ç č ć đ š ž ѓ ќ љ њ €')
    expect(shown).toContain('стручњаци')
    expect(shown).toContain('Општина Гостивар')
    expect(await pdfForeignFonts(file)).toEqual([])
  })

  it('names on each page the document, its data and audit hash, who made it and when, and the page', async () => {
    const model = sampleDocument({ entries: 120 })
    const pages = (await pdfText(await render(model, 'frame.pdf'))).split('\f').slice(0, -1)
    const hash = await hashModel(model)
    expect(pages.length).toBeGreaterThan(4)
    pages.forEach((page, index) => {
      const shown = oneSpaced(page)
      expect(shown).toContain('NEAR-SAMPLE/2025/000-001 & more')
      expect(shown).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(shown).toContain(`Data ${hash.slice(0, 12)}… · Audit ${SAMPLE_META.auditHead.slice(0, 12)}…`)
      expect(shown).toContain(
        'Generated 03/02/2026 10:15 UTC by Arta Hoxha-Žižić (identity proved by passphrase)',
      )
    })
    expect(oneSpaced(pages.at(-1) ?? '')).toContain(`Data hash (SHA-256) ${hash}`)
  })

  it('says when nobody proved who they are', async () => {
    const model = sampleDocument({ meta: { authenticated: false } })
    expect(await pdfText(await render(model, 'unproved.pdf'))).toContain('(identity not proved)')
  })

  it('repeats the head of a table on every page and names columns left to the workbook', async () => {
    const pages = (await pdfText(path.join(folder, 'frame.pdf'))).split('\f')
    const entries = pages.filter(page => page.includes('Udhëtim pune'))
    expect(entries.length).toBeGreaterThan(2)
    for (const page of entries) expect(page).toContain('Description (what, who, where, why)')
    expect(pages.join('\n')).toContain('Columns in the workbook only: Exchange rate')
    expect(pages.join('\n')).not.toContain('1.0000')
  })

  it('is the same file, byte for byte, when made again', async () => {
    const first = await render(sampleDocument(), 'first.pdf')
    const second = await render(sampleDocument(), 'second.pdf')
    expect((await readFile(first)).equals(await readFile(second))).toBe(true)
  })

  it('carries title, author, language and the instant of making, on A4 across', async () => {
    const info = await pdfInfo(path.join(folder, 'first.pdf'))
    expect(info.get('Title')).toBe('Budget of the action – ë ç č ć đ š ž Ж €')
    expect(info.get('Author')).toBe('Help – Hilfe zur Selbsthilfe e.V.')
    expect(info.get('CreationDate')).toBe('2026-02-03T10:15:00Z')
    expect(info.get('Page size')).toBe('841.89 x 595.28 pts (A4)')
    expect(info.get('JavaScript')).toBe('no')
  })

  it('draws pages that are neither blank nor black', async () => {
    const [picture = ''] = await pdfPng(path.join(folder, 'first.pdf'), 1, 1, 40)
    expect((await stat(picture)).size).toBeGreaterThan(4000)
  })
})

describe('a heading in a PDF', () => {
  it('never stands alone at the foot of a page', async () => {
    for (const lines of [4, 5, 6, 7, 8]) {
      const book = newBook()
      const sheet = book.sheet({
        key: 'a',
        name: 'A',
        columns: [{ key: 'text', header: 'Text', width: 40, format: 'text' }],
      })
      sheet.header()
      for (let group = 0; group < 40; group += 1) {
        sheet.heading(`h${group}`, { text: `Heading ${group}` })
        sheet.heading(`s${group}`, { text: `Part ${group}` })
        for (let line = 0; line < lines; line += 1) sheet.line(`${group} ${line}`, { text: `Line ${group}` })
      }
      const shown = await pdfText(await render(book.build(SAMPLE_META), `headings-${lines}.pdf`))
      const pages = shown.split('\f').map(page => page.match(/(?:Heading|Part|Line) \d+/g) ?? [])
      expect(pages.length).toBeGreaterThan(3)
      expect(pages.map(page => page.at(-1) ?? '').filter(last => /Heading|Part/.test(last))).toEqual([])
      expect(pages.flat()).toHaveLength(40 * (lines + 2))
    }
  })
})

describe('a long list in a PDF', () => {
  it('has every row once and in order, over the seams of its parts', async () => {
    const ROWS = 1500
    const shown = await pdfText(await render(sampleDocument({ entries: ROWS }), 'long.pdf'))
    const numbers = shown.split('\n').flatMap(line => {
      const found = /^\s*(\d+)\s+BL [\d.]+\s+Udhëtim/.exec(line)
      return found ? [Number(found[1])] : []
    })
    expect(numbers).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1))
    const total = Array.from({ length: ROWS }, (_, index) => sampleEntry(index).cents).reduce(
      (a, b) => a + b,
      0,
    )
    expect(shown).toContain(displayText(cents(total, 'EUR'), 'en'))
  })

  it('leaves no page half empty before the last of its sheet', async () => {
    const pages = (await pdfText(path.join(folder, 'long.pdf'))).split('\f')
    const rows = pages.map(page => page.match(/^\s*\d+\s+BL /gm)?.length ?? 0).filter(found => found > 0)
    expect(rows.length).toBeGreaterThan(40)
    expect(Math.max(...rows) - Math.min(...rows.slice(1, -1))).toBeLessThanOrEqual(1)
  })

  it('has every row once when rows are of many heights, among titles and notes', async () => {
    const book = newBook()
    const sheet = book.sheet({
      key: 'a',
      name: 'A',
      columns: [
        { key: 'id', header: 'Id', width: 10, format: 'text' },
        ...['b', 'c', 'd', 'e', 'f'].map(key => ({ key, header: key, width: 20, format: 'text' as const })),
      ],
    })
    const ids = Array.from({ length: 1200 }, (_, index) => `id${String(index).padStart(5, '0')}`)
    sheet.header()
    ids.forEach((id, index) => {
      const words = 'fjalë të gjata '.repeat((index * 7) % 23)
      if (index % 90 === 50) sheet.title(`${id} title`)
      else if (index % 90 === 70) sheet.note(`${id} ${words}${words}`)
      else sheet.line(id, { id, [index % 2 === 0 ? 'd' : 'f']: words })
      if (index % 90 === 71) sheet.header()
    })
    const shown = await pdfText(await render(book.build(SAMPLE_META), 'heights.pdf'))
    expect(shown.match(/id\d{5}/g)).toEqual(ids)
  })

  it('refuses more rows than anybody prints and names the workbook as the way', async () => {
    const model = sampleDocument()
    const sheets = model.sheets.map(sheet => ({ ...sheet, rowCount: PDF_ROW_LIMIT }))
    await expect(render({ ...model, sheets }, 'huge.pdf')).rejects.toMatchObject({
      problem: {
        code: 'Export',
        messageKey: 'documentsRender.problem.pdfTooLong',
        details: { rows: PDF_ROW_LIMIT * 3, limit: PDF_ROW_LIMIT },
      },
    })
  })

  it('leaves nothing behind when cancelled', async () => {
    const before = await readdir(folder)
    const stop = new AbortController()
    const cancelled = renderPdf(sampleDocument({ entries: 3000 }), {
      path: path.join(folder, 'never.pdf'),
      translate: translator('en'),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(cancelled).rejects.toMatchObject({ problem: { code: 'Cancelled' } })
    expect(await readdir(folder)).toEqual(before)
  })
})

describe('awkward tables in a PDF', () => {
  it('break long words, and a text longer than a page goes on on the next, whole', async () => {
    const book = newBook()
    const sheet = book.sheet({
      key: 'a',
      name: 'A',
      columns: [
        { key: 'x', header: 'X', width: 12, format: 'text' },
        { key: 'y', header: 'Y', width: 12, format: 'money' },
      ],
    })
    const words = Array.from({ length: 2500 }, (_, index) => `w${index}w`)
    sheet.header().line('long', { x: text(words.join(' ')), y: cents(-100, 'EUR') })
    sheet.line('word', { x: text('Супервеликоимењезаедно'.repeat(12)), y: cents(1, 'EUR') })
    const shown = await pdfText(await render(book.build(SAMPLE_META), 'words.pdf'))
    expect(words.filter(word => !shown.includes(word))).toEqual([])
    expect(shown.replaceAll(/[^А-Яа-яњ]/g, '')).toContain('Супервеликоимењезаедно'.repeat(11))
  })

  it('print too many columns in parts, each with the first columns, figures never broken', async () => {
    const book = newBook()
    const keys = Array.from({ length: 36 }, (_, index) => `m${index}`)
    const sheet = book.sheet({
      key: 'a',
      name: 'Wide',
      columns: [
        { key: 'code', header: 'Code', width: 10, format: 'text' },
        ...keys.map((key, index) => ({
          key,
          header: `Month ${index + 1}`,
          width: 14,
          format: 'money' as const,
        })),
      ],
    })
    sheet.header()
    const cells = Object.fromEntries(keys.map((key, index) => [key, cents(-198_025_855 - index, 'EUR')]))
    sheet.line('r', { code: 'BL 1.1.1', ...cells })
    const pages = (await pdfText(await render(book.build(SAMPLE_META), 'parts.pdf'))).split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((page, index) => {
      expect(page).toContain(`Wide (columns, part ${index + 1} of ${pages.length})`)
      expect(page).toContain('BL 1.1.1')
    })
    const shown = pages.join('\n')
    const missing = keys.filter(
      (_, index) => !shown.includes(displayText(cents(-198_025_855 - index, 'EUR'), 'en')),
    )
    expect(missing).toEqual([])
  })

  it('print head rows without rows below, several tables on a sheet, and an empty sheet', async () => {
    const book = newBook()
    const columns = [{ key: 'x', header: 'First head', width: 20, format: 'text' }] as const
    const sheet = book.sheet({ key: 'a', name: 'A', columns })
    sheet.header().line('one', { x: 'row one' }).blank().title('Second table')
    sheet.row('header', null, { x: 'Second head' }).line('two', { x: 'row two' })
    sheet.row('header', null, { x: 'Third head' })
    book.sheet({ key: 'b', name: 'B', columns })
    const shown = await pdfText(await render(book.build(SAMPLE_META), 'tables.pdf'))
    const order = ['First head', 'row one', 'Second table', 'Second head', 'row two', 'Third head']
    const places = order.map(part => shown.indexOf(part))
    expect(places.every(place => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})
