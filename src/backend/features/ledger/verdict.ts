import type { Reader } from '#backend/rpc/context.ts'
import type { Entry, PostingContext } from '#shared/domain/ledger/index.ts'
import { postingVerdict } from '#shared/domain/ledger/index.ts'
import { isAllowed, type Notice, type Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { lineIdsOf } from './references.ts'

/** Blockers that an answer carries; the count tells of the rest. */
const MOST_BLOCKERS = 100

/** The day of an instant; drafts dated later are warned of. */
export const dayOf = (now: string): PlainDate => now.slice(0, 10)

/** What surrounds the entries of one project; evidence and duplicates are added for each entry. */
export async function postingContext(
  db: Reader,
  projectId: string,
  now: string,
): Promise<Omit<PostingContext, 'hasEvidence' | 'duplicates'>> {
  const terms = await projectTerms(db, projectId)
  return {
    today: dayOf(now),
    project: terms.span,
    lineIds: await lineIdsOf(db, projectId),
    periods: await periodsOfProject(db, projectId),
  }
}

/** Posting looks at blockers alone, which neither evidence nor duplicates decide. */
export const blockersOf = (
  entry: Entry,
  context: Omit<PostingContext, 'hasEvidence' | 'duplicates'>,
): Verdict => postingVerdict(entry, { ...context, hasEvidence: true, duplicates: [] })

/** Collects what stands against posting many entries, each notice naming its entry. */
export class Blockers {
  readonly #notices: Notice[] = []
  #entries = 0

  get found(): boolean {
    return this.#entries > 0
  }

  add(verdict: Verdict, place: Notice['details']): void {
    if (isAllowed(verdict)) return
    this.#entries += 1
    for (const found of verdict.blockers)
      if (this.#notices.length < MOST_BLOCKERS)
        this.#notices.push({ ...found, details: { ...place, ...found.details } })
  }

  /** Throws Rule.Blocked with the notices and the number of entries that are blocked. */
  refuse(): void {
    if (this.#entries === 0) return
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.ledger.blocked', {
        count: this.#entries,
        blockers: this.#notices,
        warnings: [],
      }),
    )
  }
}
