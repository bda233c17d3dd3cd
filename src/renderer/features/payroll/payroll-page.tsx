import { ActionIcon, Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import { IconCopy, IconPencil, IconPlus } from '@tabler/icons-react'
import { Link, linkOptions, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Dialog,
  EmptyNote,
  Figure,
  InventedBadge,
  Loaded,
  Page,
  todayHere,
  useAct,
  useMay,
  useRead,
  useTableExport,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { PAYROLL_COLUMNS } from '#shared/contract/list-columns.ts'
import type { Payroll } from '#shared/contract/payroll.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatMonth } from '#shared/kernel/format-date.ts'
import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import { MadeEntries, partTexts } from '../sharing/index.ts'
import { MakeEntriesForm } from './make-entries-form.tsx'
import { SalaryForm } from './salary-form.tsx'
import { StaffForm } from './staff-form.tsx'

type Act =
  | { readonly kind: 'salary'; readonly record: Payroll | null }
  | { readonly kind: 'staff' }
  | { readonly kind: 'make' }

const earlier = (month: string): string => monthKey(addMonths(`${month}-01`, -1))

/** Months to choose from: those with salaries, the current one and the one after the latest. */
function monthsOf(known: readonly string[], today: string): string[] {
  const latest = known[0] === undefined ? [] : [monthKey(addMonths(`${known[0]}-01`, 1))]
  return [...new Set([...known, ...latest, monthKey(today)])].toSorted().toReversed()
}

/** Salaries of a month: what each person costs, which project pays how much, and the entries made of it. */
export function PayrollPage() {
  const { t, locale } = useWords()
  const may = useMay()
  const months = useRead('payroll.months', {})
  const known = months.data?.rows.map(row => row.month) ?? []
  const navigate = useNavigate({ from: '/money/payroll' })
  const { month: chosen } = useSearch({ from: '/money/payroll' })
  const setMonth = (value: string | null) =>
    void navigate({ search: value === null ? {} : { month: value }, replace: true })
  const [act, setAct] = useState<Act | null>(null)
  const month = chosen ?? known[0] ?? monthKey(todayHere())
  const salaries = useRead('payroll.list', { month }, { keepLast: true })
  const exporting = useTableExport('payroll.export', wish => ({
    month,
    columns: [...PAYROLL_COLUMNS],
    ...wish,
  }))
  const canWrite = may('payroll.save')
  const close = () => setAct(null)
  const waiting = salaries.data?.rows.filter(row => row.entries.length === 0).length ?? 0
  return (
    <Page
      title={t('nav.payroll')}
      subtitle={t('payroll.help')}
      actions={
        canWrite ? (
          <>
            {may('imports.run') ? (
              <Button
                variant="default"
                renderRoot={root => <Link {...root} to="/money/import" search={{ kind: 'salaries' }} />}
              >
                {t('payroll.import')}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => setAct({ kind: 'staff' })}>
              {t('payroll.newStaff')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setAct({ kind: 'salary', record: null })}
            >
              {t('payroll.new')}
            </Button>
            <Button disabled={waiting === 0} onClick={() => setAct({ kind: 'make' })}>
              {t('payroll.make')}
            </Button>
          </>
        ) : null
      }
    >
      <Stack gap="md" maw={1120}>
        <Group gap="xs">
          <Select
            aria-label={t('column.month')}
            allowDeselect={false}
            value={month}
            onChange={setMonth}
            data={monthsOf(known, todayHere()).map(value => ({ value, label: formatMonth(value, locale) }))}
          />
          {canWrite && known.includes(earlier(month)) ? <CopyMonth from={earlier(month)} to={month} /> : null}
          {salaries.data?.rows.length ? exporting.menu : null}
        </Group>
        {exporting.panel}
        <Loaded of={salaries}>
          {list =>
            list.rows.length === 0 ? (
              <EmptyNote title={t('payroll.none')} text={t('payroll.noneHelp')} />
            ) : (
              <Salaries list={list} onEdit={canWrite ? record => setAct({ kind: 'salary', record }) : null} />
            )
          }
        </Loaded>
      </Stack>
      <Dialog size="xl" opened={act?.kind === 'salary'} onClose={close} title={formatMonth(month, locale)}>
        {act?.kind === 'salary' ? <SalaryForm month={month} record={act.record} onDone={close} /> : null}
      </Dialog>
      <Dialog opened={act?.kind === 'staff'} onClose={close} title={t('payroll.newStaff')}>
        <StaffForm onDone={close} />
      </Dialog>
      <Dialog opened={act?.kind === 'make'} onClose={close} title={t('payroll.make')}>
        <MakeEntriesForm month={month} onDone={close} />
      </Dialog>
    </Page>
  )
}

function CopyMonth({ from, to }: { readonly from: string; readonly to: string }) {
  const { t, locale } = useWords()
  const toast = useToast()
  const copy = useAct('payroll.copyMonth')
  const run = async () => {
    const done = await copy.run({ from, to })
    if (done.ok) toast.done('payroll.copied', { count: done.value.copied })
    else toast.failed(done.error)
  }
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={16} aria-hidden />}
      loading={copy.running}
      onClick={() => void run()}
    >
      {t('payroll.copy', { month: formatMonth(from, locale) })}
    </Button>
  )
}

function Salaries(props: {
  readonly list: OutputOf<'payroll.list'>
  readonly onEdit: ((record: Payroll) => void) | null
}) {
  const { t } = useWords()
  const madeOf = useMadeOf()
  return (
    <Table aria-label={t('nav.payroll')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('payroll.person')}</Table.Th>
          {(['net', 'tax', 'social'] as const).map(part => (
            <Table.Th key={part} scope="col" ta="right">
              {t(`column.${part}_minor`)}
            </Table.Th>
          ))}
          <Table.Th scope="col" ta="right">
            {t('payroll.cost')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('payroll.byProjects')}
          </Table.Th>
          <Table.Th scope="col">{t('sharing.entries')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.list.rows.map(row => (
          <SalaryRow key={row.id} row={row} onEdit={props.onEdit} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        {props.list.sums.map(sum => (
          <Table.Tr key={sum.currency}>
            <Table.Th scope="row" colSpan={4}>
              {t('payroll.total')}
            </Table.Th>
            <Table.Th ta="right">
              <Figure amount={sum} withCurrency strong {...madeOf(props.list)} />
            </Table.Th>
            <Table.Td colSpan={2} />
          </Table.Tr>
        ))}
      </Table.Tfoot>
    </Table>
  )
}

/** The entries of the whole month; a month of which none are made yet has nothing behind its sum but its rows. */
function useMadeOf() {
  const { t, locale } = useWords()
  return ({ rows }: OutputOf<'payroll.list'>) => {
    const made = rows.find(row => row.entries.length > 0)
    return made === undefined
      ? {}
      : {
          link: linkOptions({ to: '/money/ledger', search: { payrollMonth: made.month } }),
          label: t('ledger.salariesOf', { month: formatMonth(made.month, locale) }),
        }
  }
}

function SalaryRow({
  row,
  onEdit,
}: {
  readonly row: Payroll
  readonly onEdit: ((record: Payroll) => void) | null
}) {
  const words = useWords()
  const { t, locale } = words
  // There are none to open before they are made.
  const entries =
    row.entries.length === 0
      ? {}
      : {
          link: linkOptions({ to: '/money/ledger', search: { payrollId: row.id } }),
          label: t('figureLink.entriesOf', { name: row.staff.name }),
        }
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Group gap="xs">
          {row.staff.name}
          {row.invented ? <InventedBadge /> : null}
          {onEdit && row.entries.length === 0 ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('payroll.edit', { name: row.staff.name })}
              onClick={() => onEdit(row)}
            >
              <IconPencil size={16} />
            </ActionIcon>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed" fw={400}>
          {row.position}
        </Text>
      </Table.Th>
      {(['net', 'tax', 'social'] as const).map(part => (
        <Table.Td key={part} ta="right">
          <Figure amount={row[part]} {...entries} />
        </Table.Td>
      ))}
      <Table.Td ta="right">
        <Figure amount={row.cost} withCurrency {...entries} />
      </Table.Td>
      <Table.Td ta="right">
        {`${formatDecimalText(row.projectShare, locale)} %`}
        {partTexts(row.shares, words).map(({ key, text }) => (
          <Text key={key} size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {text}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <MadeEntries entries={row.entries} />
        <WithdrawEntries row={row} />
      </Table.Td>
    </Table.Tr>
  )
}

/** Takes drafts back while none is posted. */
function WithdrawEntries({ row }: { readonly row: Payroll }) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const withdraw = useAct('payroll.withdrawEntries')
  const isOpen = row.entries.length > 0 && row.entries.every(entry => entry.state === 'draft')
  if (!isOpen || !may('payroll.withdrawEntries')) return null
  const run = async () => {
    const done = await withdraw.run({ id: row.id, version: row.version })
    if (!done.ok) toast.failed(done.error)
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      mt={4}
      loading={withdraw.running}
      aria-label={t('payroll.withdrawNamed', { name: row.staff.name })}
      onClick={() => void run()}
    >
      {t('payroll.withdraw')}
    </Button>
  )
}
