import { listRequests, proposeRequest } from '#backend/features/payments/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { PaymentRequestRow } from '#shared/contract/payment-requests.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type BankAccount, loadBankAccount } from '../basis/bank-account.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'

export interface RequestFigures {
  readonly project: ReportProject
  readonly request: PaymentRequestRow
  /** What the books say now; the letter's amount must be the same while the request is a draft. */
  readonly nowMinor: number
  /** The account of the financial identification form; null while none is entered. */
  readonly account: BankAccount | null
  readonly coordinatorPlace: string
}

async function placeOf(db: Reader, name: string): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .select(['city', 'country'])
    .where('name', '=', name)
    .executeTakeFirst()
  return row ? [row.city, row.country].filter(part => part !== '').join(', ') : ''
}

/** The request of an id or a number, or the newest; NotFound where the project has none such. */
export async function loadRequest(
  db: Reader,
  parameters: { readonly project: string; readonly request: number | string | null },
): Promise<RequestFigures> {
  const project = await loadProject(db, parameters.project)
  const { rows } = await listRequests(db, project.id)
  const request =
    parameters.request === null
      ? rows.at(-1)
      : rows.find(row => row.number === parameters.request || row.id === parameters.request)
  if (!request)
    throw new ProblemError(
      problem('NotFound', 'documents.error.noRequest', {
        project: project.code,
        request: parameters.request,
      }),
    )
  const { kind, periodId } = request
  const isDraft = request.state === 'draft'
  const now = isDraft ? await proposeRequest(db, { projectId: project.id, kind, periodId }) : null
  return {
    project,
    request,
    nowMinor: now?.amount.minor ?? request.amount.minor,
    account: await loadBankAccount(db, project.id),
    coordinatorPlace: await placeOf(db, project.lead),
  }
}
