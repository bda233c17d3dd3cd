import { type SignedLine, signedLines } from '#backend/features/budgets/index.ts'
import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { commitmentVerdict } from '#shared/domain/availability/index.ts'
import { isAllowed, type Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** What is about to be promised from a line, and what it takes the place of. */
export interface Promised {
  readonly projectId: string
  readonly lineId: string
  readonly amountMinor: number
  readonly reservationId: string | null
  readonly agreementId: string | null
}

/** What the line gets back when the new amount takes the place of the old. */
async function replacedMinor(db: Reader, { lineId, reservationId, agreementId }: Promised): Promise<number> {
  const reservation =
    reservationId === null
      ? undefined
      : await db
          .selectFrom('reservation')
          .select('amount_minor as minor')
          .where('id', '=', reservationId)
          .where('budget_line_id', '=', lineId)
          .where('state', '=', 'held')
          .executeTakeFirst()
  const agreement =
    agreementId === null
      ? undefined
      : await db
          .selectFrom('forwarded_agreement')
          .select(eb => eb('agreed_minor', '-', eb.ref('released_minor')).as('minor'))
          .where('id', '=', agreementId)
          .where('budget_line_id', '=', lineId)
          .executeTakeFirst()
  return sumMinor([reservation?.minor ?? 0, agreement?.minor ?? 0])
}

export interface Room {
  readonly line: SignedLine | null
  readonly currency: string
  /** Free as it stands, and after the promise. */
  readonly beforeMinor: number
  readonly afterMinor: number
  readonly verdict: Verdict
}

/** What a promise does to the free funds of its line, and whether they allow it. Throws NotFound. */
export async function roomFor(db: Reader, promised: Promised): Promise<Room> {
  const { projectId, lineId, amountMinor } = promised
  const { currency } = await projectTerms(db, projectId)
  const line = (await signedLines(db, projectId)).find(({ id }) => id === lineId) ?? null
  const before = line?.amounts.free ?? 0
  const available = sumMinor([before, line ? await replacedMinor(db, promised) : 0])
  const verdict = commitmentVerdict(
    line && {
      code: line.code,
      currency,
      freeMinor: available,
      budgetRoute: `/projects/${projectId}/budget?line=${lineId}`,
    },
    amountMinor,
  )
  return {
    line,
    currency,
    beforeMinor: before,
    afterMinor: sumMinor([available, -amountMinor]),
    verdict,
  }
}

/** Throws Rule.Blocked with the blockers of a verdict that has some. */
export function requireAllowed({ blockers, warnings }: Verdict): void {
  if (isAllowed({ blockers, warnings })) return
  throw new ProblemError(
    problem('Rule.Blocked', 'problem.availability.blocked', {
      count: blockers.length,
      blockers: [...blockers],
      warnings: [...warnings],
    }),
  )
}

/** `availability.preview`: what is shown before saving is worked out by the same rule that decides at saving. */
export async function preview(
  db: Reader,
  input: ParsedInputOf<'availability.preview'>,
): Promise<OutputOf<'availability.preview'>> {
  const { line, currency, beforeMinor, afterMinor, verdict } = await roomFor(db, input)
  return {
    currency,
    line: line && { id: line.id, code: line.code, label: line.label },
    beforeMinor,
    afterMinor,
    blockers: asNotices(verdict.blockers),
    warnings: asNotices(verdict.warnings),
  }
}
