import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brief, type Cell, type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

const HEAD: readonly Cell[] = ['Emri', 'Shteti', 'Nr. i regjistrimit', 'Qyteti', 'E-mail']
const ROWS: readonly (readonly Cell[])[] = [
  HEAD,
  ['Shoqata Dita', 'Kosovë', '5110-1', 'Pejë', 'dita@example.invalid'],
  ['Еко Мрежа', 'Северна Македонија', '', 'Тетово', ''],
  ['Udruženje Most', 'BA', '77', 'Tuzla', ''],
]

const stored = () =>
  site.workspace.read(db =>
    db
      .selectFrom('organisation')
      .select(['name', 'country', 'registration_no', 'city', 'email', 'version', 'source_row'])
      .orderBy('row_no')
      .execute(),
  )

describe('importing organisations', () => {
  it('reads names in every script and countries by name or code', async () => {
    const outcome = await site.run('organisations', await site.workbook('register.xlsx', ROWS))
    expect(outcome).toMatchObject({ rowsRead: 3, created: 3, errors: 0, warnings: 0 })
    expect(await stored()).toMatchObject([
      { name: 'Shoqata Dita', country: 'XK', registration_no: '5110-1', city: 'Pejë', source_row: 2 },
      { name: 'Еко Мрежа', country: 'MK', registration_no: '', source_row: 3 },
      { name: 'Udruženje Most', country: 'BA', registration_no: '77' },
    ])
  })

  it('reads the kind of party in words of the region; a word that is none is told by its place', async () => {
    const head: readonly Cell[] = ['Emri', 'Shteti', 'Lloji i aplikuesit']
    await site.run(
      'organisations',
      await site.workbook('kinds.xlsx', [
        head,
        ['Të rinjtë', 'XK', 'Grup joformal'],
        ['Ана', 'MK', 'Физичко лице'],
        ['Qendra', 'XK', ''],
      ]),
    )
    const kinds = await site.workspace.read(db =>
      db.selectFrom('organisation').select(['name', 'party_kind']).orderBy('row_no').execute(),
    )
    expect(kinds).toEqual([
      { name: 'Të rinjtë', party_kind: 'informal_group' },
      { name: 'Ана', party_kind: 'natural_person' },
      { name: 'Qendra', party_kind: 'organisation' },
    ])
    const outcome = await site.dryRun(
      'organisations',
      await site.workbook('wrong.xlsx', [head, ['Dikush', 'XK', 'klub']]),
    )
    expect(outcome.problems).toMatchObject([
      { row: 2, value: 'klub', severity: 'error', messageKey: 'import.problem.partyKindUnknown' },
    ])
  })

  it('completes a body by its number and country, whatever file it comes in; blank cells say nothing', async () => {
    await site.run('organisations', await site.workbook('register.xlsx', ROWS))
    const outcome = await site.run(
      'organisations',
      await site.workbook('other.xlsx', [HEAD, ['Shoqata Dita', 'XK', '5110 1', '', 'new@example.invalid']]),
    )
    expect(outcome).toMatchObject({ created: 0, updated: 1, unchanged: 0, warnings: 0 })
    expect((await stored())[0]).toMatchObject({ city: 'Pejë', email: 'new@example.invalid', version: 2 })
  })

  it('finds a body without a number by the row it came from, and says when its name changes', async () => {
    await site.run('organisations', await site.workbook('register.xlsx', ROWS))
    const corrected = ROWS.map((row, index) => (index === 2 ? ['Еко Мрежа Тетово', ...row.slice(1)] : row))
    const outcome = await site.run('organisations', await site.workbook('register.xlsx', corrected))
    expect(outcome).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
    expect(outcome.problems).toMatchObject([
      {
        row: 3,
        column: 'A "Emri"',
        value: 'Еко Мрежа Тетово',
        severity: 'warning',
        messageKey: 'import.problem.nameChanged',
        details: { from: 'Еко Мрежа' },
      },
    ])
    expect(await site.count('organisation')).toBe(3)
  })

  it('changes nothing for the same file', async () => {
    const file = await site.workbook('register.xlsx', ROWS)
    await site.run('organisations', file)
    expect(await site.run('organisations', file)).toMatchObject({ alreadyImported: true, unchanged: 3 })
    expect(await site.count('organisation')).toBe(3)
  })

  it('warns of a body that may be there already', async () => {
    await site.run('organisations', await site.workbook('register.xlsx', ROWS))
    const outcome = await site.dryRun(
      'organisations',
      await site.workbook('other.xlsx', [HEAD, ['SHOQATA "DITA"', 'AL', '', '', '']]),
    )
    expect(outcome).toMatchObject({ created: 1 })
    expect(outcome.problems).toMatchObject([
      { row: 2, messageKey: 'import.problem.organisationSimilar', details: { similar: 'Shoqata Dita' } },
    ])
  })

  it('refuses one number twice, unknown countries and texts no record holds; then nothing is stored', async () => {
    const outcome = await site.run(
      'organisations',
      await site.workbook('register.xlsx', [
        ...ROWS,
        ['Another', 'XK', '51101', '', ''],
        ['Third', 'Atlantis', '', '', ''],
        ['Fourth', 'AL', '', 'x'.repeat(121), ''],
      ]),
    )
    expect(outcome.errors).toBe(3)
    expect(outcome.problems).toMatchObject([
      {
        row: 5,
        column: 'C "Nr. i regjistrimit"',
        messageKey: 'import.problem.registrationTwice',
        details: { first: 2 },
      },
      { row: 6, column: 'B "Shteti"', value: 'Atlantis', messageKey: 'import.problem.countryUnknown' },
      { row: 7, column: 'D "Qyteti"', messageKey: 'import.problem.textTooLong', details: { longest: 120 } },
    ])
    expect(await site.count('organisation')).toBe(0)
  })

  it('keeps equal rows and says so', async () => {
    const outcome = await site.run(
      'organisations',
      await site.workbook('register.xlsx', [HEAD, ['Same', 'AL', '', '', ''], ['Same', 'AL', '', '', '']]),
    )
    expect(brief(outcome.problems)).toEqual(['3 warning equalRow'])
    expect(outcome.created).toBe(2)
  })
})

it('refuses a file of which every row is left out, and names the sheet and where to look', async () => {
  const file = await site.workbook('headings.xlsx', [HEAD, HEAD, HEAD])
  for (const outcome of [await site.dryRun('organisations', file), await site.run('organisations', file)]) {
    expect(outcome).toMatchObject({ created: 0, errors: 1, skipped: 2, importRunId: null })
    expect(outcome.problems[0]).toMatchObject({
      severity: 'error',
      row: 1,
      messageKey: 'import.problem.nothingLeft',
    })
  }
})
