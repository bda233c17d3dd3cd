import { Link } from '@tanstack/react-router'
import { Facts, Figure, Loaded, useWords } from '#renderer/ui/index.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import classes from './call-page.module.css'
import { useCall } from './use-call.ts'

/** What a call is, at a glance. */
export function OverviewTab() {
  const { t, locale } = useWords()
  const read = useCall()
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={6}>
        {({ call }) => (
          <Facts
            facts={[
              { label: t('call.kind'), value: t(`callKind.${call.kind}`) },
              {
                label: t('call.scheme'),
                value: call.schemeCode,
              },
              {
                label: t('call.project'),
                value: (
                  <Link to="/projects/$projectId" params={{ projectId: call.projectId }}>
                    {call.projectCode}
                  </Link>
                ),
              },
              { label: t('call.envelope'), value: <Figure amount={call.envelope} withCurrency /> },
              {
                label: t('call.deadline'),
                value: call.deadlineAt === null ? '—' : formatZoned(call.deadlineAt, call.zone, locale),
              },
            ]}
          />
        )}
      </Loaded>
    </div>
  )
}
