import { Link, Outlet } from '@tanstack/react-router'
import { ApplicantName, Loaded, Page, useMay, useWords } from '#renderer/ui/index.ts'
import { ApplicationMarks, ApplicationStateBadge } from './application-columns.tsx'
import classes from './application-page.module.css'
import { APPLICATION_TABS } from './application-tabs.ts'
import { IntakeActs } from './intake-acts.tsx'
import { useApplication, useApplicationId } from './use-application.ts'

/** An application: its head, and below it one of its sides, each under an address of its own. */
export function ApplicationPage() {
  const { t } = useWords()
  const may = useMay()
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
      <nav className={classes['tabs']} aria-label={t('application.tabs')}>
        {APPLICATION_TABS.filter(tab => may(tab.needs)).map(tab => (
          <Link
            key={tab.to}
            to={tab.to}
            params={{ applicationId }}
            activeOptions={{ exact: tab.to === '/grants/applications/$applicationId' }}
            className={classes['tab']}
            activeProps={{ 'data-current': true }}
          >
            {t(tab.labelKey)}
          </Link>
        ))}
      </nav>
      {read.data ? (
        <Outlet />
      ) : (
        <div className={classes['body']}>
          <Loaded of={read} lines={8}>
            {() => null}
          </Loaded>
        </div>
      )}
    </Page>
  )
}
