import type { CommandContext } from '#backend/rpc/context.ts'
import { balanceBreaks, closingOf, impliedOpening, inTimeOrder } from '#shared/domain/accounts/index.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import { addDays, earlier, later, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS, type SourceFile } from '../kind.ts'
import type { ProblemList } from '../problem-list.ts'
import { type BalanceRow, type LineRow, readLines } from './read-lines.ts'
import type { StatementScope } from './scope.ts'

/** A statement ready to be stored; amounts in minor units of the account's currency. */
interface Statement {
  readonly number: string
  readonly startDate: PlainDate
  readonly endDate: PlainDate
  readonly openingMinor: number
  readonly closingMinor: number
  readonly lines: readonly LineRow[]
}

interface Checking {
  readonly applied: AppliedMapping
  readonly scope: StatementScope
  readonly problems: ProblemList
}

type Details = Parameters<ProblemList['report']>[3]

const shown = (minor: number, { account }: StatementScope) => ({ minor, currency: account.currency })

function report({ applied, problems }: Checking, row: number | null, name: string, details: Details): void {
  const place = {
    sheet: applied.sheet,
    row: row ?? applied.headerRows.at(-1) ?? 1,
    column: row === null ? '' : (applied.columns['balance'] ?? ''),
  }
  problems.report('error', place, name, details)
}

/** Balances that rows without an amount state, before and after the lines as time goes. */
function statedEnds(lines: readonly LineRow[], balances: readonly BalanceRow[], isTurned: boolean) {
  const first = Math.min(...lines.map(line => line.row))
  const above = balances.find(({ row }) => row < first)?.balanceMinor ?? null
  const below = balances.findLast(({ row }) => row > first)?.balanceMinor ?? null
  return isTurned ? { opening: below, closing: above } : { opening: above, closing: below }
}

/** The opening balance: as told, as the file states it, as its balances imply, else what the last statement ended with. */
function openingOf(
  lines: readonly LineRow[],
  stated: number | null,
  { scope }: Checking,
): { readonly openingMinor: number; readonly continuedMinor: number } {
  const continuedMinor = scope.statements.at(-1)?.closingMinor ?? scope.account.openingMinor
  return {
    continuedMinor,
    openingMinor: scope.stated.openingMinor ?? stated ?? impliedOpening(lines) ?? continuedMinor,
  }
}

/** Opening plus lines, running balances and what the file or the person states at the end. */
function checkSums(
  lines: readonly LineRow[],
  openingMinor: number,
  statedClosing: number | null,
  checking: Checking,
): void {
  const { scope } = checking
  for (const { row, expectedMinor, statedMinor } of balanceBreaks(lines, openingMinor))
    report(checking, row, 'balanceBreak', {
      expected: shown(expectedMinor, scope),
      stated: shown(statedMinor, scope),
    })
  const closingMinor = closingOf(openingMinor, lines)
  for (const wanted of [scope.stated.closingMinor, statedClosing])
    if (wanted !== null && wanted !== closingMinor)
      report(checking, null, 'closingDiffers', {
        stated: shown(wanted, scope),
        sum: shown(closingMinor, scope),
        difference: shown(wanted - closingMinor, scope),
      })
}

/** A statement begins where the last one ended, in days and in money. */
function checkContinuity(statement: Statement, continuedMinor: number, checking: Checking): void {
  const { scope } = checking
  const last = scope.statements.at(-1)
  if (statement.openingMinor !== continuedMinor)
    report(checking, null, last ? 'openingDiffers' : 'firstOpeningDiffers', {
      opening: shown(statement.openingMinor, scope),
      closing: shown(continuedMinor, scope),
      number: last?.number ?? '',
      account: scope.account.name,
    })
  if (last && statement.startDate <= last.endDate)
    report(checking, null, 'statementOverlaps', {
      start: statement.startDate,
      number: last.number,
      end: last.endDate,
    })
  if (!last && statement.startDate < scope.account.openingDate)
    report(checking, null, 'beforeOpening', {
      start: statement.startDate,
      opening: scope.account.openingDate,
    })
  if (scope.statements.some(other => other.number === statement.number))
    report(checking, null, 'statementNumberTaken', { number: statement.number })
  if (scope.signedTo !== null && statement.startDate <= scope.signedTo)
    report(checking, null, 'statementSigned', { start: statement.startDate, asOf: scope.signedTo })
}

