import { add, compareDecimal, type Decimal, formatDecimal, fromInteger } from '#shared/kernel/decimal.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'

/** Part of a person's month that a project pays, in percent as decimal text. */
export type SalaryShare = {
  readonly personId: string
  /** 'YYYY-MM' */
  readonly month: string
  readonly projectId: string
  readonly percent: string
}

export type SalaryMonth = {
  readonly personId: string
  readonly month: string
  /** Sum over all projects, exact. */
  readonly percent: string
  readonly ok: boolean
  readonly projectIds: readonly string[]
}

const HUNDRED = fromInteger(100)

/**
 * What all projects together pay of each person's month: never more than 100 % (donor-formats.md section 10 rule
 * 11). Shares are added exactly. Throws `Validation` on a share that is no decimal.
 * @example salaryMonths([{ personId: 'a', month: '2024-05', projectId: 'x', percent: '60' }, …])
 */
export function salaryMonths(shares: readonly SalaryShare[]): readonly SalaryMonth[] {
  const groups = new Map<string, { total: Decimal; rows: SalaryShare[] }>()
  for (const share of shares) {
    const key = `${share.personId} ${share.month}`
    const group = groups.get(key) ?? { total: fromInteger(0), rows: [] }
    groups.set(key, { total: add(group.total, requireDecimal(share.percent)), rows: [...group.rows, share] })
  }
  return [...groups.values()].map(({ total, rows }) => ({
    personId: rows[0]?.personId ?? '',
    month: rows[0]?.month ?? '',
    percent: formatDecimal(total),
    ok: compareDecimal(total, HUNDRED) <= 0,
    projectIds: [...new Set(rows.map(row => row.projectId))],
  }))
}
