import { linkOptions } from '@tanstack/react-router'
import type { FigureLink } from '#renderer/ui/index.ts'
import type { BookItem } from '#shared/contract/accounts.ts'

/** Parts of the project's funds. */
const PLACES = { fund: 'receipts', conversion: 'exchanges', transfer: 'transfers' } as const

/** Where a movement of the books is looked at: entries by themselves, forwarded money with the agreements, the rest with the project's funds. */
export const recordLink = ({
  kind,
  recordId,
  projectId,
}: Pick<BookItem, 'kind' | 'recordId' | 'projectId'>): FigureLink => {
  if (kind === 'entry') return linkOptions({ to: '/money/ledger/$entryId', params: { entryId: recordId } })
  if (kind === 'forwarded')
    return linkOptions({ to: '/projects/$projectId/commitments', params: { projectId } })
  return linkOptions({ to: '/projects/$projectId/funds', params: { projectId }, hash: PLACES[kind] })
}

/** What moved an account by the books, from one day to another. */
export const accountDays = (accountId: string, from: string | null, to: string): FigureLink =>
  linkOptions({
    to: '/money/accounts/$accountId/ledger',
    params: { accountId },
    search: from === null ? { to } : { from, to },
  })
