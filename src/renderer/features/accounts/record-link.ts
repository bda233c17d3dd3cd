import { linkOptions } from '@tanstack/react-router'
import type { FigureLink } from '#renderer/ui/index.ts'
import type { BookItem } from '#shared/contract/accounts.ts'

/** Where a movement of the books is looked at: entries by themselves, forwarded money with the agreements, the rest with the project's funds. */
export const recordLink = ({
  kind,
  recordId,
  projectId,
}: Pick<BookItem, 'kind' | 'recordId' | 'projectId'>): FigureLink => {
  if (kind === 'entry') return linkOptions({ to: '/money/ledger/$entryId', params: { entryId: recordId } })
  const to = kind === 'forwarded' ? '/projects/$projectId/commitments' : '/projects/$projectId/funds'
  return linkOptions({ to, params: { projectId } })
}