/** Days that the statement covers: as told, else from the day after the last one to its last line. */
function daysOf(lines: readonly LineRow[], { scope, ...rest }: Checking) {
  const first = lines[0]?.date ?? ''
  const last = lines.at(-1)?.date ?? ''
  const { from, to } = scope.stated
  if ((from !== null && first < from) || (to !== null && last > to))
    report({ scope, ...rest }, null, 'lineOutside', { first, last, from: from ?? first, to: to ?? last })
  const before = scope.statements.at(-1)
  const next = before ? addDays(before.endDate, 1) : scope.account.openingDate
  return { startDate: from ?? earlier(first, next), endDate: later(to ?? last, last) }
}

const nextNumber = ({ statements }: StatementScope): string => {
  const taken = new Set(statements.map(({ number }) => number))
  let next = statements.length + 1
  while (taken.has(String(next))) next += 1
  return String(next)
}

/** The same file once more: all its lines are there. */
const isKnown = ({ statements }: StatementScope, file: SourceFile): boolean =>
  statements.some(({ fileHash }) => fileHash === file.hash)

function sampleOf(line: LineRow, currency: string): Record<string, string> {
  const all: Readonly<Record<string, string>> = {
    row: String(line.row),
    date: line.date,
    amount: minorToDecimalText(line.amountMinor, currency),
    balance: line.balanceMinor === null ? '' : minorToDecimalText(line.balanceMinor, currency),
    counterparty: line.counterparty,
    reference: line.reference,
    description: line.description,
  }
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''))
}

async function store(
  { trx, newId }: CommandContext,
  accountId: string,
  file: SourceFile,
  statement: Statement,
): Promise<void> {
  const id = newId()
  await trx
    .insertInto('account_statement')
    .values({
      id,
      account_id: accountId,
      number: statement.number,
      start_date: statement.startDate,
      end_date: statement.endDate,
      opening_minor: statement.openingMinor,
      closing_minor: statement.closingMinor,
      source_file: file.name,
      file_hash: file.hash,
    })
    .execute()
  for (const [position, line] of statement.lines.entries())
    await trx
      .insertInto('account_line')
      .values({
        id: newId(),
        statement_id: id,
        position,
        booked_on: line.date,
        amount_minor: line.amountMinor,
        counterparty: line.counterparty,
        reference: line.reference,
        description: line.description,
        balance_minor: line.balanceMinor,
      })
      .execute()
}

/** Works the statement out of its rows and checks it; null when there is nothing to store. */
function statementOf(
  rows: readonly LineRow[],
  balances: readonly BalanceRow[],
  checking: Checking,
): Statement | null {
  const lines = inTimeOrder(rows)
  if (lines.length === 0) {
    if (checking.problems.errors === 0) report(checking, null, 'noLines', {})
    return null
  }
  const ends = statedEnds(rows, balances, lines !== rows)
  const { openingMinor, continuedMinor } = openingOf(lines, ends.opening, checking)
  const statement: Statement = {
    number: checking.scope.stated.number || nextNumber(checking.scope),
    ...daysOf(lines, checking),
    openingMinor,
    closingMinor: closingOf(openingMinor, lines),
    lines,
  }
  checkSums(lines, openingMinor, ends.closing, checking)
  checkContinuity(statement, continuedMinor, checking)
  return statement
}

/** Works out the statement that a file becomes: its sums, its balances, and that it continues the last one. */
export async function planStatement(scope: StatementScope, request: PlanRequest): Promise<Plan> {
  const { file, read, problems } = request
  if (read.kind !== 'map') throw new Error('A statement is read as a table')
  const { applied } = read.output
  const { lines, balances, foreign } = readLines(applied, scope, problems)
  const known = isKnown(scope, file)
  const statement = known ? null : statementOf(lines, balances, { applied, scope, problems })
  return {
    rowsRead: applied.rowsRead,
    created: statement?.lines.length ?? 0,
    updated: 0,
    unchanged: known ? lines.length : 0,
    skipped: applied.leftOut + foreign,
    sample: (statement?.lines ?? lines)
      .slice(0, SAMPLE_ROWS)
      .map(line => sampleOf(line, scope.account.currency)),
    store: async context => {
      if (statement) await store(context, scope.account.id, file, statement)
      return 0
    },
  }
}
