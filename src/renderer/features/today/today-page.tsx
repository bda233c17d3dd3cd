import { Stack, Text, Title } from '@mantine/core'
import {
  EmptyNote,
  Loaded,
  Page,
  todayHere,
  useMay,
  useRead,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { ProjectsAtAGlance } from './projects-at-a-glance.tsx'
import { TodayRow } from './today-row.tsx'

type Row = OutputOf<'today.list'>['rows'][number]

const URGENCIES = ['overdue', 'soon', 'normal'] as const

/** What is due, what waits for this person, what was left half done; each with the act. */
export function TodayPage() {
  const { t, locale } = useWords()
  const { person } = useSession()
  const may = useMay()
  const today = todayHere()
  const list = useRead('today.list', { today })
  return (
    <Page
      title={t('nav.today')}
      subtitle={t('today.subtitle', { date: formatDate(today, locale, 'long'), name: person.name })}
    >
      <Stack gap="xl" maw={1040}>
        <Loaded of={list} lines={5}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyNote title={t('today.nothing')} text={t('today.nothingHelp')} />
            ) : (
              URGENCIES.map(urgency => (
                <Group key={urgency} urgency={urgency} rows={rows.filter(row => row.urgency === urgency)} />
              ))
            )
          }
        </Loaded>
        {may('ledger.list') ? <ProjectsAtAGlance /> : null}
      </Stack>
    </Page>
  )
}

function Group(props: { readonly urgency: (typeof URGENCIES)[number]; readonly rows: readonly Row[] }) {
  const { t } = useWords()
  if (props.rows.length === 0) return null
  const heading = `today-${props.urgency}`
  return (
    <Stack component="section" gap="xs" aria-labelledby={heading}>
      <Title order={2} id={heading}>
        {t(`today.urgency.${props.urgency}`)}
        <Text span c="dimmed" ml="xs">
          {props.rows.length}
        </Text>
      </Title>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {props.rows.map(row => (
          <TodayRow key={`${row.kind} ${row.route} ${JSON.stringify(row.details)}`} row={row} />
        ))}
      </Stack>
    </Stack>
  )
}
