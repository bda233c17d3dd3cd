import { describe, expect, it } from 'vitest'
import { previewModel } from '#backend/documents/render/preview.ts'
import { documentsContract } from '#shared/contract/documents.ts'
import { sampleDocument, translator } from '#tests/documents/support/sample-document.ts'

const preview = (entries: number, sheet: number, offset: number, limit: number) =>
  previewModel(sampleDocument({ entries }), { sheet, offset, limit }, translator('en'))

describe('a preview', () => {
  it('is what the contract says, also through JSON', async () => {
    const made = await preview(40, 0, 0, 100)
    expect(documentsContract['documents.preview'].output.parse(JSON.parse(JSON.stringify(made)))).toEqual(
      made,
    )
    expect(made.sheets).toEqual(['1. Budget', "Partner's expenditure", 'Checks'])
    expect(made.headRows).toBe(7)
    expect(made.headColumns).toBe(1)
    expect(made.columns[8]).toEqual({ width: 34, letter: 'I' })
  })

  it('shows formatted figures with the reference behind them', async () => {
    const { rows } = await preview(40, 0, 0, 100)
    const line = rows.find(row => row.cells[0]?.text.startsWith('1.1.1'))
    expect(line?.kind).toBe('line')
    expect(line?.cells[4]).toMatchObject({ text: '44,412.00', kind: 'number', align: 'right', drill: null })
    expect(line?.cells[5]).toMatchObject({ drill: 'line:1.1.1' })
    expect(line?.cells[1]).toMatchObject({ text: 'month', input: true, align: 'left' })
    expect(line?.cells[6]?.text).toMatch(/^\u2212/)
    expect(rows[0]?.cells[0]).toMatchObject({ bold: true, span: 9 })
  })

  it('gives a window of a long list and says whether more follows', async () => {
    const middle = await preview(5000, 1, 2004, 3)
    expect(middle.rows.map(row => row.cells[0]?.text)).toEqual(['2001', '2002', '2003'])
    expect(middle.hasMore).toBe(true)
    const end = await preview(5000, 1, 5000, 500)
    expect(end.rows.at(-1)?.kind).toBe('total')
    expect(end.hasMore).toBe(false)
  })

  it('ends the checks with who made the document', async () => {
    const { rows } = await previewModel(
      sampleDocument(),
      { sheet: 2, offset: 0, limit: 100 },
      translator('en'),
      'abc123',
    )
    const texts = rows.map(row => row.cells.map(cell => cell.text).join(' '))
    expect(texts.some(text => text.includes('Arta Hoxha-Žižić (identity proved by passphrase)'))).toBe(true)
    expect(texts.some(text => text.includes('Data hash (SHA-256) abc123'))).toBe(true)
    const check = rows.find(row => row.kind === 'check')
    expect(check?.cells[5]).toMatchObject({ text: 'OK', kind: 'check', align: 'center' })
  })

  it('pages over the closing rows too', async () => {
    const whole = await preview(40, 2, 0, 100)
    const parts = [await preview(40, 2, 0, 9), await preview(40, 2, 9, 2), await preview(40, 2, 11, 50)]
    expect(parts.flatMap(part => part.rows)).toEqual(whole.rows)
    expect(parts.map(part => part.hasMore)).toEqual([true, true, false])
  })

  it('shows the first sheet when there is none of that number', async () => {
    expect((await preview(40, 99, 0, 5)).sheet).toBe(0)
  })
})
