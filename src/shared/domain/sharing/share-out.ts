import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import {
  add,
  type Decimal,
  divideHalfUp,
  formatDecimal,
  fromInteger,
  multiply,
  subtract,
} from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { sharesAreWhole, totalShare } from '../ledger/index.ts'

/** One share of a document or of a salary, in percent; without a project it is paid from elsewhere, named by `label`. */
export type SharePart = {
  readonly projectId: string | null
  readonly lineId: string | null
  readonly workPackageId: string | null
  readonly activityId: string | null
  readonly label: string
  readonly share: string
}

/** A part of one project's entry: percent of the entry, 100 in all. */
export type EntryPart = Pick<SharePart, 'lineId' | 'workPackageId' | 'activityId' | 'share'>

/** What one project takes of a document, as one entry. */
export type ProjectPart = {
  readonly projectId: string
  /** Percent of the document. */
  readonly documentShare: string
  readonly amountMinor: number
  readonly parts: readonly EntryPart[]
}

export type SharedOut = {
  readonly projects: readonly ProjectPart[]
  /** What no project takes: own funds, other donors. */
  readonly elsewhereMinor: number
}

const HUNDRED = fromInteger(100)
/** Decimals of a share within an entry; the last share takes what the others leave. */
const SHARE_DECIMALS = 9

const plain = (value: Decimal): string => {
  const text = formatDecimal(value)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const sumOf = (parts: readonly SharePart[]): Decimal =>
  parts.reduce((sum, part) => add(sum, requireDecimal(part.share)), fromInteger(0))

/** Shares of the document as shares of the project's own entry. */
function entryParts(parts: readonly SharePart[], total: Decimal): readonly EntryPart[] {
  let left = HUNDRED
  return parts.map(({ lineId, workPackageId, activityId, share }, row) => {
    const exact = divideHalfUp(multiply(requireDecimal(share), HUNDRED), total, SHARE_DECIMALS)
    const own = row === parts.length - 1 || exact === undefined ? left : exact
    left = subtract(left, own)
    return { lineId, workPackageId, activityId, share: plain(own) }
  })
}

/** What shares leave of 100 %, in percent; undefined when they leave nothing. @example missingShare(['60']) // '40' */
export function missingShare(shares: readonly string[]): string | undefined {
  const total = totalShare(shares)
  const left = total && subtract(HUNDRED, total)
  return left && left.digits > 0n ? plain(left) : undefined
}

/**
 * A document over several projects: one entry each, amounts by the largest remainder, so that they and what is
 * paid from elsewhere add up to the document to the cent (donor-formats.md section 7 statement 38, RD-01).
 * Several parts of one project become one entry with several lines. Errors: Rule.SharesNotWhole (shares that
 * aren't 100 %), Rule.NoProjectShare (nothing falls on a project).
 * @example shareOut(10_000, threeProjectsWithAThirdEach) // 3334, 3333, 3333
 */
export function shareOut(amountMinor: number, parts: readonly SharePart[]): Result<SharedOut, Problem> {
  const shares = parts.map(part => part.share)
  if (!sharesAreWhole(shares)) {
    const total = totalShare(shares)
    return err(
      problem('Rule.SharesNotWhole', 'problem.sharing.notWhole', {
        total: total ? plain(total) : shares.join(' + '),
      }),
    )
  }
  const groups = Map.groupBy(
    parts.filter(part => requireDecimal(part.share).digits > 0n),
    part => part.projectId,
  )
  const projectIds = [...groups.keys()]
  if (!projectIds.some(id => id !== null))
    return err(problem('Rule.NoProjectShare', 'problem.sharing.noProject'))
  const totals = projectIds.map(id => sumOf(groups.get(id) ?? []))
  const amounts = allocateByLargestRemainder(amountMinor, totals.map(plain))
  const projects = projectIds.flatMap((projectId, row) => {
    const total = totals[row]
    if (projectId === null || total === undefined) return []
    const own = groups.get(projectId) ?? []
    return [
      {
        projectId,
        documentShare: plain(total),
        amountMinor: amounts[row] ?? 0,
        parts: entryParts(own, total),
      },
    ]
  })
  return ok({ projects, elsewhereMinor: amounts[projectIds.indexOf(null)] ?? 0 })
}
