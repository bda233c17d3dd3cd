import { Checkbox, MultiSelect, Select } from '@mantine/core'
import { AccountSelect, DateField, useRead, useWords } from '#renderer/ui/index.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { useCurrencies } from '../use-currencies.ts'
import { elsewhereOf, FromElsewhere } from './from-elsewhere.tsx'
import type { LedgerFiltersProps } from './ledger-filters.tsx'
import classes from './ledger-list.module.css'
import { compressLines, expandLines, headingGroups } from './line-options.ts'

/** How many of the filters behind the button narrow the list. */
export function moreFiltersOf(filter: LedgerFilter): number {
  const { from, to, lineIds, currency, workPackageId, accountId } = filter
  const set = [workPackageId, currency, accountId].filter(value => value !== null)
  const dates = from !== null || to !== null ? 1 : 0
  return (
    set.length +
    elsewhereOf(filter).length +
    dates +
    (lineIds.length > 0 ? 1 : 0) +
    (filter.withoutAccount ? 1 : 0) +
    (filter.withoutAttachment ? 1 : 0) +
    (filter.papersMissing ? 1 : 0)
  )
}

export function MoreFilters({ filter, onChange }: LedgerFiltersProps) {
  const { t } = useWords()
  const currencies = useCurrencies()
  const change = (part: Partial<LedgerFilter>) => onChange({ ...filter, ...part })
  return (
    <>
      {filter.projectId === null ? null : (
        <PeriodFilter projectId={filter.projectId} filter={filter} onChange={change} />
      )}
      <div className={classes['date']}>
        <DateField label={t('ledger.from')} value={filter.from} onChange={from => change({ from })} />
      </div>
      <div className={classes['date']}>
        <DateField label={t('ledger.to')} value={filter.to} onChange={to => change({ to })} />
      </div>
      {filter.projectId === null ? null : (
        <>
          <LineFilter
            projectId={filter.projectId}
            chosen={filter.lineIds}
            onChange={lineIds => change({ lineIds })}
          />
          <WorkFilter
            projectId={filter.projectId}
            chosen={filter.workPackageId}
            onChange={workPackageId => change({ workPackageId })}
          />
        </>
      )}
      <Select
        label={t('entry.currency')}
        placeholder={t('ledger.any')}
        w={110}
        clearable
        searchable
        data={[...currencies]}
        value={filter.currency}
        onChange={currency => change({ currency })}
      />
      <AccountSelect
        label={t('account.paidFrom')}
        projectId={filter.projectId}
        clearable
        value={filter.accountId}
        onChange={accountId => change({ accountId })}
      />
      <Checkbox
        className={classes['tick'] ?? ''}
        label={t('ledger.withoutAccount')}
        checked={filter.withoutAccount}
        onChange={event => change({ withoutAccount: event.currentTarget.checked })}
      />
      <Checkbox
        className={classes['tick'] ?? ''}
        label={t('ledger.withoutAttachment')}
        checked={filter.withoutAttachment}
        onChange={event => change({ withoutAttachment: event.currentTarget.checked })}
      />
      <Checkbox
        className={classes['tick'] ?? ''}
        label={t('papers.filter')}
        checked={filter.papersMissing}
        onChange={event => change({ papersMissing: event.currentTarget.checked })}
      />
      <FromElsewhere filter={filter} onChange={change} />
    </>
  )
}

type Change = (part: Partial<LedgerFilter>) => void

function PeriodFilter(props: {
  readonly projectId: string
  readonly filter: LedgerFilter
  readonly onChange: Change
}) {
  const { t } = useWords()
  const periods = useRead('periods.list', { projectId: props.projectId })
  const rows = periods.data?.rows ?? []
  if (rows.length === 0) return null
  const current = rows.find(row => row.startDate === props.filter.from && row.endDate === props.filter.to)
  const choose = (id: string | null) => {
    const period = rows.find(row => row.id === id)
    props.onChange({ from: period?.startDate ?? null, to: period?.endDate ?? null })
  }
  return (
    <Select
      label={t('ledger.period')}
      placeholder={t('ledger.any')}
      w={170}
      clearable
      data={rows.map(row => ({
        value: row.id,
        label: t('ledger.periodName', { number: row.number, label: row.label }),
      }))}
      value={current?.id ?? null}
      onChange={choose}
    />
  )
}

function LineFilter(props: {
  readonly projectId: string
  readonly chosen: readonly string[]
  readonly onChange: (ids: string[]) => void
}) {
  const { t } = useWords()
  const lines = useRead('budgets.lines', { projectId: props.projectId })
  const rows = lines.data?.rows ?? []
  const data = headingGroups(rows, heading => t('ledger.wholeHeading', { heading }))
  return (
    <MultiSelect
      label={t('ledger.lines')}
      placeholder={props.chosen.length === 0 ? t('ledger.any') : ''}
      className={classes['lines'] ?? ''}
      classNames={{ pill: classes['pill'] ?? '' }}
      styles={{ inputField: { minWidth: 40 } }}
      data={data.map(group => ({ group: group.group, items: [...group.items] }))}
      value={compressLines(rows, props.chosen)}
      onChange={values => props.onChange(expandLines(rows, values))}
      searchable
      clearable
      maxDropdownHeight={320}
      comboboxProps={{ width: 420, position: 'bottom-start' }}
    />
  )
}

function WorkFilter(props: {
  readonly projectId: string
  readonly chosen: string | null
  readonly onChange: (id: string | null) => void
}) {
  const { t } = useWords()
  const project = useRead('projects.get', { id: props.projectId })
  const rows = project.data?.workPackages ?? []
  if (rows.length === 0) return null
  return (
    <Select
      label={t('entry.workPackage')}
      placeholder={t('ledger.any')}
      w={150}
      clearable
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      data={rows.map(row => ({ value: row.id, label: `${row.code} ${row.title}` }))}
      value={props.chosen}
      onChange={props.onChange}
    />
  )
}
