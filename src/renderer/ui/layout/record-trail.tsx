import { Button, Collapse, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { useRead } from '../data/use-read.ts'
import { useMay } from '../session/session-context.tsx'
import { Loaded } from '../states/loaded.tsx'
import { showInstant } from '../words/show-value.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { ChangeTable } from './change-table.tsx'
import classes from './record-trail.module.css'

type Event = OutputOf<'audit.list'>['rows'][number]

const FIRST = 20
const ALL = 200

/** What was done, in words where there are any for the procedure. */
export const procedureText = (words: Words, procedure: string): string =>
  words.has(`procedure.${procedure}`) ? words.say(`procedure.${procedure}`) : procedure

/** Who changed a record, when, how and why, newest first; each step opens the values before and after. */
export function RecordTrail(props: { readonly recordId: string; readonly level?: 2 | 3 }) {
  const { recordId, level = 3 } = props
  const { t } = useWords()
  const may = useMay()
  const [opened, setOpened] = useState(false)
  const id = useId()
  if (!may('audit.list')) return null
  return (
    <section aria-labelledby={id}>
      <UnstyledButton
        className={classes['head'] ?? ''}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        <Text component={`h${level}`} fw={600} m={0} id={id}>
          {t('trail.title')}
        </Text>
      </UnstyledButton>
      {opened ? <Events recordId={recordId} /> : null}
    </section>
  )
}

function Events({ recordId }: { readonly recordId: string }) {
  const { t } = useWords()
  const [limit, setLimit] = useState(FIRST)
  const events = useRead('audit.list', { recordId, limit }, { keepLast: true })
  return (
    <Loaded of={events} lines={3}>
      {({ rows, hasMore }) => (
        <Stack gap={0} component="ol" className={classes['events'] ?? ''}>
          {rows.length === 0 ? <Text c="dimmed">{t('trail.none')}</Text> : null}
          {rows.map(event => (
            <EventRow key={event.seq} event={event} recordId={recordId} />
          ))}
          {hasMore && limit < ALL ? (
            <Button variant="subtle" size="xs" onClick={() => setLimit(ALL)}>
              {t('trail.more')}
            </Button>
          ) : null}
        </Stack>
      )}
    </Loaded>
  )
}

function EventRow({ event, recordId }: { readonly event: Event; readonly recordId: string }) {
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
        <Text size="sm">{procedureText(words, event.procedure)}</Text>
        <Text size="xs" c="dimmed">
          {t(event.secondPersonName === null ? 'trail.by' : 'trail.byTwo', {
            at: showInstant(event.at, locale),
            name: event.personName,
            second: event.secondPersonName ?? '',
          })}
        </Text>
        {event.reason === null || event.reason === '' ? null : <Text size="sm">{event.reason}</Text>}
      </UnstyledButton>
      <Collapse expanded={opened}>{opened ? <Changes seq={event.seq} recordId={recordId} /> : null}</Collapse>
    </li>
  )
}

function Changes({ seq, recordId }: { readonly seq: number; readonly recordId: string }) {
  const { t } = useWords()
  const changes = useRead('audit.changes', { seq, recordId })
  return (
    <Loaded of={changes} lines={2}>
      {({ rows, hasMore }) => {
        const seen = rows.filter(change => change.fields.length > 0)
        return (
          <Stack gap="xs" pb="xs">
            {seen.length === 0 ? (
              <Text size="xs" c="dimmed">
                {t('trail.elsewhere')}
              </Text>
            ) : null}
            {seen.map(change => (
              <ChangeTable
                key={`${change.table} ${change.rowId} ${change.operation}`}
                change={change}
                size="xs"
                titled={change.rowId !== recordId}
              />
            ))}
            {hasMore ? <Text size="xs">{t('audit.moreRows')}</Text> : null}
          </Stack>
        )
      }}
    </Loaded>
  )
}
