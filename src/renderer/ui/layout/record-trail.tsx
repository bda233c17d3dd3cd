import { Button, Collapse, Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { useRead } from '../data/use-read.ts'
import { useMay } from '../session/session-context.tsx'
import { Loaded } from '../states/loaded.tsx'
import { showInstant } from '../words/show-value.ts'
import { useWords, type Words } from '../words/use-words.ts'
import classes from './record-trail.module.css'

type Event = OutputOf<'audit.list'>['rows'][number]
type Change = OutputOf<'audit.changes'>['rows'][number]

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
  const changes = useRead('audit.changes', { seq, limit: 500 })
  return (
    <Loaded of={changes} lines={2}>
      {({ rows }) => {
        const lines = rows.filter(row => row.rowId === recordId).flatMap(differences)
        if (lines.length === 0)
          return (
            <Text size="xs" c="dimmed" pb="xs">
              {t('trail.elsewhere')}
            </Text>
          )
        return (
          <Table verticalSpacing={2} fz="xs" aria-label={t('trail.changes')} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('trail.field')}</Table.Th>
                <Table.Th scope="col">{t('trail.before')}</Table.Th>
                <Table.Th scope="col">{t('trail.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(line => (
                <Table.Tr key={line.field}>
                  <Table.Th scope="row" fw={400} className={classes['value'] ?? ''}>
                    {line.field}
                  </Table.Th>
                  <Table.Td className={classes['value'] ?? ''}>{line.before}</Table.Td>
                  <Table.Td className={classes['value'] ?? ''}>{line.after}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }}
    </Loaded>
  )
}

type Difference = { readonly field: string; readonly before: string; readonly after: string }

const membersOf = (row: Change['before']): Readonly<Record<string, unknown>> =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? row : {}

const shown = (value: unknown): string => (value === null || value === undefined ? '—' : String(value))

/** Columns whose value changed; a new or deleted row shows what it held. */
function differences(change: Change): Difference[] {
  const before = membersOf(change.before)
  const after = membersOf(change.after)
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .map(field => ({ field, before: shown(before[field]), after: shown(after[field]) }))
    .filter(line => line.before !== line.after)
}
