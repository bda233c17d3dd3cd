import { linkOptions } from '@tanstack/react-router'
import type { FigureLink } from '#renderer/ui/index.ts'
import type { BookItem } from '#shared/contract/accounts.ts'

/** Where a movement of the books is looked at: entries by themselves, the rest with the project's funds. */
export const recordLink = ({
  kind,
  recordId,
  projectId,
}: Pick<BookItem, 'kind' | 'recordId' | 'projectId'>): FigureLink =>
  kind === 'entry'
    ? linkOptions({ to: '/money/ledger/$entryId', params: { entryId: recordId } })
    : linkOptions({ to: '/projects/$projectId/funds', params: { projectId } })
