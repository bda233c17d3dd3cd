import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, member, openCommandLine } from '#tests/support/command-line.ts'

let cli: CommandLine
beforeAll(async () => {
  cli = await openCommandLine()
  await cli.value(['workspace', 'create', 'demo', '--demo', '--entries', '40'])
})
afterAll(() => cli.remove())

const PROJECT = 'EU-DEMO-1'
const PARAMS = ['--workspace', 'demo', '--params', JSON.stringify({ projectCode: PROJECT })]

/** A day in an open period of the project and a line of its budget, as the demonstration has them. */
async function place(): Promise<{ readonly date: string; readonly line: string }> {
  const call = (procedure: string, input: unknown) =>
    cli.value(['call', procedure, JSON.stringify(input), '--workspace', 'demo'])
  const projects = member(await call('projects.list', {}), 'rows') as readonly { id: string; code: string }[]
  const projectId = projects.find(({ code }) => code === PROJECT)?.id ?? ''
  const lines = await call('budgets.lines', { projectId })
  const listed = await call('periods.list', { projectId })
  const periods = member(listed, 'rows') as readonly { state: string; startDate: string }[]
  return {
    date: periods.find(({ state }) => state === 'open')?.startDate ?? '',
    line: String(member(lines, 'rows', 0, 'code')),
  }
}

const csv = (date: string, line: string, amounts: readonly string[]) =>
  [
    'Data;Nr. i dokumentit;Furnitori;Linja buxhetore;Shuma në euro',
    ...amounts.map((amount, index) => `${date};CLI-${index + 1};Çerdhja „Dita";${line};${amount}`),
    '',
  ].join('\n')

