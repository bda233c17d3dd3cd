import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { procedures } from '#shared/contract/index.ts'
import { type CommandLine, member, openCommandLine } from '#tests/support/command-line.ts'

let cli: CommandLine
beforeAll(async () => {
  cli = await openCommandLine()
})
afterAll(() => cli.remove())

const COMMANDS = [
  'workspace create',
  'workspace verify',
  'workspace backup',
  'workspace restore',
  'import',
  'import list',
  'document list',
  'document make',
  'procedures',
  'call',
  'vectors',
]

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout, stderr } = await cli.run(['--help'])
    expect([code, stderr]).toEqual([0, ''])
    for (const command of COMMANDS) expect(stdout).toContain(`  ${command}`)
  })

  it('describes one command with its options', async () => {
    const { code, stdout } = await cli.run(['import', '--help'])
    expect(code).toBe(0)
    for (const word of [
      'KIND FILE',
      '--workspace DIR',
      '--mapping FILE',
      '--dry-run',
      '--post',
      '--as PERSON',
    ])
      expect(stdout).toContain(word)
  })

  it('names its version', async () => {
    expect((await cli.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('wrong use', () => {
  it.each([
    [[], 'commandMissing', {}],
    [['wat'], 'commandUnknown', { command: 'wat' }],
    [['workspace', 'destroy'], 'commandUnknown', { command: 'workspace destroy' }],
    [['workspace', 'verify'], 'argumentMissing', { argument: 'DIR' }],
    [['vectors', 'a', 'b'], 'argumentExtra', { argument: 'b' }],
    [['workspace', 'verify', 'x', '--hed', 'y'], 'unknownOption', { option: '--hed' }],
    [['workspace', 'verify', 'x', '--head'], 'optionValue', { option: '--head' }],
    [['workspace', 'backup', 'x'], 'optionMissing', { option: '--out' }],
    [['import', 'ledger', 'x.csv'], 'optionMissing', { option: '--workspace' }],
    [['import', 'wages', 'x.csv', '--workspace', 'x'], 'notOneOf', { argument: 'KIND', value: 'wages' }],
    [['import', 'ledger', 'x', '--workspace', 'x', '--dry-run', '--post'], 'contradiction', {}],
    [['workspace', 'create', 'x', '--entries', '5'], 'needsDemo', { option: '--entries' }],
    [['workspace', 'create', 'x', '--demo', '--entries', 'many'], 'notANumber', { value: 'many' }],
    [['workspace', 'create', 'x', '--demo', '--name', 'y'], 'notWithDemo', { option: '--name' }],
    [['workspace', 'create', 'x', '--as', 'A', '--coordinator', 'B'], 'coordinatorTwice', {}],
    [['call', 'users.list'], 'optionMissing', { option: '--workspace' }],
    [['call', 'workspace.status', '{}', '--file', 'nothing'], 'fileOption', { value: 'nothing' }],
  ] as const)('is refused with how to do it: %j', async (args, key, details) => {
    const error = await cli.error(args)
    expect(error).toMatchObject({
      code: 'Validation',
      messageKey: `cli.usage.${key}`,
      details: { ...details, usage: expect.stringContaining('regrant') },
      incidentId: null,
    })
    expect(member(error, 'message')).toContain('Usage: regrant')
  })

  it('names a file that is not there, or is none', async () => {
    expect(await cli.error(['vectors', 'nothing.json'])).toMatchObject({
      code: 'NotFound',
      messageKey: 'cli.fileMissing',
      details: { file: 'nothing.json' },
    })
    expect(await cli.error(['vectors', '.'])).toMatchObject({
      code: 'Validation',
      messageKey: 'cli.notAFile',
    })
  })

  it('names what is no JSON', async () => {
    const call = (argument: string) => cli.error(['call', 'workspace.status', argument])
    expect(await call('{"a":')).toMatchObject({ messageKey: 'cli.jsonInvalid', details: { place: 'JSON' } })
    await writeFile(cli.path('broken.json'), '{')
    expect(await call('@broken.json')).toMatchObject({ details: { place: 'broken.json' } })
  })

  it('leaves no trace', async () => {
    expect(await cli.traces()).toEqual([])
  })
})

describe('what needs no workspace', () => {
  it('lists the import kinds with fields and parameters', async () => {
    const kinds = await cli.value(['import', 'list'])
    expect(kinds).toMatchObject([
      {
        kind: 'budget',
        params: { type: 'object', properties: { projectCode: { type: 'string' }, versionNote: {} } },
      },
      { kind: 'ledger', params: { additionalProperties: false } },
      { kind: 'rates', params: { properties: { base: {}, source: {}, year: { type: 'integer' } } } },
      { kind: 'organisations' },
      { kind: 'statement' },
      { kind: 'sanctions' },
      { kind: 'applications' },
      { kind: 'salaries', params: { properties: { month: {}, addPeople: { type: 'boolean' } } } },
      { kind: 'perDiems', params: { properties: { projectCode: { type: 'string' } } } },
    ])
    const fields = member(kinds, 1, 'fields')
    expect(fields).toContainEqual({
      key: 'entryDate',
      labelKey: 'import.field.ledger.entryDate',
      kind: 'date',
      required: true,
    })
  })

  it('lists the documents with formats, parameters and an example', async () => {
    const documents = await cli.value(['document', 'list'])
    expect(documents).toMatchObject([
      { id: 'eu-budget' },
      { id: 'eu-financial-report' },
      { id: 'eu-expenditure-list' },
      { id: 'eu-payment-request' },
      { id: 'eu-asset-transfer' },
      { id: 'sida-follow-up' },
      { id: 'helvetas-partner-report' },
      { id: 'de-proof-of-use' },
      { id: 'giz-financial-requirements' },
      { id: 'giz-disbursement-call' },
      { id: 'visegrad-settlement' },
      { id: 'us-sf-425' },
      { id: 'bank-reconciliation' },
      { id: 'call-guidelines' },
      { id: 'application-summary' },
      { id: 'admin-checklist' },
      { id: 'evaluation-report' },
      { id: 'ranking-list' },
      { id: 'evaluation-minutes' },
      { id: 'grant-letters' },
    ])
    for (const index of [0, 1, 2, 3, 6, 7, 8])
      expect(member(documents, index)).toMatchObject({
        formats: expect.arrayContaining(['xlsx', 'pdf']),
        parameters: { type: 'object' },
        example: { project: expect.any(String) },
      })
  })

  it('lists every procedure of the contract with its schemas', async () => {
    const listed = await cli.value(['procedures'])
    expect((listed as readonly { name: string }[]).map(({ name }) => name)).toEqual([...procedures.keys()])
    expect(listed).toContainEqual(
      expect.objectContaining({
        name: 'ledger.post',
        kind: 'command',
        allowed: ['coordinator', 'finance_officer'],
        errors: ['NotFound', 'Rule.Blocked', 'Rule.Posted', 'Rule.Duplicate'],
      }),
    )
  })
})

describe('worked cases', () => {
  const FIXTURE = new URL('../../fixtures/rule-vectors.json', import.meta.url)

  it('all agree, one line each', async () => {
    const cases: { id: string }[] = JSON.parse(await readFile(FIXTURE, 'utf8'))
    await writeFile(cli.path('cases.json'), JSON.stringify(cases))
    const { code, stdout, stderr } = await cli.run(['vectors', 'cases.json'])
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines).toEqual(cases.map(({ id }) => ({ id, ok: true })))
  })

  it('say what was expected and what came out, and end with 1', async () => {
    const split = { op: 'money.split', inputs: { amount: '100.00', weights: [1, 1, 1] } }
    const cases = [
      { id: 'right', ...split, expected: ['33.34', '33.33', '33.33'] },
      { id: 'wrong', ...split, expected: ['33.33', '33.33', '33.33'] },
      { id: 'unknown', op: 'money.burn', inputs: {}, expected: {} },
      { id: 'unreadable', op: 'money.split', inputs: { amount: 'ten' }, expected: [] },
    ]
    await writeFile(cli.path('cases.json'), JSON.stringify(cases))
    const { code, stdout, stderr } = await cli.run(['vectors', 'cases.json'])
    expect(code).toBe(1)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines).toMatchObject([
      { id: 'right', ok: true },
      {
        id: 'wrong',
        ok: false,
        expected: ['33.33', '33.33', '33.33'],
        actual: ['33.34', '33.33', '33.33'],
      },
      { id: 'unknown', ok: false, actual: { error: { code: 'NotFound', details: { op: 'money.burn' } } } },
      { id: 'unreadable', ok: false, actual: { error: {} } },
    ])
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'Rule.VectorsDiffer',
      details: { differing: 3, of: 4 },
    })
  })

  it.each([
    ['no list', '{}', 'list'],
    ['an empty list', '[]', 'list'],
    ['a case without an expectation', '[{"id":"a","op":"b","inputs":{}}]', '0.expected'],
    ['a case without an op', '[{"id":"a","inputs":{},"expected":1}]', '0.op'],
  ])('are refused as %s', async (_name, content, place) => {
    await writeFile(cli.path('cases.json'), content)
    expect(await cli.error(['vectors', 'cases.json'])).toMatchObject({
      code: 'Validation',
      messageKey: 'cli.vectorsInvalid',
      details: { file: 'cases.json', place },
    })
  })
})
