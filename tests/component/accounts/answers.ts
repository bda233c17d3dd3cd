import type { AccountRow } from '#shared/contract/accounts.ts'
import { idOf, SOE11 } from '../support/demo.ts'

export const EURO = idOf('account', 1)
export const DENAR = idOf('account', 2)

/** A bank account of the demo project, reconciled never. */
export const account = (rest: Partial<AccountRow> = {}): AccountRow => ({
  id: EURO,
  version: 1,
  projectId: SOE11,
  kind: 'bank',
  name: 'Euro account',
  iban: '',
  bank: '',
  currency: 'EUR',
  openingDate: '2024-01-01',
  openingMinor: 0,
  projectCode: 'SOE-11',
  archived: false,
  balance: { minor: 0, currency: 'EUR' },
  statement: null,
  openLines: 0,
  reconciledTo: null,
  ...rest,
})
