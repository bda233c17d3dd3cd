import { Stack, Text } from '@mantine/core'
import { useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'

type Rows = OutputOf<'intake.extensions'>['rows']

/** Extensions of the deadline that hold for an application: its own, and those of its applicant in the call. */
export function useExtensions(application: ApplicationDetail): Rows {
  const may = useMay()
  const read = useRead(
    'intake.extensions',
    { callId: application.call.id, applicationId: application.id },
    { enabled: may('intake.extensions') },
  )
  return read.data?.rows ?? []
}

/** Each extension of the deadline: until when, by whom and on which day it was granted, and why. */
export function Extensions({ rows }: { readonly rows: Rows }) {
  const { t, locale } = useWords()
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map(row => (
        <li key={row.id}>
          {formatZoned(row.untilAt, row.zone, locale)}
          <Text size="sm" c="dimmed">
            {`${row.grantedBy}, ${formatZoned(row.grantedAt, row.zone, locale)}`}
          </Text>
          {row.applicationId === null ? (
            <Text size="sm" c="dimmed">
              {t('application.extendForApplicant')}
            </Text>
          ) : null}
          <Text size="sm">{row.reason}</Text>
        </li>
      ))}
    </Stack>
  )
}
