import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDocument, type DocumentSource, produceDocument } from '#backend/documents/produce.ts'
import { copyDemoWorkspace, type DemoWorkspace } from '#tests/support/demo-workspace.ts'
import { readParts } from './support/archive.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'
import { requireWellFormed, wordText } from './support/word.ts'

let demo: DemoWorkspace
const quiet = () => undefined

beforeAll(async () => {
  demo = await copyDemoWorkspace()
  await mkdir(path.join(demo.home, 'out'), { recursive: true })
})
afterAll(() => demo.remove())

const source = (request: number | null): DocumentSource => ({
  database: demo.database,
  id: 'eu-payment-request',
  parameters: { project: 'EU-DEMO-1', request, language: 'en' },
  author: { name: 'Arta Demo', authenticated: false },
  now: '2026-01-05T09:00:00.000Z',
  appVersion: '0.0.0-test',
})
const make = (format: 'xlsx' | 'pdf' | 'docx') =>
  produceDocument(source(4), { folder: path.join(demo.home, 'out'), format, number: 1 }, quiet)

describe('the request for payment of Annex V', () => {
  it('has the fields of the letter in their order and the steps behind the amount', async () => {
    const { path: file } = await make('xlsx')
    const book = await readWorkbook(file)
    const [letter, steps] = book.worksheets
    const labels: string[] = []
    letter?.eachRow(row => labels.push(String(row.getCell(1).value)))
    const fields = [
      'Date of the request for payment',
      'For the attention of',
      'Reference number of the grant contract',
      'Title of the grant contract',
      'Name and address of the coordinator',
      'Payment request number',
      'Period covered by the payment request',
      'Type of payment requested',
      'Amount',
      'Attached documents',
      'Payment to the bank account',
    ]
    expect(labels.filter(label => fields.includes(label))).toEqual(fields)
    const results: unknown[] = []
    steps?.eachRow(row => results.push(row.getCell(4).value))
    expect(results.filter(value => typeof value === 'number')).toHaveLength(5)
    const answer = await recalculate(file)
    expect([answer.differences, answer.errors]).toEqual([[], []])
    expect(answer.formulas).toBeGreaterThan(0)
  })

  it('opens in Word with the letter’s fields, the declaration, room to sign, and the steps', async () => {
    const { path: file } = await make('docx')
    const text = await wordText(file)
    for (const part of [
      'INVENTED/2023/000-001',
      'Payment of the balance',
      'I hereby certify',
      'Signature: ____',
    ])
      expect(text).toContain(part)
    expect(text).toContain('Cost accepted from the start')
    for (const [name, { xml }] of await readParts(file))
      if (/\.(xml|rels)$/.test(name)) requireWellFormed(xml)
  })

  it('says in the PDF what the checks compare, and a request that is not there is refused', async () => {
    const { path: file } = await make('pdf')
    const text = await pdfText(file)
    expect(text).toContain('Annex V: Request for payment')
    expect(text).toContain('Cost accepted from the start')
    const { checks } = await checkDocument(source(4), quiet)
    expect(checks.filter(check => check.id !== 'EUR-3').every(check => check.ok)).toBe(true)
    await expect(checkDocument(source(9), quiet)).rejects.toMatchObject({
      problem: { messageKey: 'documents.error.noRequest' },
    })
  })
})
