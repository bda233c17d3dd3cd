import { minorDigits } from '#shared/kernel/currency.ts'
import {
  compareDecimal,
  type Decimal,
  formatDecimal,
  fromInteger,
  parseDecimal,
  subtract,
} from '#shared/kernel/decimal.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { quoteText } from './cell-address.ts'
import { blank, text } from './cells.ts'
import type { CheckOutcome, ColumnModel, Translate, Value } from './document-model.ts'
import { type FormulaInput, formula } from './formulas.ts'
import type { CellInput, SheetBuilder } from './sheet-builder.ts'

export type CheckColumn = 'id' | 'rule' | 'expected' | 'actual' | 'difference' | 'result'
export type CheckRule = 'equal' | 'at-most' | 'at-least'

export type CheckInput = {
  readonly id: string
  /** Message key of the rule's sentence. */
  readonly textKey: string
  readonly details?: { readonly [key: string]: JsonValue }
  /** Live formulas where a reviewer should see the two figures meet. */
  readonly expected: CellInput<CheckColumn>
  readonly actual: CellInput<CheckColumn>
  /** What actual must be to expected; equal unless said otherwise. */
  readonly rule?: CheckRule
  /** A failing blocking check refuses the document; others are printed as DIFFERENCE. */
  readonly blocking?: boolean
  /** Screen that mends it. */
  readonly fixRoute?: string
}

const EMPTY: Value = { kind: 'empty' }

function valueShown(cell: CellInput<CheckColumn>): Value {
  if (typeof cell === 'string') return { kind: 'text', text: cell }
  return cell.kind === 'formula' ? cell.result : cell
}

/** Number of a value (amounts in minor units); undefined for texts, dates and empty cells. */
function numberOf(value: Value): Decimal | undefined {
  if (value.kind === 'money') return fromInteger(value.minor)
  if (value.kind === 'number' || value.kind === 'percent' || value.kind === 'rate')
    return parseDecimal(value.value)
  return undefined
}

type Pair = { readonly expected: Decimal; readonly actual: Decimal }

/** The two numbers, where they are numbers of one kind (and currency) at all. */
function comparable(expected: Value, actual: Value): Pair | undefined {
  if (expected.kind !== actual.kind) return undefined
  if (expected.kind === 'money' && actual.kind === 'money' && expected.currency !== actual.currency)
    return undefined
  const from = numberOf(expected)
  const to = numberOf(actual)
  return from && to ? { expected: from, actual: to } : undefined
}

function sameThing(expected: Value, actual: Value): boolean {
  if (expected.kind === 'text' && actual.kind === 'text') return expected.text === actual.text
  if (expected.kind === 'date' && actual.kind === 'date') return expected.date === actual.date
  return expected.kind === 'empty' && actual.kind === 'empty'
}

function holds(pair: Pair, rule: CheckRule): boolean {
  const order = compareDecimal(pair.actual, pair.expected)
  if (rule === 'at-most') return order <= 0
  return rule === 'at-least' ? order >= 0 : order === 0
}

/** The difference as a value of the same kind as `like`. */
function valueLike(like: Value, difference: Decimal): Value {
  const value = formatDecimal(difference)
  if (like.kind === 'money')
    return { kind: 'money', minor: Number(difference.digits), currency: like.currency }
  if (like.kind === 'number') return { kind: 'number', value, decimals: like.decimals }
  if (like.kind === 'percent' || like.kind === 'rate') return { kind: like.kind, value }
  return EMPTY
}

/** Decimals that count: a cent of money, the written decimals of a quantity, ten of a ratio. */
function decimalsOf(value: Value, pair: Pair): number {
  if (value.kind === 'money') return minorDigits(value.currency)
  return value.kind === 'number' ? Math.max(pair.expected.scale, pair.actual.scale) : 10
}

/** Decides a check from the values; nothing here knows about sheets. */
export function decideCheck(check: CheckInput): CheckOutcome {
  const expected = valueShown(check.expected)
  const actual = valueShown(check.actual)
  const pair = comparable(expected, actual)
  return {
    id: check.id,
    textKey: check.textKey,
    details: check.details ?? {},
    expected,
    actual,
    difference: pair ? valueLike(actual, subtract(pair.actual, pair.expected)) : EMPTY,
    ok: pair ? holds(pair, check.rule ?? 'equal') : sameThing(expected, actual),
    blocking: check.blocking ?? false,
    fixRoute: check.fixRoute ?? null,
  }
}

const COMPARE = { equal: 'ABS(', 'at-most': '(', 'at-least': '-(' } satisfies Record<CheckRule, string>

/** The same decision as a live formula; half a unit of tolerance absorbs binary fractions. */
function resultFormula(
  check: CheckInput,
  outcome: CheckOutcome,
  words: { ok: string; difference: string },
): FormulaInput<CheckColumn> {
  const shown: Value = { kind: 'text', text: outcome.ok ? words.ok : words.difference }
  const marks = { check: outcome.ok ? 'ok' : 'difference', align: 'center', bold: true } as const
  const answer = `${quoteText(words.ok)},${quoteText(words.difference)}`
  const pair = comparable(outcome.expected, outcome.actual)
  if (!pair) return formula(at => `IF(${at.here('expected')}=${at.here('actual')},${answer})`, shown, marks)
  const limit = `0.${'0'.repeat(decimalsOf(outcome.actual, pair))}5`
  return formula(
    at => `IF(${COMPARE[check.rule ?? 'equal']}${at.here('difference')})<${limit},${answer})`,
    shown,
    marks,
  )
}

function differenceCell(outcome: CheckOutcome): CellInput<CheckColumn> {
  const pair = comparable(outcome.expected, outcome.actual)
  if (!pair) return blank()
  const decimals = decimalsOf(outcome.actual, pair)
  return formula<CheckColumn>(
    at => `ROUND(${at.here('actual')}-${at.here('expected')},${decimals})`,
    outcome.difference,
  )
}

/** Columns of a sheet of checks, headed in the document's language. */
export function checkColumns(translate: Translate): (ColumnModel & { readonly key: CheckColumn })[] {
  const header = (key: CheckColumn) => translate(`documentsRender.checks.${key}`)
  return [
    { key: 'id', header: header('id'), width: 27, format: 'text' },
    { key: 'rule', header: header('rule'), width: 62, format: 'text' },
    { key: 'expected', header: header('expected'), width: 20, format: 'money' },
    { key: 'actual', header: header('actual'), width: 20, format: 'money' },
    { key: 'difference', header: header('difference'), width: 18, format: 'money' },
    { key: 'result', header: header('result'), width: 16, format: 'check' },
  ]
}

/** Adds one row per rule and says how each came out. */
export function addChecks(
  sheet: SheetBuilder<CheckColumn>,
  checks: readonly CheckInput[],
  translate: Translate,
): CheckOutcome[] {
  const words = {
    ok: translate('documentsRender.checks.ok'),
    difference: translate('documentsRender.checks.differs'),
  }
  return checks.map(check => {
    const outcome = decideCheck(check)
    sheet.row('check', check.id, {
      id: text(check.id),
      rule: text(translate(check.textKey, shownDetails(check.details))),
      expected: check.expected,
      actual: check.actual,
      difference: differenceCell(outcome),
      result: resultFormula(check, outcome, words),
    })
    return outcome
  })
}

/** Details as message parameters: texts and numbers as they are, the rest as JSON. */
function shownDetails(details: CheckInput['details'] = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value),
    ]),
  )
}
