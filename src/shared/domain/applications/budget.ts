import type { AnswerRow, Answers, FormField } from '#shared/domain/calls/index.ts'
import { type Money, minorToDecimalText, money, multiplyToMinor } from '#shared/kernel/money.ts'
import { isBlankRow, rowsOf, textOf } from './answer-values.ts'
import { type AnswerFault, fault } from './fault.ts'

const WHOLE = /^-?\d{1,15}$/

/** Minor units of a readable money answer; null without one. */
export const minorOf = (text: string | null | undefined): number | null =>
  text !== null && text !== undefined && WHOLE.test(text) ? Number(text) : null

/** What a row of a budget costs by its quantity and unit value, in minor units; null while one of them is missing. */
export function rowTotal(row: AnswerRow, currency: string): number | null {
  const unitValue = minorOf(row['unit_value'])
  const quantity = row['quantity'] ?? null
  if (unitValue === null || quantity === null) return null
  return multiplyToMinor(quantity, minorToDecimalText(unitValue, currency), currency) ?? null
}

/** Sum of one column of a budget in minor units; cells that are not readable count nothing. */
export const columnSum = (rows: readonly AnswerRow[], column: string): number =>
  rows.reduce((sum, row) => sum + (minorOf(row[column]) ?? 0), 0)

type Sums = Readonly<Record<string, Money>>

function rowFaults(field: FormField, row: AnswerRow, number: number, currency: string): AnswerFault[] {
  if (isBlankRow(row)) return []
  const cell = (column: string) => ({ field: field.key, row: number, column })
  const amount = (minor: number): Money => money(minor, currency)
  const faults: AnswerFault[] = []
  const expected = rowTotal(row, currency)
  const total = minorOf(row['total'])
  const requested = minorOf(row['requested'])
  if (expected !== null && total !== null && expected !== total)
    faults.push(
      fault(cell('total'), 'ProductWrong', 'rule', {
        expected: amount(expected),
        found: amount(total),
        difference: amount(total - expected),
      }),
    )
  if (total !== null && requested !== null && requested > total)
    faults.push(
      fault(cell('requested'), 'MoreThanRow', 'rule', { requested: amount(requested), total: amount(total) }),
    )
  for (const column of ['total', 'requested', 'unit_value'])
    if ((minorOf(row[column]) ?? 0) < 0) faults.push(fault(cell(column), 'Negative', 'rule'))
  return faults
}

/** A field outside the table that must equal one of its sums. */
function sumFault(
  fields: readonly FormField[],
  answers: Answers,
  role: 'total' | 'requested',
  sum: Money,
): AnswerFault[] {
  const field = fields.find(known => known.role === role)
  const stated = field ? minorOf(textOf(answers[field.key])) : null
  if (!field || stated === null || stated === sum.minor) return []
  const details: Sums = {
    stated: money(stated, sum.currency),
    sum,
    difference: money(stated - sum.minor, sum.currency),
  }
  return [fault({ field: field.key, row: null, column: null }, 'SumBroken', 'rule', details)]
}

/**
 * What doesn't add up in the budget: a row's total against quantity times unit value (rounded once, half away from
 * zero), more asked for than a row costs, and the stated totals against the sums of the table. Amounts in minor units.
 */
export function budgetFaults(
  fields: readonly FormField[],
  answers: Answers,
  currency: string,
): AnswerFault[] {
  const budgets = fields.filter(field => field.kind === 'budget')
  const rows = budgets.flatMap(field => rowsOf(answers[field.key]))
  const inRows = budgets.flatMap(field =>
    rowsOf(answers[field.key]).flatMap((row, index) => rowFaults(field, row, index + 1, currency)),
  )
  if (rows.every(isBlankRow)) return inRows
  return [
    ...inRows,
    ...sumFault(fields, answers, 'total', money(columnSum(rows, 'total'), currency)),
    ...sumFault(fields, answers, 'requested', money(columnSum(rows, 'requested'), currency)),
  ]
}