describe('import', () => {
  it('tries a file, imports it as drafts and finds it again', async () => {
    const { date, line } = await place()
    await writeFile(cli.path('ledger.csv'), csv(date, line, ['1.234,50', '10,00']))
    const tried = await cli.value(['import', 'ledger', 'ledger.csv', ...PARAMS, '--dry-run'])
    expect(tried).toMatchObject({ created: 2, errors: 0, importRunId: null })
    const done = await cli.value(['import', 'ledger', 'ledger.csv', ...PARAMS])
    expect(done).toMatchObject({ rowsRead: 2, created: 2, posted: 0, alreadyImported: false })
    const importRunId = member(done, 'importRunId')
    expect(
      await cli.value([
        'call',
        'ledger.totals',
        JSON.stringify({ filter: { importRunId } }),
        '--workspace',
        'demo',
      ]),
    ).toMatchObject({ count: 2, drafts: 2, sums: [{ minor: 124_450, currency: 'EUR' }] })
    expect(await cli.value(['import', 'ledger', 'ledger.csv', ...PARAMS])).toMatchObject({
      alreadyImported: true,
      created: 0,
      importRunId,
    })
  })

  it('posts with --post', async () => {
    const { date, line } = await place()
    await writeFile(cli.path('posted.csv'), csv(date, line, ['20,00']))
    expect(await cli.value(['import', 'ledger', 'posted.csv', ...PARAMS, '--post'])).toMatchObject({
      created: 1,
      posted: 1,
    })
  })

  it('ends with 1 for refused rows: the outcome on standard output, the error beside it', async () => {
    const { date, line } = await place()
    await writeFile(cli.path('wrong.csv'), csv(date, line, ['ten', '1,00', '2,00']).replace(line, '99.99'))
    for (const more of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await cli.run(['import', 'ledger', 'wrong.csv', ...PARAMS, ...more])
      expect(code).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({
        errors: 2,
        importRunId: null,
        problems: [
          {
            sheet: 'wrong',
            row: 2,
            column: 'D "Linja buxhetore"',
            value: '99.99',
            message: 'The project has no budget line "99.99".',
            remedy: expect.stringContaining('Correct the code; the nearest are'),
          },
          {
            sheet: 'wrong',
            row: 2,
            column: 'E "Shuma në euro"',
            value: 'ten',
            message: 'This is not a number.',
            remedy: expect.stringContaining('1234.56'),
          },
        ],
      })
      expect(JSON.parse(stderr)).toMatchObject({
        code: 'Import',
        messageKey: 'cli.rowsRefused',
        details: { count: 2 },
      })
    }
  })

  it('reads a folder of score packs and tells of each file what is wrong and how to mend it', async () => {
    await mkdir(cli.path('packs'))
    await writeFile(cli.path('packs', 'notes.xlsx'), 'no workbook')
    await writeFile(cli.path('packs', '~$notes.xlsx'), 'a lock file')
    const { code, stdout, stderr } = await cli.run([
      'import',
      'score-packs',
      'packs',
      '--workspace',
      'demo',
      '--dry-run',
    ])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      files: [
        {
          fileName: 'notes.xlsx',
          outcome: 'refused',
          problems: [{ message: expect.any(String), remedy: 'Ask for the file once more.' }],
        },
      ],
      refused: 1,
    })
    expect(JSON.parse(stderr)).toMatchObject({ code: 'Import', messageKey: 'cli.packsRefused' })
  })

  it('takes a mapping from a file, columns by heading or letter', async () => {
    const { date, line } = await place()
    await writeFile(cli.path('odd.csv'), `x;y;z;w\n${line};${date};7,25;No. 7\n`)
    const mapping = {
      columns: { entryDate: 'y', lineCode: { heading: '', letter: 'A' }, amount: 'C', documentNo: 'w' },
      constants: { payee: 'Somebody' },
      decimalSeparator: ',',
    }
    await writeFile(cli.path('mapping.json'), JSON.stringify(mapping))
    const tried = await cli.value([
      'import',
      'ledger',
      'odd.csv',
      ...PARAMS,
      '--mapping',
      'mapping.json',
      '--dry-run',
    ])
    expect(tried).toMatchObject({
      created: 1,
      sample: [{ entryDate: date, lineCode: line, amount: '7.25', payee: 'Somebody', documentNo: 'No. 7' }],
    })
    await writeFile(cli.path('mapping.json'), JSON.stringify({ columns: { colour: 'y' } }))
    expect(
      await cli.error(['import', 'ledger', 'odd.csv', ...PARAMS, '--mapping', 'mapping.json']),
    ).toMatchObject({ code: 'Validation', details: { fields: [{ path: 'mapping.columns.colour' }] } })
    await writeFile(cli.path('mapping.json'), JSON.stringify({ dateOrder: 'dym', cols: {} }))
    expect(
      await cli.error(['import', 'ledger', 'odd.csv', ...PARAMS, '--mapping', 'mapping.json']),
    ).toMatchObject({
      code: 'Validation',
      messageKey: 'cli.mappingInvalid',
      details: { file: 'mapping.json', fields: ['columns', 'dateOrder', 'cols'] },
    })
  })

  it('says what is wrong with a file that is no table, or not there', async () => {
    await writeFile(cli.path('page.csv'), '<!doctype html><p>Not a table</p>')
    expect(await cli.error(['import', 'ledger', 'page.csv', ...PARAMS])).toMatchObject({
      code: 'Import',
      messageKey: 'import.file.html',
      message: expect.stringContaining('page.csv'),
    })
    expect(await cli.error(['import', 'ledger', 'none.csv', ...PARAMS])).toMatchObject({
      code: 'NotFound',
      details: { file: 'none.csv' },
    })
  })

  it('names a column of the mapping that the file lacks, by its heading alone', async () => {
    await writeFile(cli.path('mapping.json'), JSON.stringify({ columns: { entryDate: 'Dita' } }))
    const { code, stdout } = await cli.run([
      'import',
      'ledger',
      'ledger.csv',
      ...PARAMS,
      '--mapping',
      'mapping.json',
    ])
    expect(code).toBe(1)
    expect(member(JSON.parse(stdout), 'problems')).toContainEqual(
      expect.objectContaining({
        column: '"Dita"',
        message: 'The column "Dita" is not in the file.',
        remedy: 'Choose the column anew, or give it its old heading in the file.',
      }),
    )
  })

  it('asks for the parameters a kind needs, each with its sentence', async () => {
    const args = ['import', 'ledger', 'ledger.csv', '--workspace', 'demo']
    expect(await cli.error(args)).toMatchObject({
      code: 'Validation',
      message: expect.stringContaining('params.projectCode: Say which project this belongs to'),
      details: { fields: [{ message: 'Say which project this belongs to (projectCode).' }] },
    })
    expect(await cli.error([...args, '--params', '[]'])).toMatchObject({ messageKey: 'cli.jsonNoObject' })
    expect(await cli.error([...args, '--params', '{"projectCode":"NONE"}'])).toMatchObject({
      code: 'NotFound',
      messageKey: 'problem.notFound.projectCode',
    })
  })

  it('imports rates and organisations too', async () => {
    await writeFile(cli.path('rates.csv'), 'Month;CHF;SEK\n2031-01;0,95;11,2\n2031-02;0,96;11,3\n')
    const rates = ['import', 'rates', 'rates.csv', '--workspace', 'demo', '--params', '{"source":"Bank"}']
    expect(await cli.value(rates)).toMatchObject({ created: 4, errors: 0 })
    await writeFile(cli.path('partners.csv'), 'Name,Country,Registration no\nShoqata Dita,Kosovë,5110\n')
    expect(await cli.value(['import', 'organisations', 'partners.csv', '--workspace', 'demo'])).toMatchObject(
      {
        created: 1,
        sample: [{ name: 'Shoqata Dita', country: 'XK', registrationNo: '5110' }],
      },
    )
  })

  it('is refused to a person who may not', async () => {
    const people = await cli.value(['call', 'users.list', '--workspace', 'demo'])
    const rows = member(people, 'rows') as readonly { id: string; roles: readonly string[] }[]
    const auditor = rows.find(({ roles }) => roles.includes('auditor'))?.id ?? ''
    expect(await cli.error(['import', 'ledger', 'ledger.csv', ...PARAMS, '--as', auditor])).toMatchObject({
      code: 'Forbidden',
    })
  })
})

