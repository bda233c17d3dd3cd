import type { Side } from '#renderer/ui/index.ts'

export type ApplicationTabRoute =
  | '/grants/applications/$applicationId'
  | '/grants/applications/$applicationId/answers'
  | '/grants/applications/$applicationId/history'
  | '/grants/applications/$applicationId/checks'
  | '/grants/applications/$applicationId/evaluation'
  | '/grants/applications/$applicationId/decision'

/** The sides of an application in the order of its life; each is a route of its own below its page. */
export const APPLICATION_TABS: readonly Side<ApplicationTabRoute>[] = [
  {
    to: '/grants/applications/$applicationId',
    labelKey: 'application.tab.overview',
    needs: 'applications.get',
  },
  {
    to: '/grants/applications/$applicationId/answers',
    labelKey: 'application.tab.answers',
    needs: 'intake.answers',
  },
  {
    to: '/grants/applications/$applicationId/history',
    labelKey: 'application.tab.history',
    needs: 'intake.history',
  },
  {
    to: '/grants/applications/$applicationId/checks',
    labelKey: 'application.tab.checks',
    needs: 'checks.get',
  },
  {
    to: '/grants/applications/$applicationId/evaluation',
    labelKey: 'application.tab.evaluation',
    needs: 'committees.sheets',
  },
  {
    to: '/grants/applications/$applicationId/decision',
    labelKey: 'application.tab.decision',
    needs: 'decisions.preview',
  },
]
