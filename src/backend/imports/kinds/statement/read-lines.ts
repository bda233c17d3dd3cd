import type { StatementRow } from '#shared/domain/accounts/index.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import type { AppliedMapping, MappedRow } from '../../mapping/apply-mapping.ts'
import { foldText } from '../../reading/fold.ts'
import type { ProblemList } from '../problem-list.ts'
import type { StatementScope } from './scope.ts'

/** A line of the statement as the file gives it; amounts in minor units, into the account above zero. */
export interface LineRow extends StatementRow {
  readonly counterparty: string
  readonly reference: string
  readonly description: string
}

/** A row that states a balance and moves nothing: the opening or the closing one. */
export interface BalanceRow {
  readonly row: number
  readonly balanceMinor: number
}

export interface ReadLines {
  readonly lines: readonly LineRow[]
  readonly balances: readonly BalanceRow[]
  /** Rows of a journal that don't touch the account. */
  readonly foreign: number
}

const LONGEST = { counterparty: 300, reference: 300, description: 2000 } as const

const OUT = /^(d|dr|dbit|debit|debi|soll|s|out|dalje|zaduzenje|duguje)$/
const IN = /^(c|cr|k|crdt|credit|kredit|kredi|haben|h|in|hyrje|odobrenje|potrazuje)$/

interface Reading {
  readonly applied: AppliedMapping
  readonly scope: StatementScope
  readonly problems: ProblemList
  /** The bank writes debits below zero already. */
  readonly debitsNegative: boolean
}

type Report = (key: string, name: string, details?: Parameters<ProblemList['report']>[3]) => undefined

/** The sign that a row's own words give its amount: 1, -1, 0 for none of the account's, undefined when unreadable. */
function signOf(row: MappedRow, { scope }: Reading, report: Report): 1 | -1 | 0 | undefined {
  const { direction, debitAccount, creditAccount } = row.values
  if (direction) {
    const word = foldText(direction)
    if (OUT.test(word) || direction.trim() === '-') return -1
    if (IN.test(word) || direction.trim() === '+') return 1
    return report('direction', 'directionUnknown')
  }
  if (!debitAccount && !creditAccount) return 1
  const own = foldText(scope.stated.ownAccount)
  const isOwn = (text: string | null | undefined): boolean =>
    own !== '' && ` ${foldText(text ?? '')} `.includes(` ${own} `)
  if (isOwn(debitAccount) === isOwn(creditAccount)) return 0
  return isOwn(debitAccount) ? 1 : -1
}

/** The column whose amount is in the account's currency: a foreign one has its converted amount beside it. */
const ownAmountKey = ({ values }: MappedRow, currency: string): 'amount' | 'accountAmount' =>
  values['currency'] && values['currency'] !== currency && values['accountAmount']
    ? 'accountAmount'
    : 'amount'

/** What the row moves the account by; null when it moves nothing, undefined when it can't be read. */
function amountOf(row: MappedRow, reading: Reading, report: Report): number | null | undefined {
  const { currency } = reading.scope.account
  const minor = (key: string): number | null | undefined => {
    const text = row.values[key]
    if (text === null || text === undefined) return null
    return minorFromDecimalText(text, currency) ?? report(key, 'amountNotInCurrency', { currency })
  }
  const own = ownAmountKey(row, currency)
  const [amount, debit, credit] = [minor(own), minor('debit'), minor('credit')]
  if (amount === undefined || debit === undefined || credit === undefined) return undefined
  if (amount !== null) {
    const sign = signOf(row, reading, report)
    return sign === undefined ? undefined : sign * amount
  }
  if (debit === null && credit === null) return null
  if (debit !== null && debit !== 0 && credit !== null && credit !== 0)
    return report('credit', 'debitAndCredit')
  return (credit ?? 0) + (reading.debitsNegative ? (debit ?? 0) : -(debit ?? 0))
}

/** Texts as stored; banks pad them with spaces and unreadable signs. */
const textOf = (row: MappedRow, key: keyof typeof LONGEST): string =>
  (row.values[key] ?? '').replaceAll('\uFFFD', ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST[key])

function reporterOf(row: MappedRow, { applied, problems }: Reading): Report {
  return (key, name, details = {}) => {
    const place = {
      sheet: applied.sheet,
      row: row.row,
      column: applied.columns[key] ?? '',
      value: row.values[key] ?? '',
    }
    problems.report('error', place, name, details)
  }
}

function readLine(row: MappedRow, reading: Reading): LineRow | BalanceRow | 'foreign' | undefined {
  const { currency } = reading.scope.account
  const report = reporterOf(row, reading)
  const stated = row.values['currency']
  const isJournal = row.values['debitAccount'] || row.values['creditAccount']
  if (isJournal && signOf(row, reading, report) === 0) return 'foreign'
  if (stated && stated !== currency && ownAmountKey(row, currency) === 'amount')
    return report('currency', 'otherCurrency', { found: stated, currency })
  const amountMinor = amountOf(row, reading, report)
  const balanceText = row.values['balance']
  const balanceMinor = balanceText ? (minorFromDecimalText(balanceText, currency) ?? null) : null
  const date = row.values['date']
  if (amountMinor === undefined || !date) return undefined
  if (amountMinor === null) return balanceMinor === null ? undefined : { row: row.row, balanceMinor }
  if (amountMinor === 0) return 'foreign'
  return {
    row: row.row,
    date,
    amountMinor,
    balanceMinor,
    counterparty: textOf(row, 'counterparty'),
    reference: textOf(row, 'reference'),
    description: textOf(row, 'description'),
  }
}

/** In a journal nothing tells money in from money out until the account is named. */
function checkJournal(applied: AppliedMapping, scope: StatementScope, problems: ProblemList): boolean {
  const isJournal = applied.rows.some(row => row.values['debitAccount'] || row.values['creditAccount'])
  if (!isJournal || scope.stated.ownAccount !== '') return true
  const counts = new Map<string, number>()
  for (const { values } of applied.rows)
    for (const name of [values['debitAccount'], values['creditAccount']])
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  const usual = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 3)
  const place = { sheet: applied.sheet, row: applied.headerRows.at(-1) ?? 1 }
  problems.report('error', place, 'ownAccountNeeded', { usual: usual.map(([name]) => name) })
  return false
}

/** Reads the rows of a statement; what is wrong goes into the list. */
export function readLines(applied: AppliedMapping, scope: StatementScope, problems: ProblemList): ReadLines {
  if (!checkJournal(applied, scope, problems)) return { lines: [], balances: [], foreign: 0 }
  const debits = applied.rows.flatMap(row => row.values['debit'] ?? [])
  const debitsNegative = debits.length > 0 && debits.every(text => text.startsWith('-') || Number(text) === 0)
  const reading: Reading = { applied, scope, problems, debitsNegative }
  const lines: LineRow[] = []
  const balances: BalanceRow[] = []
  let foreign = 0
  for (const row of applied.rows) {
    const read = readLine(row, reading)
    if (read === 'foreign') foreign += 1
    else if (read && 'amountMinor' in read) lines.push(read)
    else if (read) balances.push(read)
  }
  return { lines, balances, foreign }
}
