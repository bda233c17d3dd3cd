import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, member, openCommandLine } from '#tests/support/command-line.ts'

let cli: CommandLine
beforeAll(async () => {
  cli = await openCommandLine()
  await cli.value(['workspace', 'create', 'demo', '--demo', '--entries', '40'])
  await cli.value(['workspace', 'create', 'own', '--name', 'Koalicioni Ëndrra', '--coordinator', 'Vjosa'])
})
afterAll(() => cli.remove())

const call = (folder: string, procedure: string, input: unknown, ...more: readonly string[]) => [
  'call',
  procedure,
  JSON.stringify(input),
  '--workspace',
  folder,
  ...more,
]

describe('making a workspace', () => {
  it('gives it a name, a first person and a currency', async () => {
    const status = await cli.value(['workspace', 'create', 'mk', '--currency', 'MKD', '--as', 'Lindita'])
    expect(status).toMatchObject({
      workspace: { name: 'mk', baseCurrency: 'MKD', demo: false, folderName: 'mk' },
      session: { name: 'Lindita', roles: ['coordinator'], authenticated: false },
      people: [{ name: 'Lindita' }],
    })
    expect(await cli.value(call('own', 'workspace.status', {}))).toMatchObject({
      workspace: { name: 'Koalicioni Ëndrra', baseCurrency: 'EUR' },
      session: { name: 'Vjosa' },
    })
  })

  it('fills a demonstration with as many entries as asked', async () => {
    const totals = await cli.value(call('demo', 'ledger.totals', { filter: {} }))
    expect(member(totals, 'count')).toBe(40)
  })

  it('refuses a folder that is not empty, and a currency that is none', async () => {
    expect(await cli.error(['workspace', 'create', 'own'])).toMatchObject({
      code: 'Conflict',
      messageKey: 'error.folderNotEmpty',
    })
    await writeFile(cli.path('note.txt'), 'mine')
    expect(await cli.error(['workspace', 'create', 'note.txt'])).toMatchObject({
      code: 'Conflict',
      messageKey: 'error.notAFolder',
    })
    expect(await cli.error(['workspace', 'create', 'note.txt/below/it'])).toMatchObject({
      messageKey: 'error.notAFolder',
      details: { folder: 'note.txt' },
    })
    expect(await cli.error(['workspace', 'create', 'new', '--currency', 'euro'])).toMatchObject({
      code: 'Validation',
      details: { fields: [{ path: 'baseCurrency' }] },
    })
    expect(await readdir(cli.path())).not.toContain('new')
  })
})

describe('an illegal move', () => {
  it('is refused with what stands in the way in words, the numbers, and the act that mends it', async () => {
    const { rows } = (await cli.value(call('demo', 'projects.list', {}))) as {
      rows: { id: string; code: string }[]
    }
    const project = rows.find(row => row.code === 'SOE-11')
    const reserve = {
      id: null,
      version: null,
      projectId: project?.id,
      organisationId: null,
      amountMinor: 900_000_000,
      decidedOn: '2025-11-01',
      expiresOn: null,
      reference: '',
      note: '',
    }
    const lines = (await cli.value(call('demo', 'budgets.lines', { projectId: project?.id }))) as {
      rows: { id: string; code: string }[]
    }
    const lineId = lines.rows.find(line => line.code === '6.1')?.id
    expect(await cli.error(call('demo', 'reservations.hold', { ...reserve, lineId }))).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        blockers: [
          {
            code: 'AboveFree',
            message: expect.stringMatching(
              /^EUR.9,000,000\.00 is EUR.8,953,601\.40 more than the EUR.46,398\.60 free on line 6\.1/,
            ),
            fix: { label: 'Open the line in the budget', route: expect.stringContaining('/budget?line=') },
          },
        ],
      },
    })
  })
})

