import { Link, Outlet } from '@tanstack/react-router'
import { InventedBadge, Loaded, Page, useMay, usePaper, useWords } from '#renderer/ui/index.ts'
import { CallStateBadge } from './call-columns.tsx'
import classes from './call-page.module.css'
import { CALL_TABS } from './call-tabs.ts'
import { GuidelinesMenu } from './guidelines-menu.tsx'
import { useCall, useCallId } from './use-call.ts'

/** A call: its head, and below it one of its sides, each under an address of its own. */
export function CallPage() {
  const { t } = useWords()
  const may = useMay()
  const callId = useCallId()
  const read = useCall()
  const call = read.data?.call
  const guidelines = usePaper('call-guidelines')
  return (
    <Page
      title={call ? `${call.code} · ${call.title}` : t('call.one')}
      marks={
        call ? (
          <>
            <CallStateBadge state={call.state} />
            {call.invented ? <InventedBadge /> : null}
          </>
        ) : null
      }
      actions={call ? <GuidelinesMenu code={call.code} paper={guidelines} /> : undefined}
      body="fill"
    >
      {guidelines.panel}
      <nav className={classes['tabs']} aria-label={t('call.tabs')}>
        {CALL_TABS.filter(tab => may(tab.needs)).map(tab => (
          <Link
            key={tab.to}
            to={tab.to}
            params={{ callId }}
            activeOptions={{ exact: tab.to === '/grants/calls/$callId' }}
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
