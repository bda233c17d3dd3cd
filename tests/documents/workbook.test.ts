import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentModel } from '#backend/documents/model/index.ts'
import { renderXlsx } from '#backend/documents/render/xlsx/index.ts'
import { plantWrongResult, recalculate } from './support/recalculate.ts'
import { sampleDocument, translator } from './support/sample-document.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

let folder = ''

beforeAll(async () => {
  folder = await temporaryFolder()
})

async function render(model: DocumentModel, name: string): Promise<string> {
  const target = path.join(folder, name)
  await renderXlsx(model, { path: target, translate: translator('en') })
  return target
}

describe('a produced workbook, recomputed by LibreOffice', () => {
  it('is judged by a check that sees a planted wrong number and a planted wrong word', async () => {
    const file = await render(sampleDocument(), 'planted.xlsx')
    const wrongNumber = path.join(folder, 'wrong-number.xlsx')
    await plantWrongResult(file, wrongNumber, '1. Budget', 'E17', 99_704.05)
    expect((await recalculate(wrongNumber)).differences).toContainEqual({
      sheet: '1. Budget',
      cell: 'E17',
      cached: '99704.05',
      recomputed: '99704.04',
    })
    const wrongWord = path.join(folder, 'wrong-word.xlsx')
    await plantWrongResult(file, wrongWord, 'Checks', 'F4', 'DIFFERENCE')
    expect((await recalculate(wrongWord)).differences).toContainEqual({
      sheet: 'Checks',
      cell: 'F4',
      cached: 'DIFFERENCE',
      recomputed: 'OK',
    })
  })

  it('agrees in every cell: numbers within 1e-6, text exactly, no error', async () => {
    const found = await recalculate(await render(sampleDocument({ entries: 400 }), 'agrees.xlsx'))
    expect(found.differences).toEqual([])
    expect(found.errors).toEqual([])
    expect(found.formulas).toBe(37)
    expect(found.compared).toBeGreaterThan(3200)
  })

  it('agrees when a check fails and when a list is empty', async () => {
    const failing = await recalculate(await render(sampleDocument({ offByCents: -1 }), 'failing.xlsx'))
    expect([...failing.differences, ...failing.errors]).toEqual([])
    const empty = await recalculate(await render(sampleDocument({ entries: 0 }), 'empty.xlsx'))
    expect([...empty.differences, ...empty.errors]).toEqual([])
  })
})
