import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brief, type Cell, type ImportSite, openImportSite } from './support.ts'

const HEAD: readonly Cell[] = [
  'Date',
  'Document no',
  'Payee',
  'Description',
  'Budget line',
  'Currency',
  'Amount',
]
const ROWS: readonly (readonly Cell[])[] = [
  HEAD,
  ['05.04.2024', 'F-1', 'Eko Pak', 'Paper', '1.1', 'MKD', '6.150,00'],
  ['12.04.2024', 'F-2', 'Vala', 'Telephone', '1.2', 'EUR', '1.234,50'],
  ['02.05.2024', 'F-3', 'Kompas', 'Travel', '2.1', 'ALL', '10.025,00'],
]

const changed = (row: number, column: number, value: Cell): readonly (readonly Cell[])[] =>
  ROWS.map((cells, index) =>
    index === row ? cells.map((cell, at) => (at === column ? value : cell)) : cells,
  )

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

const entries = () =>
  site.workspace.read(db =>
    db
      .selectFrom('ledger_entry as e')
      .innerJoin('ledger_split as s', 's.entry_id', 'e.id')
      .innerJoin('budget_line as l', 'l.id', 's.budget_line_id')
      .select([
        'e.id',
        'e.version',
        'e.state',
        'e.entry_date',
        'e.document_no',
        'e.payee',
        'e.currency',
        'e.amount_minor',
        'e.rate',
        'e.rate_source',
        'e.base_minor',
        'e.source_file',
        'e.source_row',
        's.base_minor as split_minor',
        'l.code',
      ])
      .orderBy('e.entry_no')
      .execute(),
  )

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
    const other = ROWS.map((cells, row) =>
      row === 0 ? cells : cells.map((cell, at) => (at === 1 ? `G-${row}` : cell)),
    )
    const outcome = await site.dryRun('ledger', await site.workbook('ledger.xlsx', other))
    expect(brief(outcome.problems)).toEqual(['2 warning sameNameOtherContent'])
    expect(outcome.updated).toBe(3)
  })
})

