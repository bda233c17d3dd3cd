import { copyFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Workbook } from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { fillPack, openPack, placeOf } from '#tests/support/fill-pack.ts'
import { goodAnswers } from '#tests/support/grant-form.ts'
import { type GrantsFixture, openGrantsFixture } from '../integration/applications/fixture.ts'
import { convertWithOffice } from './support/office.ts'
import { recalculate } from './support/recalculate.ts'

let grants: GrantsFixture
let empty: string
beforeAll(async () => {
  grants = await openGrantsFixture()
  empty = await make('en')
}, 60_000)
afterAll(() => grants.workspace.close())

const at = (name: string) => path.join(grants.workspace.home, name)

async function make(language: 'en' | 'sq'): Promise<string> {
  const { token, fileName } = await grants.workspace.call('applications.makePack', {
    callId: grants.callId,
    language,
  })
  const file = grants.workspace.state.files.takeOutgoing(token)
  if (!file) throw new Error('The pack was not offered')
  expect(fileName).toBe(`C1_${language}.xlsx`)
  await copyFile(file.path, at(fileName))
  return at(fileName)
}

async function filled(name: string, change: Answers = {}, edit: (book: Workbook) => void = () => undefined) {
  const book = await openPack(empty)
  fillPack(book, 'L2', { ...goodAnswers(), ...change })
  edit(book)
  await book.xlsx.writeFile(at(name))
  return at(name)
}

const RECEIPT = {
  receivedOn: '2025-06-29',
  receivedTime: '09:00',
  how: 'email',
  evidence: 'mail 3',
} as const

const tokenOf = (file: string) =>
  grants.workspace.state.files.offerIncoming({
    path: file,
    fileName: path.basename(file),
    mediaType: 'application/octet-stream',
    temporary: false,
  })

const read = (
  files: readonly string[],
  change: Partial<InputOf<'applications.readPacks'>> = {},
): Promise<OutputOf<'applications.readPacks'>> =>
  grants.workspace.call('applications.readPacks', {
    callId: grants.callId,
    files: files.map(file => ({ token: tokenOf(file) })),
    receipt: RECEIPT,
    ...change,
  })

/** Rows of keys in the pack as it was handed out. */
async function rowsOf(): Promise<(key: string) => number> {
  const book = await openPack(empty)
  return key => placeOf(book, key).row
}

const said = async (file: string, change: Partial<InputOf<'applications.readPacks'>> = {}) => {
  const { files } = await read([file], { dryRun: true, ...change })
  return files.flatMap(({ problems }) =>
    problems.map(({ sheet, row, column, messageKey }) => `${sheet} ${row} ${column} ${messageKey}`),
  )
}

describe('an application pack', () => {
  it('has its sheets, locked but for the answers, with lists and live formulas that agree', async () => {
    const book = await openPack(empty)
    const shown = book.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name)
    expect(shown).toEqual(['Instructions', 'Form', 'Budget', 'Checklist'])
    expect(book.worksheets.filter(({ state }) => state !== 'visible').map(({ name }) => name)).toEqual([
      '_lists',
      '_pack',
    ])
    const title = placeOf(book, 'field:title')
    expect(title.sheet.getCell(title.row, 3).protection.locked).toBe(false)
    expect(title.sheet.getCell(title.row, 2).protection?.locked).not.toBe(false)
    expect(title.sheet.getCell(title.row, 3).dataValidation).toMatchObject({
      type: 'textLength',
      formulae: [120],
    })
    const kind = placeOf(book, 'field:party_kind')
    expect(kind.sheet.getCell(kind.row, 3).dataValidation.type).toBe('list')
    const answer = await recalculate(empty)
    expect(answer.errors).toEqual([])
    expect(answer.formulas).toBeGreaterThan(6)
  }, 60_000)

  it('speaks the language of the call it is asked in', async () => {
    const book = await openPack(await make('sq'))
    expect(book.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name)).toEqual([
      'Udhëzime',
      'Formulari',
      'Buxheti',
      'Lista e kontrollit',
    ])
    const title = placeOf(book, 'field:title')
    expect(title.sheet.getCell(title.row, 2).value).toBe('Titulli *')
  })

  it('works its sums out in LibreOffice, and finds a filled one in order', async () => {
    const file = await filled('filled for office.xlsx')
    const converted = await convertWithOffice(file, 'xlsx', at('office'))
    const book = await openPack(converted)
    const total = placeOf(book, 'field:total')
    expect(total.sheet.getCell(total.row, 3).result).toBe(10_000)
    const checklist = book.getWorksheet('Checklist')
    const results: unknown[] = []
    checklist?.eachRow(row => {
      if (row.getCell(3).formula) results.push(row.getCell(3).result)
    })
    expect(new Set(results)).toEqual(new Set(['in order']))
    // Saved by another program it is another file with the same answers.
    expect(await read([converted])).toMatchObject({ created: 1 })
    expect(await read([file])).toMatchObject({ created: 0, unchanged: 1 })
  }, 90_000)
})