describe('verifying', () => {
  it('proves a sound workspace, also against a printed head', async () => {
    const found = await cli.value(['workspace', 'verify', 'demo'])
    expect(found).toMatchObject({ ok: true })
    const head = String(member(found, 'auditHead'))
    expect(await cli.value(['workspace', 'verify', 'demo', '--head', head])).toMatchObject({ ok: true })
  })

  it('ends with 1 and still says what it found when something is wrong', async () => {
    const { code, stdout, stderr } = await cli.run(['workspace', 'verify', 'own', '--head', 'f'.repeat(64)])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false })
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'StorageCorrupt',
      messageKey: 'cli.notSound',
      details: { checks: ['audit_chain'] },
    })
  })

  it('says so when the folder is no workspace', async () => {
    expect(await cli.error(['workspace', 'verify', 'nowhere'])).toMatchObject({
      code: 'NotFound',
      messageKey: 'error.notAWorkspace',
    })
  })
})

describe('backup and restore', () => {
  it('brings the workspace back as it was', async () => {
    const made = await cli.value(['workspace', 'backup', 'demo', '--out', 'demo.backup'])
    expect(made).toMatchObject({ file: cli.path('demo.backup'), size: expect.any(Number) })
    expect(made).not.toHaveProperty('token')
    const before = await readFile(cli.path('demo.backup'))
    expect(await cli.error(['workspace', 'backup', 'demo', '--out', 'demo.backup'])).toMatchObject({
      code: 'Validation',
      messageKey: 'cli.fileExists',
    })
    expect(await readFile(cli.path('demo.backup'))).toEqual(before)
    const restored = await cli.value(['workspace', 'restore', 'demo.backup', '--to', 'again'])
    expect(restored).toMatchObject({
      workspace: { name: 'Regrant demo', auditHead: member(made, 'auditHead') },
      session: { roles: ['coordinator'] },
    })
    expect(await cli.value(['workspace', 'verify', 'again'])).toMatchObject({ ok: true })
  })

  it('refuses a backup that was changed, and leaves no half workspace', async () => {
    const bytes = await readFile(cli.path('demo.backup'))
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
    await writeFile(cli.path('changed.backup'), bytes)
    expect(await cli.error(['workspace', 'restore', 'changed.backup', '--to', 'half'])).toMatchObject({
      code: 'StorageCorrupt',
    })
    expect((await readdir(cli.path())).filter(name => name.startsWith('half'))).toEqual([])
  })

  it('refuses to restore over a workspace, and to write where no folder is', async () => {
    expect(await cli.error(['workspace', 'restore', 'demo.backup', '--to', 'own'])).toMatchObject({
      code: 'Conflict',
    })
    expect(await cli.error(['workspace', 'backup', 'own', '--out', 'no/such/place'])).toMatchObject({
      code: 'NotFound',
      messageKey: 'cli.fileMissing',
    })
    expect(await cli.error(['workspace', 'backup', 'own', '--out', '.'])).toMatchObject({
      code: 'Validation',
      messageKey: 'cli.notAFile',
    })
  })
})