describe('posting an import', () => {
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

describe('rows that a ledger refuses', () => {
  const refusals: readonly (readonly [string, number, Cell, string])[] = [
    ['a date in a locked period', 0, '15.02.2024', 'periodLocked'],
    ['a date outside the project', 0, '02.01.2025', 'outsideProject'],
    ['a line of no budget', 4, '9.9', 'lineUnknown'],
    ['a currency that nobody knows', 5, 'XYZ', 'currencyUnknown'],
    ['a text that no record holds', 1, 'x'.repeat(81), 'textTooLong'],
  ]
  it.each(refusals)('refuses %s', async (_name, column, value, problem) => {
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', changed(1, column, value)))
    expect(outcome).toMatchObject({ errors: 1, created: 0 })
    expect(brief(outcome.problems)).toEqual([`2 error ${problem}`])
    expect(await site.count('ledger_entry')).toBe(0)
  })

  it('names the month of a missing rate and where to import it', async () => {
    const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', changed(1, 0, '05.06.2024')))
    expect(outcome.problems).toMatchObject([
      {
        row: 2,
        column: 'F "Currency"',
        value: 'MKD',
        messageKey: 'import.problem.rateMissing',
        details: { currency: 'MKD', base: 'EUR', month: '2024-06' },
        remedyKey: 'import.remedy.rateMissing',
      },
    ])
  })

  it('asks for a project, and names the nearest one', async () => {
    const file = await site.workbook('ledger.xlsx', ROWS)
    const call = (params: Record<string, string>) =>
      site.workspace.envelope('imports.dryRun', {
        kind: 'ledger',
        token: site.token(file),
        params,
        mapping: null,
      })
    expect(await call({})).toMatchObject({ ok: false, error: { code: 'Validation' } })
    expect(await call({ projectCode: 'TST-02' })).toMatchObject({
      ok: false,
      error: {
        code: 'NotFound',
        messageKey: 'problem.notFound.projectCode',
        details: { nearest: ['TST-01'] },
      },
    })
    expect(await call({ projectCode: 'TST-01', colour: 'red' })).toMatchObject({
      ok: false,
      error: { code: 'Validation', details: { fields: [{ path: 'params', keys: 'colour' }] } },
    })
  })
})

describe('what else a row may name', () => {
  it('is found by code or name: work package, intervention, the partner who paid', async () => {
    await site.workspace.write(async ({ trx, newId }) => {
      await trx
        .insertInto('organisation')
        .values({ id: newId(), name: 'Regional Development Foundation', short_name: 'RDF' })
        .execute()
      await trx
        .insertInto('intervention')
        .values({
          id: newId(),
          project_id: site.projectId,
          code: 'I-1',
          title: 'Apple growers',
          state: 'running',
          position: 0,
        })
        .execute()
    })
    const head = [...HEAD, 'Work package', 'Intervention', 'Paid by']
    const file = (...cells: readonly Cell[]) =>
      site.workbook('ledger.xlsx', [head, [...(ROWS[1] ?? []), ...cells]])
    const right = await site.dryRun('ledger', await file('Mentoring', 'Apple growers', 'rdf'))
    expect(right).toMatchObject({ errors: 0 })
    expect(right.sample[0]).toMatchObject({
      workPackageCode: 'WP1',
      interventionCode: 'I-1',
      beneficiary: 'Regional Development Foundation',
    })
    const wrong = await site.dryRun('ledger', await file('WP9', 'I-2', 'Nobody'))
    expect(wrong.problems).toMatchObject([
      {
        column: 'H "Work package"',
        messageKey: 'import.problem.workPackageUnknown',
        details: { nearest: ['WP1'] },
      },
      {
        column: 'I "Intervention"',
        messageKey: 'import.problem.interventionUnknown',
        details: { nearest: ['I-1'] },
      },
      {
        column: 'J "Paid by"',
        messageKey: 'import.problem.organisationUnknown',
        details: { nearest: ['RDF'] },
      },
    ])
  })
})

describe('amounts in two currencies', () => {
  const head = [...HEAD, 'Rate', 'Amount EUR']
  const row = (currency: string, amount: Cell, rate: Cell, base: Cell): readonly Cell[] => [
    '05.04.2024',
    'F-1',
    'Eko Pak',
    'Paper',
    '1.1',
    currency,
    amount,
    rate,
    base,
  ]
  const importRow = async (...cells: Parameters<typeof row>) =>
    site.run('ledger', await site.workbook('ledger.xlsx', [head, row(...cells)]))

  it('takes a rate of the file and its source', async () => {
    expect(await importRow('MKD', 6200, 62, null)).toMatchObject({ errors: 0, warnings: 0 })
    expect(await entries()).toMatchObject([{ rate: '62', rate_source: 'ledger.xlsx', base_minor: 10_000 }])
  })

  it('keeps the bank’s own amount within what its printed rate was rounded by', async () => {
    expect(await importRow('MKD', 100_000, 61.7, 1621.23)).toMatchObject({ errors: 0 })
    expect(await entries()).toMatchObject([{ rate: '61.7', base_minor: 162_123 }])
  })

  it('refuses amounts that the rate does not explain', async () => {
    const outcome = await importRow('MKD', 6150, 61.5, 105)
    expect(outcome.problems).toMatchObject([
      {
        column: 'I "Amount EUR"',
        messageKey: 'import.problem.baseDiffers',
        details: { expected: { minor: 10_000 }, actual: { minor: 10_500 } },
      },
    ])
  })

  it('stores the contract’s conversion and warns when the file converted otherwise', async () => {
    const outcome = await importRow('MKD', 6150, null, 99.5)
    expect(brief(outcome.problems)).toEqual(['2 warning baseByContract'])
    expect(await entries()).toMatchObject([{ rate: '61.5', base_minor: 10_000 }])
  })

  it('refuses a conversion that is far off, for one of the cells must be wrong', async () => {
    expect(brief((await importRow('MKD', 6150, null, 6150)).problems)).toEqual(['2 error baseFarOff'])
  })

  it('works the rate out from both amounts where the table has none', async () => {
    const outcome = await importRow('RSD', 11_700, null, 100)
    expect(brief(outcome.problems)).toEqual(['2 warning rateFromAmounts'])
    expect(await entries()).toMatchObject([{ rate: '117', rate_source: 'derived', base_minor: 10_000 }])
  })

  it('refuses two different amounts in the project’s own currency', async () => {
    expect(brief((await importRow('EUR', 100, null, 101)).problems)).toEqual(['2 error baseDiffers'])
  })

  it('takes a file that only has amounts in euro', async () => {
    const file = await site.workbook('eur.xlsx', [
      ['Date', 'Document no', 'Payee', 'Budget line', 'Amount in EUR'],
      ['05.04.2024', 'F-1', 'Eko Pak', '1.1', '12,30'],
    ])
    expect(await site.run('ledger', file)).toMatchObject({ errors: 0, created: 1 })
    expect(await entries()).toMatchObject([{ currency: 'EUR', amount_minor: 1230, base_minor: 1230 }])
  })
})

describe('a file that is none', () => {
  it.each([
    ['an empty file', '', 'import.file.empty'],
    ['a web page', '<!doctype html><table></table>', 'import.file.html'],
    ['a heading without rows', 'Date;Amount\n', 'import.sheetEmpty'],
  ])('refuses %s and stores nothing', async (_name, content, messageKey) => {
    const file = await site.text('ledger.csv', content)
    const answer = await site.workspace.envelope('imports.run', {
      kind: 'ledger',
      token: site.token(file),
      params: { projectCode: 'TST-01' },
      mapping: null,
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'Import', messageKey } })
    expect(await site.count('import_run')).toBe(0)
  })

  it('refuses a token that was released', async () => {
    const token = site.token(await site.workbook('ledger.xlsx', ROWS))
    site.workspace.state.files.release(token)
    const answer = await site.workspace.envelope('imports.run', {
      kind: 'ledger',
      token,
      params: { projectCode: 'TST-01' },
      mapping: null,
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'NotFound', messageKey: 'error.fileGone' } })
  })

  it('stops when it is cancelled, and leaves nothing', async () => {
    const many = Array.from({ length: 4000 }, (_, index): readonly Cell[] => [
      '05.04.2024',
      `F-${index}`,
      'Eko Pak',
      'Paper',
      '1.1',
      'EUR',
      index + 1,
    ])
    const file = await site.workbook('large.xlsx', [HEAD, ...many])
    const session = site.workspace.session('coordinator')
    const running = site.workspace.envelope('imports.run', {
      kind: 'ledger',
      token: site.token(file),
      params: { projectCode: 'TST-01' },
      mapping: null,
    })
    const stop = setInterval(() => {
      const stores = site.workspace.events.some(
        event => event.type === 'progress' && event.stepKey === 'progress.import.store',
      )
      if (stores) for (const job of session.jobs.values()) job.abort()
    }, 1)
    const answer = await running
    clearInterval(stop)
    expect(answer).toMatchObject({ ok: false, error: { code: 'Cancelled' } })
    expect([await site.count('ledger_entry'), await site.count('import_run')]).toEqual([0, 0])
  })
})
