import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import {
  DataList,
  Figure,
  isNarrowed,
  type ListSort,
  type ListSource,
  searchOfFilter,
  useClient,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { LedgerFilter, LedgerRow } from '#shared/contract/ledger.ts'
import type { LedgerGrouping } from '#shared/contract/ledger-groups.ts'
import { AssignAccountDialog, type AssignTarget } from '../bulk/assign-account-dialog.tsx'
import { EditDraftsDialog } from '../bulk/edit-drafts-dialog.tsx'
import { PostDialog, type PostTarget } from '../posting/post-dialog.tsx'
import { columnsBeside, ledgerColumns, showsParts } from './ledger-columns.tsx'
import { ledgerSort, savedFilter } from './ledger-filter.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import classes from './ledger-list.module.css'
import { useLedgerExport } from './use-ledger-export.ts'
import { useLedgerGroupBy, useLedgerGrouping } from './use-ledger-grouping.ts'

export type LedgerListProps = {
  readonly filter: LedgerFilter
  readonly onFilter: (filter: LedgerFilter) => void
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

/** Under this name columns, grouping and saved views are kept. */
export const LEDGER_LIST = 'ledger'
const NEWEST: ListSort = { key: 'entryDate', direction: 'descending' }

/** How many columns fit: beside the details of an entry not all do, except in a wide window. */
function useRoomBeside(isOpen: boolean): 'all' | 'some' | 'little' {
  const isWide = useMediaQuery('(min-width: 1600px)')
  const isNarrow = useMediaQuery('(max-width: 1180px)')
  if (!isOpen || isWide) return 'all'
  return isNarrow ? 'little' : 'some'
}

const rowId = (row: LedgerRow) => row.id
const isQuiet = (row: LedgerRow) => row.reversedById !== null

/** The ledger: page by page from the backend, its totals read apart so that pages stay quick. */
export function LedgerList({ filter, onFilter, openId, onOpen }: LedgerListProps) {
  const words = useWords()
  const { t } = words
  const client = useClient()
  const may = useMay()
  const totals = useRead('ledger.totals', { filter })
  const [target, setTarget] = useState<PostTarget | null>(null)
  const [edited, setEdited] = useState<readonly LedgerRow[] | null>(null)
  const [assigned, setAssigned] = useState<AssignTarget | null>(null)
  const exporting = useLedgerExport(filter)
  const base = useBaseCurrency(filter, totals.data)
  const room = useRoomBeside(openId !== null)
  const by = useLedgerGroupBy(LEDGER_LIST)
  const groups = useLedgerGrouping(filter, base)
  const columns = useMemo(() => {
    const all = ledgerColumns(words, filter, base, by)
    return room === 'all' ? all : columnsBeside(all, room)
  }, [words, filter, base, by, room])
  const source: ListSource<LedgerRow> = {
    key: ['ledger.list', filter],
    total: totals.data?.count,
    read: ({ offset, limit, sort }, signal) =>
      client.call('ledger.list', { filter, sort: ledgerSort(sort), offset, limit }, { signal }),
  }
  const mayPost = may('ledger.post')
  const mayAssign = may('accounts.assign')
  const count = totals.data?.count ?? 0
  const drafts = totals.data?.drafts ?? 0
  return (
    <>
      {exporting.panel}
      <DataList<LedgerRow>
        name={LEDGER_LIST}
        label={t('nav.ledger')}
        columns={columns}
        rowId={rowId}
        source={source}
        groups={groups}
        defaultSort={NEWEST}
        toolbar={
          <>
            <LedgerFilters filter={filter} onChange={onFilter} />
            {mayPost && drafts > 0 && filter.state === 'draft' ? (
              <Button variant="light" onClick={() => setTarget({ kind: 'filter', filter, count: drafts })}>
                {t('ledger.postAll', { count: drafts })}
              </Button>
            ) : null}
            {mayAssign && filter.withoutAccount && count > 0 ? (
              <Button
                variant="light"
                onClick={() => setAssigned({ entries: { filter }, count, projectId: filter.projectId })}
              >
                {t('assign.all', { count })}
              </Button>
            ) : null}
          </>
        }
        filter={filter}
        onFilter={saved => {
          const kept = savedFilter(saved)
          if (kept) onFilter(kept)
        }}
        onOpen={row => onOpen(row.id)}
        openId={openId}
        isQuiet={isQuiet}
        footer={{ entryDate: t('ledger.total'), ...footerOf(totals.data, filter, by, t) }}
        onExport={exporting.run}
        empty={
          isNarrowed(filter)
            ? { title: t('ledger.nothingFound'), text: t('ledger.nothingFoundHelp') }
            : { title: t('ledger.empty'), text: t('ledger.emptyHelp') }
        }
        {...(mayPost
          ? {
              actions: chosen => [
                ...postActions(chosen, t, setTarget),
                ...editActions(chosen, t, setEdited),
                ...(mayAssign ? assignActions(chosen, t, setAssigned) : []),
              ],
            }
          : {})}
      />
      <PostDialog target={target} onClose={() => setTarget(null)} />
      {assigned === null ? null : <AssignAccountDialog target={assigned} onClose={() => setAssigned(null)} />}
      {edited === null ? null : <EditDraftsDialog rows={edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function postActions(
  chosen: readonly LedgerRow[],
  t: ReturnType<typeof useWords>['t'],
  choose: (target: PostTarget) => void,
) {
  const ids = chosen.filter(row => row.state === 'draft').map(row => row.id)
  const label = ids.length === 0 ? t('ledger.postNone') : t('ledger.postChosen', { count: ids.length })
  return [{ label, disabled: ids.length === 0, onRun: () => choose({ kind: 'entries', ids }) }]
}

function editActions(
  chosen: readonly LedgerRow[],
  t: ReturnType<typeof useWords>['t'],
  choose: (rows: readonly LedgerRow[]) => void,
) {
  const hasDrafts = chosen.some(row => row.state === 'draft')
  return [{ label: t('bulk.act'), disabled: !hasDrafts, onRun: () => choose(chosen) }]
}

/** Entries that one call takes by name; more are given their account by the filter. */
const MOST_BY_NAME = 500

function assignActions(
  chosen: readonly LedgerRow[],
  t: ReturnType<typeof useWords>['t'],
  choose: (target: AssignTarget) => void,
) {
  const ids = chosen.map(row => row.id)
  const [first, ...others] = new Set(chosen.map(row => row.projectId))
  const projectId = others.length === 0 ? (first ?? null) : null
  return [
    {
      label: t('assign.act'),
      disabled: ids.length === 0 || ids.length > MOST_BY_NAME,
      onRun: () => choose({ entries: { ids }, count: ids.length, projectId }),
    },
  ]
}

type Totals = OutputOf<'ledger.totals'>

/** The project's currency, else that of the only sum; null where the list mixes several. */
function useBaseCurrency(filter: LedgerFilter, totals: Totals | undefined): string | null {
  const projects = useRead('projects.list', {})
  const project = projects.data?.rows.find(row => row.id === filter.projectId)
  if (project?.total) return project.total.currency
  const [only, ...others] = totals?.sums ?? []
  return others.length === 0 ? (only?.currency ?? null) : null
}

/** Each sum leads to its parts: the list in groups by project, by line, and by month where it is in those already. */
function footerOf(
  totals: Totals | undefined,
  filter: LedgerFilter,
  by: LedgerGrouping | null,
  t: ReturnType<typeof useWords>['t'],
) {
  const sums = totals?.sums ?? []
  const first = filter.projectId === null ? 'project' : 'line'
  const next = by === first ? 'month' : first
  const shown = (
    <span className={classes['sums']}>
      {sums.map(sum => (
        <Figure
          key={sum.currency}
          amount={sum}
          withCurrency={sums.length > 1}
          strong
          link={{ to: '/money/ledger', search: { ...searchOfFilter(filter), by: next } }}
          label={t('list.groupedBy', { by: t(`ledgerGroup.by.${next}`) })}
        />
      ))}
    </span>
  )
  return { [showsParts(filter, by) ? 'matched' : 'base']: shown }
}