describe('reading packs back', () => {
  it('stores what was filled in, received as typed, and once', async () => {
    const file = await filled('a.xlsx', { title: 'Filled by hand' })
    const first = await read([file])
    expect(first.files[0]).toMatchObject({
      outcome: 'created',
      state: 'submitted',
      title: 'Filled by hand',
      requested: { minor: 800_000, currency: 'EUR' },
      problems: [],
    })
    const { answers } = await grants.workspace.call('intake.answers', {
      applicationId: first.files[0]?.applicationId ?? '',
    })
    const expected = { ...goodAnswers(), title: 'Filled by hand' }
    expect(answers).toEqual(JSON.parse(JSON.stringify(expected)))
    expect(await read([file])).toMatchObject({ created: 0, unchanged: 1, refused: 0 })
  })

  it('takes a pack once that lies in a folder twice', async () => {
    const file = await filled('a.xlsx', { title: 'Sent by two people' })
    const copy = await filled('copy.xlsx', { title: 'Sent by two people' })
    const other = await filled('other.xlsx', { title: 'Another' })
    const answer = await read([file, copy, other, file])
    expect(answer.files.map(({ outcome }) => outcome)).toEqual([
      'created',
      'unchanged',
      'created',
      'unchanged',
    ])
    expect(answer.files[1]?.applicationId).toBe(answer.files[0]?.applicationId)
  }, 90_000)

  it('takes several at once, each for itself', async () => {
    const good = await filled('b.xlsx', { title: 'One' })
    const bad = await filled('c.xlsx', { title: 'Two', summary: null })
    await writeFile(at('d.xlsx'), 'this is no workbook')
    const { files, created, refused } = await read([bad, at('d.xlsx'), good])
    expect([created, refused]).toEqual([1, 2])
    expect(files.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'created'])
    expect(files[1]?.problems[0]).toMatchObject({ severity: 'error' })
  })

  it('names what is wrong by sheet, row and column', async () => {
    const file = await filled('e.xlsx', {}, book => {
      const duration = placeOf(book, 'field:duration')
      duration.sheet.getCell(duration.row, 3).value = 'half a year'
      const kind = placeOf(book, 'field:party_kind')
      kind.sheet.getCell(kind.row, 3).value = 'a club'
      const line = placeOf(book, 'row:budget:1')
      line.sheet.getCell(line.row, 5).value = '1.234'
    })
    const problems = await said(file)
    const row = await rowsOf()
    expect(problems).toContain(`Form ${row('field:duration')} C packFault.NotANumber`)
    expect(problems).toContain(`Form ${row('field:party_kind')} C packFault.NotInList`)
    expect(problems).toContain(`Budget ${row('row:budget:1')} E packFault.Ambiguous`)
  })

  it('names a broken sum, and takes it in for review when asked', async () => {
    const file = await filled('f.xlsx', { title: 'Broken sum' }, book => {
      const total = placeOf(book, 'field:total')
      total.sheet.getCell(total.row, 3).value = 9_999.5
      const line = placeOf(book, 'row:budget:2')
      line.sheet.getCell(line.row, 6).value = 6_001
    })
    const row = await rowsOf()
    expect(await said(file)).toEqual([
      `Budget ${row('row:budget:2')} F "Total" answerFault.ProductWrong`,
      `Budget ${row('field:total')} C "Total cost" answerFault.SumBroken`,
    ])
    expect(await read([file])).toMatchObject({ refused: 1, created: 0 })
    const taken = await read([file], { acceptFaults: true })
    expect(taken.files[0]).toMatchObject({ outcome: 'created', warnings: 2 })
    const application = await grants.workspace.call('applications.get', {
      id: taken.files[0]?.applicationId ?? '',
    })
    expect(application).toMatchObject({ needsReview: true, reviewNote: 'BrokenRules' })
  })

  it('names a changed structure and reads nothing of it', async () => {
    const moved = await filled('g.xlsx', {}, book => {
      const { sheet, row } = placeOf(book, 'field:title')
      sheet.spliceRows(row, 0, ['', 'a note of ours'])
    })
    const problems = await said(moved)
    expect(problems[0]).toBe(' 0  packFault.StructureChanged')
    const row = await rowsOf()
    expect(problems).toContain(`Form ${row('field:title')} A packFault.RowLost`)
    // One inserted row is told once, not for every row below it.
    expect(problems).toContain(`Form ${row('field:title') + 1} A packFault.RowsTooLow`)
    expect(problems.filter(problem => problem.startsWith('Form '))).toHaveLength(3)
    const gone = await filled('h.xlsx', {}, book => book.removeWorksheet('Budget'))
    expect((await said(gone))[0]).toBe(' 0  packFault.StructureChanged')
  })

  it('names a workbook that is none, another call, and an older form', async () => {
    const file = await filled('i.xlsx', { title: 'Older form' })
    const none = await filled('j.xlsx', {}, book => book.removeWorksheet('_pack'))
    expect(await said(none)).toEqual([' 0  packFault.NotAPack'])
    const other = await openGrantsFixture()
    try {
      const token = other.workspace.state.files.offerIncoming({
        path: file,
        fileName: 'i.xlsx',
        mediaType: 'application/octet-stream',
        temporary: false,
      })
      const { files } = await other.workspace.call('applications.readPacks', {
        callId: other.callId,
        files: [{ token }],
      })
      expect(files[0]?.problems[0]).toMatchObject({
        messageKey: 'packFault.CallUnknown',
        details: { call: 'C1' },
      })
    } finally {
      await other.workspace.close()
    }
    await grants.workspace.write(async ({ trx, newId, now }) => {
      const old = await trx
        .selectFrom('form_version')
        .selectAll()
        .where('id', '=', grants.formVersionId)
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('form_version')
        .values({ ...old, id: newId(), number: 2, frozen_at: now })
        .execute()
    })
    expect(await said(file)).toEqual([' 0  packFault.FormOlder'])
    const taken = await read([file], { acceptFaults: true })
    const detail = await grants.workspace.call('applications.get', {
      id: taken.files[0]?.applicationId ?? '',
    })
    expect(detail).toMatchObject({ formVersion: { number: 1 }, needsReview: true, reviewNote: 'OlderForm' })
  })
})
