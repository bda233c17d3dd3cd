import { Link } from '@tanstack/react-router'
import { ApplicantName, Page, Sides, useWords } from '#renderer/ui/index.ts'
import { ApplicationMarks, ApplicationStateBadge } from './application-columns.tsx'
import { APPLICATION_TABS } from './application-tabs.ts'
import { IntakeActs } from './intake-acts.tsx'
import { useApplication, useApplicationId } from './use-application.ts'

/** An application: its head, and below it one of its sides, each under an address of its own. */
export function ApplicationPage() {
  const { t } = useWords()
  const applicationId = useApplicationId()
  const read = useApplication()
  const application = read.data
  return (
    <Page
      title={
        application
          ? `${application.referenceNo} · ${application.title || t('application.untitled')}`
          : t('application.one')
      }
      marks={
        application ? (
          <>
            <ApplicationStateBadge state={application.state} />
            <ApplicationMarks row={application} />
          </>
        ) : null
      }
      subtitle={
        application ? (
          <>
            <Link to="/grants/calls/$callId" params={{ callId: application.call.id }}>
              {application.call.code}
            </Link>
            {' · '}
            <ApplicantName name={application.applicantName} />
          </>
        ) : undefined
      }
      actions={application ? <IntakeActs application={application} /> : null}
      body="fill"
    >
      <Sides label={t('application.tabs')} sides={APPLICATION_TABS} params={{ applicationId }} of={read} />
    </Page>
  )
}
