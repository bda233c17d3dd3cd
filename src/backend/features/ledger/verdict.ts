import {
  type AccountTerms,
  accountTerms,
  chargeNotice,
  reconciledNotice,
} from '#backend/features/accounts/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Entry, PostingContext } from '#shared/domain/ledger/index.ts'
import { postingVerdict } from '#shared/domain/ledger/index.ts'
import { isAllowed, type Notice, type Verdict } from '#shared/domain/notices/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type ChargeColumns, chargeOf } from './account-charge.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { lineIdsOf, reserveLineIdsOf } from './references.ts'

/** Blockers that an answer carries; the count tells of the rest. */
const MOST_BLOCKERS = 100

/** What surrounds the entries of one project; evidence and duplicates are added for each entry. */
export interface Surroundings extends Omit<PostingContext, 'hasEvidence' | 'duplicates'> {
  readonly accounts: ReadonlyMap<string, AccountTerms>
}

export async function postingContext(db: Reader, projectId: string, now: string): Promise<Surroundings> {
  const terms = await projectTerms(db, projectId)
  return {
    today: dayHere(now),
    project: terms.span,
    lineIds: await lineIdsOf(db, projectId),
    reserveLineIds: await reserveLineIdsOf(db, projectId),
    periods: await periodsOfProject(db, projectId),
    accounts: await accountTerms(db, projectId),
  }
}

/** What says how an entry was paid, as columns of the ledger. */
export interface Paid extends ChargeColumns {
  readonly account_id: string | null
  readonly payment_date: string | null
  readonly entry_date: string
}

/** A signed bank sheet stays as it was signed: nothing is booked into its days afterwards. What the account was charged is known. */
export const againstAccount = (
  paid: Paid,
  { accounts }: Pick<Surroundings, 'accounts'>,
): readonly Notice[] => {
  const account = accounts.get(paid.account_id ?? '')
  return [
    reconciledNotice(account, paid.payment_date ?? paid.entry_date),
    chargeNotice(account, chargeOf(paid)),
  ].filter(found => found !== undefined)
}

/** Posting looks at blockers alone, which neither evidence nor duplicates decide. */
export function blockersOf(entry: Entry, paid: Paid, context: Surroundings): Verdict {
  const verdict = postingVerdict(entry, { ...context, hasEvidence: true, duplicates: [] })
  return { ...verdict, blockers: [...verdict.blockers, ...againstAccount(paid, context)] }
}

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
