import { Badge, Button, Code, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ErrorState,
  NoPermission,
  Page,
  procedureText,
  showInstant,
  unwrapped,
  useClient,
  useMay,
  useTableExport,
  useWords,
  wireErrorOf,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { AUDIT_COLUMNS } from '#shared/contract/list-columns.ts'
import classes from './audit.module.css'
import { AuditChanges } from './audit-changes.tsx'

type Event = OutputOf<'audit.list'>['rows'][number]
const AT_ONCE = 50

/** Everything that was changed, by whom, when and why, newest first; each step opens the rows it changed. */
export function AuditTab() {
  const { t } = useWords()
  const may = useMay()
  const exporting = useTableExport('audit.export', wish => ({ columns: [...AUDIT_COLUMNS], ...wish }))
  return (
    <Page
      title={t('nav.audit')}
      subtitle={t('audit.help')}
      actions={may('audit.export') ? exporting.menu : null}
    >
      {exporting.panel}
      {may('audit.list') ? <Events /> : <NoPermission procedure="audit.list" />}
    </Page>
  )
}

function Events() {
  const { t } = useWords()
  const client = useClient()
  const first: number | null = null
  const events = useInfiniteQuery({
    queryKey: ['audit.list', 'all'],
    initialPageParam: first,
    queryFn: async ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) =>
      unwrapped(await client.call('audit.list', { before: pageParam, limit: AT_ONCE }, { signal })),
    getNextPageParam: page => (page.hasMore ? (page.rows.at(-1)?.seq ?? null) : null),
  })
  const pages = events.data?.pages ?? []
  const head = pages[0]?.head
  if (events.error) return <ErrorState error={wireErrorOf(events.error)} onRetry={() => events.refetch()} />
  return (
    <Stack gap="md" maw={1040}>
      {head === undefined ? null : (
        <div>
          <Text size="sm" c="dimmed">
            {t('audit.head')}
          </Text>
          <Code>{head}</Code>
        </div>
      )}
      <ol className={classes['events']}>
        {pages.flatMap(page => page.rows.map(event => <EventRow key={event.seq} event={event} />))}
      </ol>
      {events.hasNextPage ? (
        <div>
          <Button
            variant="default"
            loading={events.isFetchingNextPage}
            onClick={() => void events.fetchNextPage()}
          >
            {t('audit.older')}
          </Button>
        </div>
      ) : null}
    </Stack>
  )
}

function EventRow({ event }: { readonly event: Event }) {
  const words = useWords()
  const { t, locale } = words
  const [opened, setOpened] = useState(false)
  return (
    <li className={classes['event']}>
      <UnstyledButton
        className={classes['line'] ?? ''}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        <Text size="sm" c="dimmed" className={classes['at'] ?? ''}>
          {showInstant(event.at, locale)}
        </Text>
        <Text fw={600} flex={1}>
          {procedureText(words, event.procedure)}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Text size="sm">
            {event.secondPersonName === null
              ? event.personName
              : t('audit.two', { first: event.personName, second: event.secondPersonName })}
          </Text>
          {event.authenticated ? <Badge color="teal">{t('person.authenticated')}</Badge> : null}
        </Group>
        <Text size="sm" c="dimmed" className={classes['changes'] ?? ''}>
          {t('audit.changes', { count: event.changes })}
        </Text>
      </UnstyledButton>
      {event.reason === null || event.reason === '' ? null : (
        <Text size="sm" className={classes['reason'] ?? ''}>
          {t('audit.reason', { reason: event.reason })}
        </Text>
      )}
      {opened ? <AuditChanges seq={event.seq} /> : null}
    </li>
  )
}
