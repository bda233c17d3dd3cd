import { compareDecimal } from '#shared/kernel/decimal.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { percentText, requireDecimal, shareAsPercent } from '#shared/kernel/ratio.ts'
import { here, type Notice, notice, type Verdict } from '../notices/index.ts'
import { capCheck, type EuRows, euRowsOf, type IndirectBase, indirectBaseMinor } from './eu-rows.ts'
import { type BudgetNode, lineAmount } from './node.ts'

/** Limits of the project's rule pack; null where the donor has none. Shares are decimal text, 0.07 for 7 %. */
export type BudgetLimits = {
  readonly indirectLimit: string | null
  readonly indirectBase: IndirectBase
  readonly contingencyLimit: string | null
  /** Annex III sheet 2: every line with an amount needs a clarification and a justification (S5). */
  readonly justificationRequired: boolean
}

/** What the budget must agree with; null where the contract says nothing. */
export type BudgetAgreement = {
  readonly currency: string
  /** Contract total that row 13 must equal, in minor units. */
  readonly totalMinor: number | null
  readonly grantMinor: number | null
  /** Largest share of the total eligible costs the donor pays, in percent, as in the contract. */
  readonly fundingPercent: string | null
}

const rule = (code: string, details: Notice['details'], fix = 'editBudget'): Notice =>
  notice('budget', code, here(fix), details)

/** Duplicate codes, parents that are missing or go round in a circle, headings and lines in the wrong place. */
function structureNotices(nodes: readonly BudgetNode[]): Notice[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const seen = new Set<string>()
  const found: Notice[] = []
  for (const node of nodes) {
    const details = { code: node.code, label: node.label }
    if (node.code.trim() === '') found.push(rule('CodeMissing', details))
    else if (seen.has(node.code)) found.push(rule('CodeTwice', details))
    seen.add(node.code)
    const parent = node.parentId === null ? undefined : byId.get(node.parentId)
    if (node.parentId !== null && !parent) found.push(rule('ParentMissing', details))
    if (parent && parent.kind !== 'heading') found.push(rule('ParentNotHeading', details))
    if (goesInCircle(node, byId)) found.push(rule('ParentCircle', details))
  }
  return found
}

function goesInCircle(node: BudgetNode, byId: ReadonlyMap<string, BudgetNode>): boolean {
  const passed = new Set<string>([node.id])
  let parent = node.parentId === null ? undefined : byId.get(node.parentId)
  while (parent) {
    if (passed.has(parent.id)) return parent.id === node.id
    passed.add(parent.id)
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId)
  }
  return false
}

/** Lines whose amount is not quantity times unit value, rounded; negative lines. */
function lineNotices(node: BudgetNode, currency: string): Notice[] {
  if (node.kind === 'heading') return []
  const amount = { minor: node.amountMinor, currency }
  const details = { code: node.code, label: node.label, amount }
  const found: Notice[] = []
  if (node.amountMinor < 0) found.push(rule('LineNegative', details))
  if (node.quantity !== null && node.unitValue !== null) {
    const expectedMinor = lineAmount(node.quantity, node.unitValue, currency)
    if (expectedMinor === undefined) found.push(rule('LineNotANumber', details))
    else if (expectedMinor !== node.amountMinor) found.push(rule('LineAmount', { ...details, expectedMinor }))
  }
  return found
}

/** Row 8 and row 10 against their caps (EU-02, EU-03). */
function capNotices(rows: EuRows, limits: BudgetLimits, currency: string): Notice[] {
  const found: Notice[] = []
  const check = (code: string, limit: string | null, base: number, amount: number) => {
    if (limit === null) return
    const { ok, capMinor, excessMinor } = capCheck(base, limit, amount)
    const of = (minor: number) => ({ minor, currency })
    if (!ok)
      found.push(
        rule(code, {
          percent: shareAsPercent(limit),
          cap: of(capMinor),
          amount: of(amount),
          excess: of(excessMinor),
          base: of(base),
        }),
      )
  }
  check('IndirectAboveCap', limits.indirectLimit, indirectBaseMinor(rows, limits.indirectBase), rows.row8)
  check('ContingencyAboveCap', limits.contingencyLimit, rows.row7, rows.row10)
  return found
}

/** Total accepted costs and grant against the contract; its percentage has two decimals and is compared as printed (donor-formats.md 1.1). */
function agreementNotices(rows: EuRows, agreement: BudgetAgreement): Notice[] {
  const { currency, totalMinor, grantMinor, fundingPercent } = agreement
  const of = (minor: number) => ({ minor, currency })
  const found: Notice[] = []
  if (totalMinor !== null && totalMinor !== rows.row13) {
    const difference = of(sumMinor([rows.row13, -totalMinor]))
    found.push(rule('TotalDiffers', { expected: of(totalMinor), actual: of(rows.row13), difference }))
  }
  if (grantMinor !== null && grantMinor > rows.row11)
    found.push(rule('GrantAboveEligible', { grant: of(grantMinor), eligible: of(rows.row11) }))
  if (grantMinor !== null && fundingPercent !== null) {
    const percent = percentText(grantMinor, rows.row11)
    if (percent !== undefined && compareDecimal(requireDecimal(percent), requireDecimal(fundingPercent)) > 0)
      found.push(
        rule('FundingPercentAbove', {
          percent,
          limit: fundingPercent,
        }),
      )
  }
  return found
}

/** Lines with an amount but without clarification or justification (Annex III sheet 2). */
function justificationNotices(nodes: readonly BudgetNode[]): Notice[] {
  return nodes
    .filter(node => node.kind !== 'heading' && node.amountMinor !== 0)
    .filter(node => node.clarification.trim() === '' || node.justification.trim() === '')
    .map(node => rule('JustificationMissing', { code: node.code, label: node.label }, 'justifyLine'))
}

/**
 * Checks a budget version against the contract and the limits of its rule pack (donor-formats.md 1.1 and
 * section 10). Amount caps are rounded and compared as money. Blockers stop signing; the percentage of the
 * contract and missing justifications only warn where the rule pack doesn't require them.
 * @example validateBudget(nodes, { indirectLimit: '0.07', … }, agreement).blockers // [] when all is well
 */
export function validateBudget(
  nodes: readonly BudgetNode[],
  limits: BudgetLimits,
  agreement: BudgetAgreement,
): Verdict {
  const rows = euRowsOf(nodes)
  const justification = justificationNotices(nodes)
  const empty = nodes.some(node => node.kind === 'line') ? [] : [rule('NoLines', {})]
  return {
    blockers: [
      ...empty,
      ...structureNotices(nodes),
      ...nodes.flatMap(node => lineNotices(node, agreement.currency)),
      ...capNotices(rows, limits, agreement.currency),
      ...agreementNotices(rows, agreement),
      ...(limits.justificationRequired ? justification : []),
    ],
    warnings: limits.justificationRequired ? [] : justification,
  }
}
