import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CriterionScore,
  type GridScores,
  SCORE_COLUMNS,
  sheetTotal,
} from '#shared/domain/evaluation/index.ts'
import { fillScores, openScorePack, rowOf, sheetNamed } from '#tests/support/score-pack.ts'
import { GRID, SECRETS } from '../../integration/evaluation/setup.ts'
import { readParts } from '../support/archive.ts'
import { convertWithOffice } from '../support/office.ts'
import { recalculate } from '../support/recalculate.ts'
import { openPackFixture, type PackFixture } from './fixture.ts'

let packs: PackFixture
let empty: string
beforeAll(async () => {
  packs = await openPackFixture()
  const [first, second] = packs.evaluation.applications
  await packs.declare(first?.id ?? '', second?.id ?? '')
  empty = await packs.make()
}, 60_000)
afterAll(() => packs.workspace.close())

const shown = async (file: string) =>
  (await openScorePack(file)).worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name)

describe('a score pack', () => {
  it('opens what was declared for, and asks for the rest first', async () => {
    expect(await shown(empty)).toEqual([
      'Instructions',
      'Declarations',
      'T-001',
      'T-001 text',
      'T-002',
      'T-002 text',
    ])
    const book = await openScorePack(empty)
    const declarations = sheetNamed(book, 'declarations')
    const third = rowOf(declarations, `declare:${packs.evaluation.applications[2]?.id}`)
    expect(declarations.getCell(third, 4).text).toContain('Declare first')
    expect(declarations.getCell(third, 5).value).toBeNull()
    expect(await shown(await packs.make('sq'))).toContain('T-001 teksti')
  })

  it('is locked but for the answers, with lists and bounds, its keys hidden', async () => {
    const sheet = sheetNamed(await openScorePack(empty), 'T-001')
    const row = rowOf(sheet, 'criterion:c1')
    const points = sheet.getCell(row, SCORE_COLUMNS.points)
    expect(sheet.getColumn(1).hidden).toBe(true)
    expect(points.protection.locked).toBe(false)
    expect(sheet.getCell(row, SCORE_COLUMNS.weight).protection?.locked).not.toBe(false)
    expect(points.dataValidation).toMatchObject({ type: 'decimal', formulae: [0, 10] })
    expect(sheet.getCell(row, SCORE_COLUMNS.without).dataValidation.type).toBe('list')
    expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
    const answer = await recalculate(empty)
    expect(answer.errors).toEqual([])
    expect(answer.formulas).toBeGreaterThan(10)
  }, 60_000)

  it('tells no hidden name anywhere in the file, nor anything of an application that is still closed', async () => {
    for (const file of [empty, await packs.make('sq')]) {
      const parts = [...(await readParts(file))]
      expect(parts.map(([name]) => name)).toContain('docProps/core.xml')
      const all = parts.map(([name, { xml }]) => `${name} ${xml}`).join('\n')
      for (const secret of [...SECRETS, 'Shoqata e provës', 'Summary 3']) expect(all).not.toContain(secret)
      expect(all).toContain('Summary 2')
    }
  })

  it('comes to the same sums and thresholds in LibreOffice as in the domain', async () => {
    const cases: Record<string, number | string>[] = [
      { c1: 8.25, c2: 3.5, r1: 61.77 },
      { c1: 7, c2: 'not applicable', r1: 55.5 },
      { c1: 'I abstain', c2: 'not applicable', r1: 47.99 },
      { c1: 0, c2: 10 },
    ]
    for (const [index, given] of cases.entries()) {
      const book = await openScorePack(empty)
      fillScores(book, 'T-001', { scores: given })
      const name = packs.at(`sums-${index}.xlsx`)
      await book.xlsx.writeFile(name)
      const office = await openScorePack(await convertWithOffice(name, 'xlsx', packs.at(`office-${index}`)))
      const scores: GridScores = Object.fromEntries(
        Object.entries(given).map(([key, answer]): [string, CriterionScore] => [
          key,
          typeof answer === 'number'
            ? { kind: 'score', points: String(answer), comment: '' }
            : { kind: answer === 'I abstain' ? 'abstained' : 'not_applicable', points: null, comment: '' },
        ]),
      )
      const total = sheetTotal(GRID, scores)
      const sheet = sheetNamed(office, 'T-001')
      const row = rowOf(sheet, 'total')
      const expected = total ? Number(total.numerator) / Number(total.denominator) : ''
      expect(Number(sheet.getCell(row, SCORE_COLUMNS.points).result)).toBeCloseTo(Number(expected), 9)
      expect(sheet.getCell(row, SCORE_COLUMNS.comment).result).toBe(
        Number(expected) >= 60 ? 'threshold reached' : 'below the threshold',
      )
      const capacity = rowOf(sheet, 'subtotal:capacity')
      const own = [given['c1'], given['c2']]
      const counted = own.filter(answer => typeof answer === 'number')
      const section = counted.length === 0 ? '' : (counted.reduce((a, b) => a + b, 0) * 2) / counted.length
      const cell = sheet.getCell(capacity, SCORE_COLUMNS.points).result
      expect(cell === '' || cell === undefined ? '' : Number(cell)).toEqual(section)
      const overview = sheetNamed(office, 'declarations')
      const overviewRow = rowOf(overview, `declare:${packs.evaluation.applications[0]?.id}`)
      expect(Number(overview.getCell(overviewRow, 9).result)).toBeCloseTo(Number(expected), 9)
    }
  }, 120_000)

  it('makes those of all in one archive, and names who is left out', async () => {
    const { workspace, evaluation } = packs
    const [first = ''] = evaluation.others
    await workspace.call('committees.assign', {
      applicationId: evaluation.applications[0]?.id ?? '',
      personId: first,
    })
    const made = await workspace.call('committees.makePacks', {
      callId: evaluation.callId,
      language: 'en',
      personId: null,
    })
    expect(made.made.map(({ name }) => name).toSorted()).toEqual(['Reader 2', 'Test assessor'])
    expect(made.fileName).toMatch(/_score-packs_en\.zip$/)
    const file = workspace.state.files.takeOutgoing(made.token)
    const parts = await readParts(file?.path ?? '')
    expect([...parts.keys()].map(name => name.replace(/^C-[^_]+_/, '')).toSorted()).toEqual([
      'Reader-2_en.xlsx',
      'Test-assessor_en.xlsx',
    ])
  })

  it('keeps long words of any alphabet within its cells', async () => {
    const { workspace, evaluation, make } = packs
    const long = `${'Јавноуслужни'.repeat(30)} ${'përgjegjshmërisht'.repeat(40)}\n`.repeat(40)
    await workspace.write(async ({ trx, newId, now }) => {
      await trx
        .insertInto('application_revision')
        .values({
          id: newId(),
          application_id: evaluation.applications[1]?.id ?? '',
          number: 2,
          answers: JSON.stringify({ title: 'Long', summary: long }),
          created_by: null,
          created_at: now,
        })
        .execute()
    })
    const sheet = (await openScorePack(await make())).getWorksheet('T-002 text')
    const texts: string[] = []
    sheet?.eachRow(row => {
      texts.push(row.getCell(2).text)
      expect(row.height ?? 0).toBeLessThanOrEqual(409)
      if (row.getCell(2).text.length > 200) expect(row.getCell(2).alignment.wrapText).toBe(true)
    })
    const letters = (text: string) => text.replaceAll(/\s/g, '').length
    expect(texts.join('')).toContain('Јавноуслужни')
    expect(texts.filter(text => text.length > 200).reduce((sum, text) => sum + letters(text), 0)).toBe(
      letters(long),
    )
  })
})
