import { requirePatron } from '#backend/features/organisations/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/**
 * Refuses a patron for an applicant that is a registered organisation, and one that couldn't answer for anybody. An
 * applicant that isn't in the registry may have one. Throws NotFound, Rule.Patron.
 */
export async function checkApplicationPatron(
  db: Reader,
  applicantId: string | null,
  patronId: string | null,
): Promise<void> {
  if (patronId === null) return
  await requirePatron(db, patronId)
  const lead = await db
    .selectFrom('organisation')
    .select(['name', 'party_kind'])
    .where('id', '=', applicantId ?? '')
    .executeTakeFirst()
  if (lead?.party_kind === 'organisation')
    throw new ProblemError(
      problem('Rule.Patron', 'problem.application.patronNotNeeded', { field: 'patronId', name: lead.name }),
    )
}
