import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { produceDocument } from '#backend/documents/produce.ts'
import {
  type CallFixture,
  moveAlong,
  neededTexts,
  openCallFixture,
  soundCall,
} from '#tests/integration/calls/fixture.ts'
import { readParts } from './support/archive.ts'
import { pdfText } from './support/pdf-tools.ts'

let fixture: CallFixture
let folder: string

/** An open call in English and Albanian with one corrigendum and one published answer of two. */
beforeAll(async () => {
  fixture = await openCallFixture()
  const made = await soundCall(fixture, { languages: ['en', 'sq'] })
  const { setup } = await fixture.call('calls.setup', { id: made.id })
  await fixture.call('calls.change', {
    ...made,
    patch: {
      texts: neededTexts(['en', 'sq']),
      lots: setup.lots.map(lot => ({ ...lot, title: { en: `Lot ${lot.code}`, sq: `Loti ${lot.code}` } })),
      terms: { shortestMonths: 3, longestMonths: 12 },
    },
  })
  await moveAlong(fixture, made.id, ['ready', 'open'])
  const { version } = (await fixture.call('calls.get', { id: made.id })).call
  await fixture.call('calls.change', {
    id: made.id,
    version,
    patch: { terms: { deadlineAt: '2025-09-15T14:00:00.000Z' } },
    corrigendum: { reason: 'Two holidays', issuedOn: '2025-07-01' },
  })
  const question = { id: null, version: null, callId: made.id, askedOn: '2025-06-20', askedBy: 'Club Secret' }
  await fixture.call('callQuestions.save', {
    ...question,
    question: { en: 'May groups apply?', sq: 'A mund të aplikojnë grupet?' },
    answer: { en: 'Yes, with a patron', sq: 'Po, me një patron' },
    answeredOn: '2025-06-25',
    published: true,
  })
  await fixture.call('callQuestions.save', {
    ...question,
    question: { en: 'A question that waits' },
    answer: {},
    answeredOn: null,
    published: false,
  })
  folder = path.join(fixture.workspace.home, 'out')
  await mkdir(folder, { recursive: true })
})
afterAll(() => fixture.workspace.close())

const produce = (language: 'en' | 'sq', format: 'pdf' | 'docx') =>
  produceDocument(
    {
      database: fixture.workspace.opened.store.paths.database,
      id: 'call-guidelines',
      parameters: { call: 'C1', language },
      author: { name: 'Test', authenticated: false, personId: fixture.workspace.people.coordinator },
      now: '2025-07-02T10:00:00.000Z',
      appVersion: 'test',
    },
    { folder, format, number: 1 },
    () => undefined,
  )

async function guidelines(language: 'en' | 'sq'): Promise<string> {
  const made = await produce(language, 'pdf')
  return (await pdfText(made.path)).replaceAll(/\s+/g, ' ')
}

/** Texts of the cells of every table of a Word file, row by row. */
async function wordTables(file: string): Promise<string[][][]> {
  const body = (await readParts(file)).get('word/document.xml')?.xml ?? ''
  const inside = (xml: string, tag: string) =>
    xml.match(new RegExp(`<w:${tag}>.*?</w:${tag}>`, 'gs'))?.map(String) ?? []
  return inside(body, 'tbl').map(table =>
    inside(table, 'tr').map(row => inside(row, 'tc').map(cell => cell.replaceAll(/<[^>]+>/g, ''))),
  )
}

describe('the guidelines of a call', () => {
  it('have no empty column in any table of Word', async () => {
    const tables = await wordTables((await produce('en', 'docx')).path)
    expect(tables.length).toBeGreaterThan(3)
    for (const rows of tables)
      for (const place of rows[0]?.keys() ?? [])
        expect(rows.map(row => row[place] ?? '').join('')).not.toBe('')
  })

  it('say in English all that an applicant needs', async () => {
    const text = await guidelines('en')
    for (const said of [
      'background in en',
      'objective in en',
      'priorities in en',
      'who_may_apply in en',
      'how_to_apply in en',
      'evaluation_steps in en',
      'complaints in en',
      'Lot L1',
      '6,000.00',
      '3,000.00',
      'at least 10 %',
      'An applicant may hand in one application.',
      'Longest duration in months: 12.',
      'Assessors who read each application, apart from one another: 2.',
      'Training and workshops',
      'Land, buildings and recoverable VAT',
      'Certificate of registration',
      'not older than 3 months',
      '16:00 (Europe/Belgrade)',
      'English, Albanian',
      'Financial and operational capacity',
      'at least 12 points',
      'below 60 points in total',
      'higher average in the section “Relevance”; received earlier',
      'Two holidays',
      'Yes, with a patron',
    ])
      expect(text, said).toContain(said)
    expect(text).not.toContain('documents.')
    expect(text).not.toContain('A question that waits')
    expect(text).not.toContain('Club Secret')
  })

  it('say the same in Albanian', async () => {
    const text = await guidelines('sq')
    for (const said of [
      'background in sq',
      'Loti L1',
      'Trajnime dhe punëtori',
      'anglisht, shqip',
      'A mund të aplikojnë grupet?',
      'Po, me një patron',
      '15.09.2025 16:00',
    ])
      expect(text, said).toContain(said)
    expect(text).not.toContain('background in en')
    expect(text).not.toContain('May groups apply?')
  })
})
