import { useNavigate } from '@tanstack/react-router'
import type { Notice } from '#shared/contract/common.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { useProjectId } from './use-project.ts'

/** Goes where a blocker or warning of locking is mended: drafts to the ledger, deviations to the period. */
export function useLockRemedies(period: PeriodRow, onLeave: () => void): (notice: Notice) => void {
  const navigate = useNavigate()
  const projectId = useProjectId()
  const entries = { projectId, from: period.startDate, to: period.endDate }
  const goTo = (code: string) => {
    switch (code) {
      case 'Drafts':
        return navigate({ to: '/money/ledger', search: { ...entries, state: 'draft' } })
      case 'MissingDocuments':
        return navigate({
          to: '/money/ledger',
          search: { ...entries, state: 'posted', papersMissing: true },
        })
      case 'Unreconciled':
        return navigate({ to: '/money/accounts' })
      case 'EarlierOpen':
        return navigate({ to: '/projects/$projectId/periods', params: { projectId } })
      default:
        return navigate({
          to: '/projects/$projectId/periods/$periodId',
          params: { projectId, periodId: period.id },
        })
    }
  }
  return notice => {
    onLeave()
    void goTo(notice.code)
  }
}