describe('document', () => {
  const make = (id: string, format: string, params: unknown, out: string) => [
    'document',
    'make',
    id,
    '--workspace',
    'demo',
    '--params',
    JSON.stringify(params),
    '--format',
    format,
    '--out',
    out,
  ]

  it('is made by its example, as a workbook and as PDF, and recorded', async () => {
    const documents = await cli.value(['document', 'list'])
    const example = member(documents, 0, 'example')
    const book = await cli.value(make('eu-budget', 'xlsx', example, 'budget.xlsx'))
    expect(book).toMatchObject({
      file: cli.path('budget.xlsx'),
      run: { documentId: 'eu-budget', projectCode: PROJECT, format: 'xlsx' },
    })
    expect(book).not.toHaveProperty('token')
    expect((await readFile(cli.path('budget.xlsx'))).subarray(0, 2).toString()).toBe('PK')
    await cli.value(make('eu-budget', 'pdf', example, 'budget.pdf'))
    expect((await readFile(cli.path('budget.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    const history = await cli.value(['call', 'documents.history', '--workspace', 'demo'])
    expect(member(history, 'rows')).toHaveLength(2)
  })

  it('is refused for an unknown id, format, project or place', async () => {
    const params = { project: PROJECT }
    expect(await cli.error(make('eu-wish', 'xlsx', params, 'x.xlsx'))).toMatchObject({
      messageKey: 'cli.usage.notOneOf',
      details: { argument: 'ID', choices: expect.arrayContaining(['sida-follow-up']) },
    })
    expect(await cli.error(make('eu-budget', 'odt', params, 'x.odt'))).toMatchObject({
      messageKey: 'cli.usage.notOneOf',
      details: { argument: '--format', value: 'odt' },
    })
    expect(await cli.error(make('eu-budget', 'xlsx', { ...params, colour: 1 }, 'x.xlsx'))).toMatchObject({
      code: 'Validation',
      message: expect.stringContaining('parameters colour: This part is not known.'),
      details: { fields: [{ path: 'parameters', keys: 'colour' }] },
    })
    expect(await cli.error(make('eu-budget', 'docx', params, 'x.docx'))).toMatchObject({
      code: 'Validation',
      messageKey: 'documents.error.formatNotOffered',
      details: { formats: 'xlsx, pdf' },
    })
    expect(await cli.error(make('eu-budget', 'xlsx', { project: 'NONE' }, 'x.xlsx'))).toMatchObject({
      code: 'NotFound',
    })
    expect(await cli.error(make('eu-budget', 'xlsx', { projekt: 1 }, 'x.xlsx'))).toMatchObject({
      code: expect.stringMatching(/Validation|Export/),
    })
    expect(await cli.error(make('eu-budget', 'xlsx', params, 'no/such/x.xlsx'))).toMatchObject({
      code: 'NotFound',
      messageKey: 'cli.fileMissing',
    })
  })
})
