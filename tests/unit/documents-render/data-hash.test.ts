import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#backend/documents/model/data-hash.ts'
import {
  createDocument,
  type DocumentModel,
  hashModel,
  type RowModel,
} from '#backend/documents/model/index.ts'
import { SAMPLE_META, sampleDocument, translator } from '#tests/documents/support/sample-document.ts'

function oneSheet(
  rows: readonly Record<string, string>[],
  parameters = SAMPLE_META.parameters,
): DocumentModel {
  const book = createDocument({
    id: 'test',
    title: 'T',
    fileStem: 't',
    language: 'en',
    properties: { creator: '', contract: '', subject: '' },
    translate: translator('en'),
  })
  const sheet = book.sheet({
    key: 'a',
    name: 'A',
    columns: [
      { key: 'x', header: 'X', width: 10, format: 'text' },
      { key: 'y', header: 'Y', width: 10, format: 'text' },
    ],
  })
  for (const row of rows) sheet.row('line', null, row)
  return book.build({ ...SAMPLE_META, parameters })
}

describe('the data hash', () => {
  it('is the same for the same data, whoever makes the document and when', async () => {
    const later = sampleDocument({
      meta: {
        generatedAt: '2027-01-01T00:00:00.000Z',
        generatedBy: 'Somebody Else',
        authenticated: false,
        auditHead: 'other',
        appVersion: '9.9.9',
      },
    })
    expect(await hashModel(later)).toBe(await hashModel(sampleDocument()))
    expect(await hashModel(sampleDocument())).toMatch(/^[0-9a-f]{64}$/)
  })

  it('changes with a cent, a parameter, the language, a row', async () => {
    const hashes = await Promise.all(
      [
        sampleDocument(),
        sampleDocument({ offByCents: 1 }),
        sampleDocument({ language: 'sq' }),
        sampleDocument({ entries: 41 }),
        sampleDocument({ meta: { parameters: { ...SAMPLE_META.parameters, report: 3 } } }),
      ].map(model => hashModel(model)),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('does not depend on the order in which parameters are written', async () => {
    const { project, until, report } = { project: 'P', until: '2025-12-31', report: 2 }
    const one = await hashModel(oneSheet([], { project, until, report }))
    expect(await hashModel(oneSheet([], { report, until, project }))).toBe(one)
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    )
  })

  it('tells apart texts that would read alike when joined', async () => {
    const hashes = await Promise.all(
      [
        [{ x: 'a|t1:b', y: '' }],
        [{ x: 'a', y: 'b' }],
        [{ x: 'ab' }],
        [{ x: 'a' }, { x: 'b' }],
        [{ y: 'a' }],
        [{ x: 'a\nline|t1:b' }],
      ].map(rows => hashModel(oneSheet(rows))),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('stops when cancelled', async () => {
    const stopped = AbortSignal.abort()
    await expect(hashModel(sampleDocument({ entries: 2000 }), { signal: stopped })).rejects.toMatchObject({
      problem: { code: 'Cancelled', messageKey: 'error.cancelled' },
    })
  })

  it('reports progress up to the number of rows', async () => {
    const model = sampleDocument({ entries: 3000 })
    const seen: [number, number][] = []
    await hashModel(model, { onProgress: (done, total) => seen.push([done, total]) })
    const rows = model.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0)
    expect(seen.at(-1)).toEqual([rows, rows])
  })

  it('refuses a list with another number of rows than it said', async () => {
    const model = sampleDocument({ entries: 20 })
    const [budget, entries, checks] = model.sheets
    if (!budget || !entries || !checks) throw new Error('no sheets')
    const blocks = entries.blocks.map(block => {
      if (block.kind === 'rows') return block
      const rows: RowModel[] = [{ kind: 'line', cells: [] }]
      return { ...block, open: () => rows }
    })
    await expect(
      hashModel({ ...model, sheets: [budget, { ...entries, blocks }, checks] }),
    ).rejects.toMatchObject({
      problem: {
        code: 'Export',
        messageKey: 'documentsRender.problem.rowCount',
        details: { sheet: "Partner's expenditure", stated: 20, found: 1 },
      },
    })
  })
})
