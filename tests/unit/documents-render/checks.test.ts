import { describe, expect, it } from 'vitest'
import {
  cents,
  count,
  createDocument,
  date,
  decideCheck,
  percent,
  type Value,
} from '#backend/documents/model/index.ts'
import { sliceRows } from '#backend/documents/model/model-rows.ts'
import { SAMPLE_META, sampleDocument, translator } from '#tests/documents/support/sample-document.ts'

const decide = (expected: Value, actual: Value, rule?: 'equal' | 'at-most' | 'at-least') =>
  decideCheck({ id: 'x', textKey: 'x', expected, actual, ...(rule && { rule }) })

describe('a check', () => {
  it('sees a difference of one cent and says how much', () => {
    const outcome = decide(cents(198_025_855, 'EUR'), cents(198_025_854, 'EUR'))
    expect(outcome.ok).toBe(false)
    expect(outcome.difference).toEqual({ kind: 'money', minor: -1, currency: 'EUR' })
  })

  it('does not compare amounts of two currencies', () => {
    const outcome = decide(cents(100, 'EUR'), cents(100, 'RSD'))
    expect(outcome.ok).toBe(false)
    expect(outcome.difference).toEqual({ kind: 'empty' })
  })

  it('holds limits from one side only', () => {
    expect(decide(percent('0.07'), percent('0.07'), 'at-most').ok).toBe(true)
    expect(decide(percent('0.07'), percent('0.0700001'), 'at-most').ok).toBe(false)
    expect(decide(count(12), count(11), 'at-least').ok).toBe(false)
    expect(decide(count(12), count(13), 'at-least').ok).toBe(true)
  })

  it('compares texts and days as they are', () => {
    expect(decide({ kind: 'text', text: 'A' }, { kind: 'text', text: 'a' }).ok).toBe(false)
    expect(decide(date('2025-01-01'), date('2025-01-01')).ok).toBe(true)
    expect(decide(date('2025-01-01'), { kind: 'text', text: '2025-01-01' }).ok).toBe(false)
  })
})

describe('the sheet of checks', () => {
  it('writes the decision in words and as a live formula', async () => {
    const model = sampleDocument({ offByCents: 3 })
    const sheet = model.sheets.at(-1)
    if (!sheet) throw new Error('no sheet')
    const rows = (await sliceRows(sheet, 0, 50)).filter(row => row.kind === 'check')
    const result = rows[0]?.cells[5]
    expect(result).toMatchObject({
      kind: 'formula',
      formula: 'IF(ABS(E4)<0.005,"OK","DIFFERENCE")',
      result: { kind: 'text', text: 'DIFFERENCE' },
      check: 'difference',
    })
    expect(rows[0]?.cells[4]).toMatchObject({ formula: 'ROUND(D4-C4,2)', result: { minor: 3 } })
    expect(rows[1]?.cells[5]).toMatchObject({ formula: 'IF((E5)<0.00000000005,"OK","DIFFERENCE")' })
    expect(rows[3]?.cells[5]).toMatchObject({ formula: 'IF(C7=D7,"OK","DIFFERENCE")', check: 'ok' })
    expect(model.checks.map(check => check.ok)).toEqual([false, true, true, true])
    expect(model.checks[0]).toMatchObject({ id: 'DBE-01', blocking: true, fixRoute: '/ledger' })
  })

  it('speaks the document language', async () => {
    const sheet = sampleDocument({ language: 'sq', offByCents: 3 }).sheets.at(-1)
    if (!sheet) throw new Error('no sheet')
    expect(sheet.name).toBe('Kontrollet')
    const [row] = (await sliceRows(sheet, 0, 50)).filter(found => found.kind === 'check')
    expect(row?.cells[5]).toMatchObject({ formula: 'IF(ABS(E4)<0.005,"NË RREGULL","DIFERENCË")' })
  })

  it('must be the last sheet, because it closes with the hash of all others', () => {
    const book = createDocument({
      id: 'test',
      title: 'T',
      fileStem: 't',
      language: 'en',
      properties: { creator: '', contract: '', subject: '' },
      translate: translator('en'),
    })
    book.checks([])
    book.sheet({ key: 'late', name: 'Late', columns: [{ key: 'a', header: '', width: 9, format: 'text' }] })
    expect(() => book.build(SAMPLE_META)).toThrow('only the last sheet')
  })
})
