import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changed, entriesOf, HEAD, numbered, ROWS } from './ledger-rows.ts'
import { brief, type Cell, type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())
const entries = () => entriesOf(site)

describe('importing a ledger', () => {
  it('reads a workbook as people keep it: title, merged heading, Cyrillic, decimal commas, dates, totals', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Книга')
    sheet.addRow(['Регионална мрежа: книга на трошоци'])
    sheet.mergeCells('A1:G1')
    sheet.addRow([])
    sheet.addRow(['Датум', 'Документ', null, 'Опис', 'Буџетска линија', 'Валута', 'Износ'])
    sheet.addRow([null, 'Број на документ', 'Добавувач', null, null, null, null])
    for (const column of ['A', 'D', 'E', 'F', 'G']) sheet.mergeCells(`${column}3:${column}4`)
    sheet.mergeCells('B3:C3')
    sheet.addRow([new Date('2024-04-05T00:00:00Z'), 'Ф-1', 'Еко Пак', 'Хартија ҫ', '1.1', 'ден.', '6.150,00'])
    sheet.addRow(['12.4.2024', 'Ф-2', 'Вала', 'Телефон', '1.2', 'EUR', 1234.5])
    sheet.addRow(['2024-05-02', 'Ф-3', 'Компас', 'Пат', 'BL 2.1', 'ALL', '10 025,00'])
    sheet.addRow(['Вкупно', null, null, null, null, null, '17.409,50'])
    const file = path.join(site.workspace.home, 'книга.xlsx')
    await book.xlsx.writeFile(file)

    const outcome = await site.run('ledger', file)
    expect(brief(outcome.problems)).toEqual(['8 warning leftOut.total'])
    expect(outcome).toMatchObject({ rowsRead: 4, created: 3, skipped: 1, errors: 0, posted: 0 })
    expect(outcome.importRunId).not.toBeNull()
    expect(await entries()).toMatchObject([
      {
        state: 'draft',
        entry_date: '2024-04-05',
        document_no: 'Ф-1',
        payee: 'Еко Пак',
        currency: 'MKD',
        amount_minor: 615_000,
        rate: '61.5',
        rate_source: 'InforEuro',
        base_minor: 10_000,
        split_minor: 10_000,
        code: '1.1',
        source_file: 'книга.xlsx',
        source_row: 5,
      },
      { entry_date: '2024-04-12', currency: 'EUR', amount_minor: 123_450, rate: '1', base_minor: 123_450 },
      { entry_date: '2024-05-02', currency: 'ALL', amount_minor: 1_002_500, base_minor: 10_000, code: '2.1' },
    ])
  })

  it('shows in a dry run what would be stored, and stores nothing', async () => {
    const file = await site.workbook('ledger.xlsx', ROWS)
    const events = await site.count('audit_event')
    const outcome = await site.dryRun('ledger', file)
    expect(outcome).toMatchObject({ created: 3, errors: 0, importRunId: null, alreadyImported: false })
    expect(outcome.sample[0]).toEqual({
      row: '2',
      entryDate: '2024-04-05',
      documentNo: 'F-1',
      payee: 'Eko Pak',
      description: 'Paper',
      lineCode: '1.1',
      currency: 'MKD',
      amount: '6150.00',
      rate: '61.5',
      rateSource: 'InforEuro',
      baseAmount: '100.00',
    })
    expect(await site.count('ledger_entry')).toBe(0)
    expect(await site.count('audit_event')).toBe(events)
  })

  it('refuses all rows for three wrong ones, naming place, value and remedy, and takes the corrected file', async () => {
    const wrong = [
      HEAD,
      ['31.06.2024', 'F-1', 'Eko Pak', 'Paper', '1.1', 'MKD', '6.150,00'],
      ['12.04.2024', 'F-2', 'Vala', 'Telephone', '1.3', 'EUR', '1.234,50'],
      ['02.05.2024', 'F-3', 'Kompas', 'Travel', '2.1', 'ALL', 'ten'],
    ]
    const events = await site.count('audit_event')
    const refused = await site.run('ledger', await site.workbook('ledger.xlsx', wrong))
    expect(refused).toMatchObject({ errors: 3, created: 0, importRunId: null })
    expect(refused.problems).toMatchObject([
      { row: 2, column: 'A "Date"', value: '31.06.2024', messageKey: 'import.problem.noSuchDay' },
      {
        row: 3,
        column: 'E "Budget line"',
        value: '1.3',
        messageKey: 'import.problem.lineUnknown',
        remedyKey: 'import.remedy.lineUnknown',
        details: { code: '1.3', nearest: ['1.1', '1.2', '2.1'] },
      },
      { row: 4, column: 'G "Amount"', value: 'ten', messageKey: 'import.problem.amountInvalid' },
    ])
    expect([await site.count('ledger_entry'), await site.count('import_run')]).toEqual([0, 0])
    expect(await site.count('audit_event')).toBe(events)

    const taken = await site.run('ledger', await site.workbook('ledger.xlsx', ROWS))
    expect(taken).toMatchObject({ errors: 0, created: 3 })
    expect(await site.count('ledger_entry')).toBe(3)
  })

  it('changes nothing when the same file comes again, under any name', async () => {
    const file = await site.workbook('ledger.xlsx', ROWS)
    const first = await site.run('ledger', file)
    const events = await site.count('audit_event')
    const again = await site.run('ledger', file, { post: true })
    expect(again).toMatchObject({ alreadyImported: true, created: 0, updated: 0, unchanged: 3, posted: 0 })
    expect(again.importRunId).toBe(first.importRunId)
    expect((await site.dryRun('ledger', file)).alreadyImported).toBe(true)
    expect(await site.count('ledger_entry')).toBe(3)
    expect(await site.count('audit_event')).toBe(events)
  })

  it('brings back what was deleted since, when the same file comes again', async () => {
    const file = await site.workbook('ledger.xlsx', ROWS)
    await site.run('ledger', file)
    const [first] = await entries()
    await site.workspace.call('ledger.deleteDraft', { id: first?.id ?? '', version: 1 })
    expect(await site.run('ledger', file)).toMatchObject({ alreadyImported: false, created: 1, unchanged: 2 })
    expect(await site.count('ledger_entry')).toBe(3)
  })

  it('keeps all equal rows of a file, and says so', async () => {
    const file = await site.workbook('ledger.xlsx', [...ROWS, ROWS[1] ?? [], ROWS[1] ?? []])
    const outcome = await site.run('ledger', file)
    expect(brief(outcome.problems)).toEqual(['5 warning equalRow', '6 warning equalRow'])
    expect(outcome.created).toBe(5)
    expect((await site.run('ledger', file)).alreadyImported).toBe(true)
    expect(await site.count('ledger_entry')).toBe(5)
  })

  it('warns of a document that the ledger has already', async () => {
    await site.run('ledger', await site.workbook('april.xlsx', ROWS))
    const other = await site.run('ledger', await site.workbook('copy.xlsx', ROWS.slice(0, 2)))
    expect(other.created).toBe(1)
    expect(other.problems).toMatchObject([
      { row: 2, severity: 'warning', messageKey: 'import.problem.duplicateEntry', details: { entryNo: 1 } },
    ])
  })
})

