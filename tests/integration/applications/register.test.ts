import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GrantsFixture, openGrantsFixture } from './fixture.ts'

let grants: GrantsFixture
beforeAll(async () => {
  grants = await openGrantsFixture()
})
afterAll(() => grants.workspace.close())

const HEAD =
  'Regjistri i aplikimeve 2025;;;;;\n;;;;;\nNr. i aplikimit;Aplikuesi;Titulli i projektit;Loti;Shuma e kërkuar;Muaj'
const ROWS = [
  'A-1;Dhoma e Leximit;Mbrëmje me libra;L1;4.500,00;6',
  'A-2;Shtëpia e Shiut;Qoshe digjitale;L2;9.000,50;8',
]

async function token(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(grants.workspace.home, name)
  await writeFile(file, [HEAD, ...lines].join('\n'))
  return grants.workspace.state.files.offerIncoming({
    path: file,
    fileName: name,
    mediaType: 'text/csv',
    temporary: false,
  })
}

const run = async (name: string, lines: readonly string[], dry = false) =>
  grants.workspace.call(dry ? 'imports.dryRun' : 'imports.run', {
    kind: 'applications',
    token: await token(name, lines),
    params: { callCode: 'C1' },
    mapping: null,
  })

describe('a register of applications', () => {
  it('is read from a messy sheet, dry first, and repeats change nothing', async () => {
    expect(await run('a.csv', ROWS, true)).toMatchObject({ created: 2, errors: 0, importRunId: null })
    expect(await run('a.csv', ROWS)).toMatchObject({ created: 2, errors: 0 })
    expect(await run('a.csv', ROWS)).toMatchObject({ created: 0, alreadyImported: true })
    const { rows } = await grants.workspace.call('applications.list', { callId: grants.callId })
    expect(rows).toMatchObject([
      {
        referenceNo: 'A-1',
        state: 'draft',
        intake: 'register',
        applicantName: 'Dhoma e Leximit',
        lot: { code: 'L1' },
        requested: { minor: 450_000, currency: 'EUR' },
        durationMonths: 6,
      },
      { referenceNo: 'A-2', requested: { minor: 900_050 } },
    ])
  })

  it('completes drafts by their reference and leaves the others', async () => {
    const changed = [ROWS[0] ?? '', 'A-2;Shtëpia e Shiut;Qoshe digjitale e re;L2;9.000,50;8']
    expect(await run('b.csv', changed)).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    const { rows } = await grants.workspace.call('applications.list', { callId: grants.callId })
    expect(rows[1]?.title).toBe('Qoshe digjitale e re')
  })

  it('names what it can not take by row and column, and stores nothing', async () => {
    const outcome = await run('c.csv', ['A-3;Trupi;Projekti;L9;100;6', 'A-4;Tjetri;Tjetër;L1;100;gjashtë'])
    expect(outcome.errors).toBeGreaterThan(1)
    expect(outcome.problems.map(({ row, messageKey }) => [row, messageKey])).toContainEqual([
      4,
      'import.problem.lotUnknown',
    ])
    const { total } = await grants.workspace.call('applications.list', { callId: grants.callId })
    expect(total).toBe(2)
  })
})
