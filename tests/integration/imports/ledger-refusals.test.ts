import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changed, entriesOf, HEAD, ROWS } from './ledger-rows.ts'
import { brief, type Cell, type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())
const entries = () => entriesOf(site)

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

  it.each([
    ['fifo', 'layersShort'],
    ['weighted', 'instalmentMissing'],
    ['instalment', 'instalmentMissing'],
  ] as const)(
    'asks for the money received, not for rates, where %s takes the rate from it',
    async (ratePolicy, name) => {
      await site.workspace.write(({ trx }) =>
        trx
          .updateTable('project')
          .set({ rate_policy: ratePolicy })
          .where('id', '=', site.projectId)
          .execute(),
      )
      const outcome = await site.run('ledger', await site.workbook('ledger.xlsx', ROWS))
      expect(outcome.problems).toMatchObject([
        {
          row: 2,
          column: 'F "Currency"',
          value: 'MKD',
          messageKey: `import.problem.${name}`,
          details: { currency: 'MKD', date: '2024-04-05' },
          remedyKey: `import.remedy.${name}`,
        },
        { row: 4, value: 'ALL', messageKey: `import.problem.${name}` },
      ])
    },
  )

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
    const many = Array.from({ length: 9000 }, (_, index): readonly Cell[] => [
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