describe('importing a corrected file', () => {
  it('leaves equal rows alone, updates changed drafts and warns of vanished ones', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', ROWS))
    const before = await entries()
    const corrected = changed(1, 6, '12.300,00').slice(0, 3)
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', corrected))
    expect(outcome).toMatchObject({ created: 0, updated: 1, unchanged: 1, errors: 0 })
    expect(outcome.problems).toMatchObject([
      { row: 4, severity: 'warning', messageKey: 'import.problem.draftVanished', details: { entryNo: 3 } },
    ])
    const after = await entries()
    expect(after.map(entry => entry.id)).toEqual(before.map(entry => entry.id))
    expect(after[0]).toMatchObject({
      version: 2,
      amount_minor: 1_230_000,
      base_minor: 20_000,
      split_minor: 20_000,
    })
    expect(after.slice(1)).toEqual(before.slice(1))
  })

  it('refuses to change a posted entry, and takes the row as a new one once that was reversed', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', ROWS), { post: true })
    const corrected = await site.workbook('ledger.xlsx', changed(1, 6, '12.300,00'))
    const refused = await site.run('ledger', corrected)
    expect(refused.errors).toBe(1)
    expect(refused.problems[0]).toMatchObject({
      row: 2,
      messageKey: 'import.problem.postedChanged',
      remedyKey: 'import.remedy.postedChanged',
      details: { entryNo: 1 },
    })
    const [posted] = await entries()
    await site.workspace.call('ledger.reverse', {
      id: posted?.id ?? '',
      date: '2024-04-30',
      reason: 'wrong amount',
    })
    const taken = await site.run('ledger', corrected, { post: true })
    expect(taken).toMatchObject({ errors: 0, created: 1, unchanged: 2, posted: 1 })
    const all = await entries()
    expect(all.at(-1)).toMatchObject({ state: 'posted', amount_minor: 1_230_000, source_row: 2 })
    expect(all.reduce((sum, entry) => sum + entry.amount_minor, 0)).toBe(1_230_000 + 123_450 + 1_002_500)
    const again = await site.run(
      'ledger',
      await site.workbook('ledger.xlsx', [...changed(1, 6, '12.300,00'), []]),
    )
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, errors: 0 })
  })

  it('does not overwrite a draft that somebody edited meanwhile', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', ROWS))
    const [first] = await entries()
    await site.workspace.call('ledger.saveDraft', {
      id: first?.id ?? '',
      version: 1,
      projectId: site.projectId,
      entryDate: '2024-04-05',
      documentNo: 'F-1',
      documentDate: null,
      paymentDate: null,
      documentType: '',
      paymentReference: '',
      payee: 'Eko Pak Skopje',
      description: 'Paper',
      beneficiaryId: null,
      interventionId: null,
      currency: 'MKD',
      amountMinor: 615_000,
      vatMinor: null,
      rate: null,
      rateSource: '',
      rateDate: null,
      quantity: null,
      subGrantNo: '',
      remark: '',
      splits: [{ lineId: site.lines['1.1'] ?? '', workPackageId: null, activityId: null, share: '100' }],
    })
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', changed(1, 6, '12.300,00')))
    expect(outcome).toMatchObject({ updated: 0, unchanged: 3, errors: 0 })
    expect(brief(outcome.problems)).toEqual(['2 warning draftEdited'])
    expect((await entries())[0]).toMatchObject({ payee: 'Eko Pak Skopje', amount_minor: 615_000 })
  })

  it('says when another file seems to carry the same name', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', ROWS))
    const other = numbered('G', ROWS)
    const outcome = await site.dryRun('ledger', await site.workbook('ledger.xlsx', other))
    expect(brief(outcome.problems)).toEqual(['2 warning sameNameOtherContent'])
    expect(outcome.updated).toBe(3)
  })
})

