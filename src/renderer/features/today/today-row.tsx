import { Button, Text } from '@mantine/core'
import {
  IconArchive,
  IconCalendarDue,
  IconChecklist,
  IconEye,
  IconFileText,
  IconGavel,
  IconHourglass,
  IconPencil,
  IconReceipt,
  IconScale,
  IconTrendingUp,
  type TablerIcon,
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { Figure, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './today.module.css'

type Row = OutputOf<'today.list'>['rows'][number]

const ICONS: Readonly<Record<Row['kind'], TablerIcon>> = {
  period_ended: IconCalendarDue,
  drafts: IconReceipt,
  deviations: IconScale,
  line_at_risk: IconTrendingUp,
  review: IconEye,
  form_draft: IconPencil,
  unconfirmed_rules: IconFileText,
  backup: IconArchive,
  call_closing: IconHourglass,
  applications: IconChecklist,
  decisions: IconGavel,
}

/** One thing that waits: what it is, since or until when, how much, and the button that does it. */
export function TodayRow({ row }: { readonly row: Row }) {
  const { say, locale, t } = useWords()
  const router = useRouter()
  const Icon = ICONS[row.kind]
  return (
    <li className={classes['row']} data-urgency={row.urgency}>
      <Icon size={20} stroke={1.75} aria-hidden className={classes['icon']} />
      <Text className={classes['what'] ?? ''}>{say(row.titleKey, { count: row.count, ...row.details })}</Text>
      <Text size="sm" c="dimmed" className={classes['date'] ?? ''}>
        {row.date === null ? '' : t('today.date', { date: formatDate(row.date, locale) })}
      </Text>
      <span className={classes['amount']}>
        {row.amount ? <Figure amount={row.amount} withCurrency /> : null}
      </span>
      <Button
        size="xs"
        variant={row.urgency === 'overdue' ? 'filled' : 'light'}
        onClick={() => router.history.push(row.route)}
      >
        {say(row.actionKey)}
      </Button>
    </li>
  )
}
