import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as accounts from '#backend/features/accounts/index.ts'
import * as funds from '#backend/features/funds/index.ts'
import * as imports from '#backend/features/imports/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { draftInput, type MoneyFixture, openMoneyFixture } from '#tests/integration/ledger/fixture.ts'

/** A project with one EUR account that opens on 1 January 2024 with 1,000.00. */
export interface Bank extends MoneyFixture {
  readonly accountId: string
  /** A posted entry paid from the account, unless overrides say otherwise; its id. */
  readonly spend: (overrides?: Partial<InputOf<'ledger.saveDraft'>>) => Promise<string>
  /** Imports a csv of lines for the account. */
  readonly importCsv: (
    name: string,
    lines: readonly string[],
    params?: Readonly<Record<string, string>>,
  ) => ReturnType<Bank['importFile']>
  readonly importFile: (
    file: string,
    params?: Readonly<Record<string, string>>,
  ) => Promise<Awaited<ReturnType<MoneyFixture['workspace']['call']>> & Outcome>
}

type Outcome = {
  readonly created: number
  readonly unchanged: number
  readonly errors: number
  readonly alreadyImported: boolean
  readonly problems: readonly { readonly messageKey: string; readonly row: number }[]
  readonly sample: readonly Readonly<Record<string, string>>[]
}

export const HEAD = 'Date;Payee;Reference;Text;Debit;Credit;Balance'

export const accountInput = (
  fixture: Pick<MoneyFixture, 'projectId'>,
  overrides: Partial<InputOf<'accounts.save'>> = {},
): InputOf<'accounts.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  kind: 'bank',
  name: 'Project account',
  iban: 'XK05 1212 0123 4567 8906',
  bank: 'Banka e Provës',
  currency: 'EUR',
  openingDate: '2024-01-01',
  openingMinor: 100_000,
  ...overrides,
})

export async function openBank(): Promise<Bank> {
  const fixture = await openMoneyFixture({
    queries: { ...accounts.queries, ...funds.queries, ...imports.queries, ...ledger.queries },
    commands: { ...accounts.commands, ...funds.commands, ...imports.commands, ...ledger.commands },
    jobs: { ...imports.jobs },
  })
  const { workspace } = fixture
  const { id: accountId } = await workspace.call('accounts.save', accountInput(fixture))
  let number = 0
  const importFile: Bank['importFile'] = async (file, params = {}) =>
    workspace.call('imports.run', {
      kind: 'statement',
      token: workspace.state.files.offerIncoming({
        path: file,
        fileName: path.basename(file),
        mediaType: 'text/csv',
        temporary: false,
      }),
      params: { accountId, ...params },
      mapping: null,
    })
  return {
    ...fixture,
    accountId,
    spend: async (overrides = {}) => {
      number += 1
      const input = draftInput(fixture, { accountId, documentNo: `INV-20${number}`, ...overrides })
      const { id } = await workspace.call('ledger.saveDraft', input)
      await workspace.call('ledger.post', { ids: [id] })
      return id
    },
    importFile,
    importCsv: async (name, lines, params) => {
      const file = path.join(workspace.home, name)
      await writeFile(file, [HEAD, ...lines].join('\n'))
      return importFile(file, params)
    },
  }
}