describe('posting an import', () => {
  /** The rows in a file of other content, so that it is not taken for the same file again. */
  const alsoWith = (rows: readonly (readonly Cell[])[]) => [
    ...rows,
    ['03.05.2024', 'H-9', 'Kompas', 'Taxi', '2.1', 'EUR', '12,00'],
  ]

  it('keeps equal rows of one file with a warning, whether they are new or drafts by now', async () => {
    const twice = [...ROWS, ROWS[1] ?? []]
    const fresh = await site.run('ledger', await site.workbook('ledger.xlsx', twice), { post: true })
    expect(fresh).toMatchObject({ created: 4, posted: 4, errors: 0 })
    expect(brief(fresh.problems)).toEqual(['5 warning equalRow'])
    await site.run('ledger', await site.workbook('drafts.xlsx', numbered('G', twice)))
    const corrected = numbered('G', [...changed(2, 3, 'Internet'), ROWS[1] ?? []])
    const later = await site.run('ledger', await site.workbook('drafts.xlsx', corrected), { post: true })
    expect(later).toMatchObject({ updated: 1, posted: 4, errors: 0 })
    expect(new Set((await entries()).map(entry => entry.state))).toEqual(new Set(['posted']))
  })

  it('warns of rows that book one document, be they written otherwise, and keeps them', async () => {
    const again = [...ROWS, ['05.04.2024', 'f 1', 'EKO-PAK', 'Other words', '1.2', 'MKD', '6.150,00']]
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', again), { post: true })
    expect(brief(outcome.problems)).toEqual(['5 warning sameDocument'])
    expect(outcome).toMatchObject({ posted: 4, errors: 0 })
  })

  it('keeps equal rows of one file also where one was reversed and corrected since', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', ROWS), { post: true })
    const [first] = await entries()
    await site.workspace.call('ledger.reverse', {
      id: first?.id ?? '',
      date: first?.entry_date ?? '',
      reason: 'Wrong supplier',
    })
    const corrected = ROWS.map((cells, row) => (row === 1 ? (ROWS[2] ?? []) : cells))
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', corrected), { post: true })
    expect(brief(outcome.problems)).toEqual(['3 warning equalRow'])
    expect(outcome).toMatchObject({ created: 1, posted: 1, errors: 0 })
  })

  it.each(['fifo', 'weighted'] as const)('does the same by the policy %s', async policy => {
    await site.workspace.write(({ trx }) =>
      trx.updateTable('project').set({ rate_policy: policy }).where('code', '=', 'TST-01').execute(),
    )
    const inEuro = ROWS.map((cells, row) =>
      row === 0 ? cells : cells.map((cell, at) => (at === 5 ? 'EUR' : cell)),
    )
    const twice = [...inEuro, inEuro[1] ?? []]
    const fresh = await site.run('ledger', await site.workbook('ledger.xlsx', twice), { post: true })
    expect(fresh).toMatchObject({ created: 4, posted: 4, errors: 0 })
    const renamed = await site.run('ledger', await site.workbook('renamed.xlsx', alsoWith(inEuro)), {
      post: true,
    })
    const errors = renamed.problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ row, messageKey }) => [row, messageKey])).toEqual(
      [2, 3, 4].map(row => [row, 'notice.ledger.Duplicate']),
    )
    expect(await entries()).toHaveLength(4)
  })

  it('takes rows whose number says nothing for no duplicates', async () => {
    const nameless = ROWS.map((cells, row) =>
      row === 0 ? cells : cells.map((cell, at) => (at === 1 ? '-' : cell)),
    )
    await site.run('ledger', await site.workbook('ledger.xlsx', nameless), { post: true })
    const outcome = await site.run('ledger', await site.workbook('other.xlsx', alsoWith(nameless)), {
      post: true,
    })
    expect(outcome).toMatchObject({ posted: 4, errors: 0, warnings: 0 })
  })

  it('refuses to post what another file has booked, with its rows, and leaves drafts as they are', async () => {
    const booked = await site.run('ledger', await site.workbook('ledger.xlsx', ROWS), { post: true })
    expect(booked.posted).toBe(3)
    const doubles = [2, 3, 4].map(row => ({
      row,
      messageKey: 'notice.ledger.Duplicate',
      remedyKey: 'import.remedy.postingDuplicate',
      details: { entries: [`${row - 1} (TST-01)`] },
    }))
    const renamed = await site.run('ledger', await site.workbook('renamed.xlsx', alsoWith(ROWS)), {
      post: true,
    })
    expect(renamed.problems.filter(({ severity }) => severity === 'error')).toMatchObject(doubles)
    expect(await entries()).toHaveLength(3)
    await site.run('ledger', await site.workbook('drafts.xlsx', alsoWith(ROWS)))
    const drafts = await site.run(
      'ledger',
      await site.workbook('drafts.xlsx', alsoWith([...ROWS, ...numbered('G', ROWS).slice(1)])),
      { post: true },
    )
    expect(drafts.problems.filter(({ severity }) => severity === 'error')).toMatchObject(doubles)
    expect((await entries()).map(entry => entry.state)).toEqual([
      ...Array(3).fill('posted'),
      ...Array(4).fill('draft'),
    ])
  })

  it('posts every row at once', async () => {
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', ROWS), { post: true })
    expect(outcome).toMatchObject({ created: 3, posted: 3 })
    expect((await entries()).map(entry => entry.state)).toEqual(['posted', 'posted', 'posted'])
  })

  it('posts the drafts of an earlier import together with the corrected row', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', ROWS))
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', changed(2, 3, 'Internet')), {
      post: true,
    })
    expect(outcome).toMatchObject({ created: 0, updated: 1, unchanged: 2, posted: 3 })
    expect((await entries()).every(entry => entry.state === 'posted')).toBe(true)
  })

  it('names the rows that may not be posted, and leaves nothing behind', async () => {
    const events = await site.count('audit_event')
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', changed(2, 1, null)), {
      post: true,
    })
    expect(outcome).toMatchObject({ errors: 1, created: 0, posted: 0, importRunId: null })
    expect(outcome.problems).toMatchObject([
      { sheet: 'Ledger', row: 3, severity: 'error', messageKey: 'notice.ledger.DocumentNoMissing' },
    ])
    expect([await site.count('ledger_entry'), await site.count('audit_event')]).toEqual([0, events])
  })

  it('takes the same file back when blockers of an earlier draft stop it', async () => {
    await site.run('ledger', await site.workbook('ledger.xlsx', changed(2, 1, null)))
    const more = [...changed(2, 1, null), ['03.05.2024', 'F-9', 'Vala', 'Mobile', '1.2', 'EUR', '10,00']]
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', more), { post: true })
    expect(outcome).toMatchObject({ errors: 1, created: 0 })
    expect(outcome.problems[0]).toMatchObject({ row: 3, messageKey: 'notice.ledger.DocumentNoMissing' })
    expect(await site.count('ledger_entry')).toBe(3)
  })
})
