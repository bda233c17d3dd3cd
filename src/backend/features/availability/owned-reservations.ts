import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

async function ownerOf(db: Reader, reservationId: string) {
  const complaint = await db
    .selectFrom('complaint')
    .innerJoin('application', 'application.id', 'complaint.application_id')
    .select('application.reference_no as reference')
    .where('complaint.reservation_id', '=', reservationId)
    .executeTakeFirst()
  if (complaint) return { ...complaint, kind: 'complaint' as const }
  const decision = await db
    .selectFrom('grant_decision as decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .select('application.reference_no as reference')
    .where('decision.reservation_id', '=', reservationId)
    .executeTakeFirst()
  return decision && { ...decision, kind: 'decision' as const }
}

/**
 * Refuses to change by hand what a decision or a complaint holds (Rule.HeldByDecision). The money of an award may be
 * released, when the grantee declines; that of an open complaint goes with the complaint only.
 */
export async function requireUnowned(
  db: Reader,
  reservationId: string | null,
  act: 'change' | 'release',
): Promise<void> {
  if (reservationId === null) return
  const owner = await ownerOf(db, reservationId)
  if (!owner || (act === 'release' && owner.kind === 'decision')) return
  throw new ProblemError(
    problem(
      'Rule.HeldByDecision',
      `problem.availability.ownedBy${owner.kind === 'complaint' ? 'Complaint' : 'Decision'}`,
      {
        reference: owner.reference,
      },
    ),
  )
}