describe('who acts', () => {
  it('is the only coordinator, or whom --as names', async () => {
    const people = await cli.value(call('demo', 'users.list', {}))
    const rows = member(people, 'rows') as readonly { id: string; name: string; roles: readonly string[] }[]
    const mentor = rows.find(person => person.roles.includes('mentor'))
    expect(await cli.value(call('demo', 'workspace.status', {}, '--as', mentor?.name ?? ''))).toMatchObject({
      session: { personId: mentor?.id, authenticated: false },
    })
    const refused = await cli.error(call('demo', 'ledger.totals', { filter: {} }, '--as', mentor?.id ?? ''))
    expect(refused).toMatchObject({ code: 'Forbidden', messageKey: 'error.forbidden' })
    expect(await cli.error(call('demo', 'users.list', {}, '--as', 'Nobody'))).toMatchObject({
      code: 'NotFound',
      messageKey: 'cli.personUnknown',
      details: { person: 'Nobody', people: rows.map(({ name }) => name) },
    })
  })

  it('must be said when there are two coordinators', async () => {
    await cli.value(['workspace', 'create', 'two'])
    await cli.value(call('two', 'users.create', { name: 'Second', email: '', roles: ['coordinator'] }))
    expect(await cli.error(call('two', 'users.list', {}))).toMatchObject({
      code: 'Forbidden',
      messageKey: 'cli.personNeeded',
      details: { people: ['Coordinator', 'Second'] },
    })
    expect(await cli.value(call('two', 'users.list', {}, '--as', 'Second'))).toHaveProperty('rows')
  })

  it('must know the passphrase when the person has one', async () => {
    const passphrase = 'correct horse battery'
    await cli.value(['workspace', 'create', 'safe', '--coordinator', 'Vjosa'])
    await cli.value(call('safe', 'users.setPassphrase', { current: null, next: passphrase }))
    expect(await cli.error(call('safe', 'users.list', {}))).toMatchObject({
      code: 'Rule.PassphraseNeeded',
      message: expect.stringContaining('REGRANT_PASSPHRASE'),
    })
    const wrong = { env: { REGRANT_PASSPHRASE: 'incorrect horse' } }
    expect(await cli.error(call('safe', 'users.list', {}), wrong)).toMatchObject({
      code: 'Rule.WrongPassphrase',
    })
    const right = { env: { REGRANT_PASSPHRASE: passphrase } }
    expect(await cli.value(call('safe', 'workspace.status', {}), right)).toMatchObject({
      session: { name: 'Vjosa', authenticated: true },
    })
  })
})

describe('calling a procedure', () => {
  it('takes its input from a file', async () => {
    await writeFile(cli.path('input.json'), JSON.stringify({ text: 'Dora', limit: 5 }))
    const found = await cli.value(['call', 'organisations.list', '@input.json', '--workspace', 'demo'])
    expect(found).toHaveProperty('rows')
  })

  it('refuses what the contract does not know', async () => {
    expect(await cli.error(call('demo', 'no.such', {}))).toMatchObject({ code: 'NotFound' })
    expect(await cli.error(call('demo', 'users.list', { extra: 1 }))).toMatchObject({
      code: 'Validation',
      details: { fields: [{ keys: 'extra' }] },
    })
  })

  it('hands a file in and a made file out', async () => {
    const list = await cli.value(call('demo', 'ledger.list', { filter: {}, limit: 1 }))
    const entryId = member(list, 'rows', 0, 'id')
    await writeFile(cli.path('voucher.txt'), 'Voucher no. 1')
    const attached = await cli.value(
      call('demo', 'ledger.attach', { entryId }, '--file', 'token=voucher.txt'),
    )
    expect(attached).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const file = await cli.value(
      call('demo', 'ledger.attachmentFile', { attachmentId: member(attached, 'id') }, '--out', 'copy.txt'),
    )
    expect(file).toMatchObject({ file: cli.path('copy.txt'), fileName: 'voucher.txt' })
    expect(await readFile(cli.path('copy.txt'), 'utf8')).toBe('Voucher no. 1')
  })

  it('names a file to hand in that is not there', async () => {
    const missing = call('demo', 'ledger.attach', { entryId: '' }, '--file', 'token=nothing.pdf')
    expect(await cli.error(missing)).toMatchObject({ code: 'NotFound', details: { file: 'nothing.pdf' } })
  })
})

describe('every run', () => {
  it('leaves nothing in the home and temporary folders', async () => {
    expect(await cli.traces()).toEqual([])
  })

  it('stops at an interrupt and leaves no half workspace', async () => {
    const args = ['workspace', 'create', 'large', '--demo', '--entries', '200000']
    const { code, stdout, stderr } = await cli.run(args, {
      interruptWhen: () => existsSync(cli.path('large', 'workspace.db')),
    })
    expect([code, stdout]).toEqual([1, ''])
    expect(JSON.parse(stderr)).toMatchObject({ code: 'Cancelled' })
    expect(await readdir(cli.path())).not.toContain('large')
  })
})
