import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import {
  DataList,
  ErrorState,
  Figure,
  isNarrowed,
  type ListExport,
  type ListSort,
  type ListSource,
  ProgressPanel,
  useClient,
  useJob,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { LEDGER_SORTS, type LedgerFilter, type LedgerRow } from '#shared/contract/ledger.ts'
import { PostDialog, type PostTarget } from '../posting/post-dialog.tsx'
import { columnsBeside, ledgerColumns } from './ledger-columns.tsx'
import { savedFilter } from './ledger-filter.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import classes from './ledger-list.module.css'

export type LedgerListProps = {
  readonly filter: LedgerFilter
  readonly onFilter: (filter: LedgerFilter) => void
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

const NEWEST: ListSort = { key: 'entryDate', direction: 'descending' }

function ledgerSort(sort: ListSort | null) {
  const key = LEDGER_SORTS.find(known => known === sort?.key)
  return key === undefined || sort === null
    ? ({ key: 'entryDate', direction: 'descending' } as const)
    : { key, direction: sort.direction }
}

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
  const exporting = useLedgerExport(filter)
  const base = useBaseCurrency(filter, totals.data)
  const room = useRoomBeside(openId !== null)
  const columns = useMemo(() => {
    const all = ledgerColumns(words, filter, base)
    return room === 'all' ? all : columnsBeside(all, room)
  }, [words, filter, base, room])
  const source: ListSource<LedgerRow> = {
    key: ['ledger.list', filter],
    total: totals.data?.count,
    read: ({ offset, limit, sort }, signal) =>
      client.call('ledger.list', { filter, sort: ledgerSort(sort), offset, limit }, { signal }),
  }
  const mayPost = may('ledger.post')
  const drafts = totals.data?.drafts ?? 0
  return (
    <>
      {exporting.panel}
      <DataList<LedgerRow>
        name="ledger"
        label={t('nav.ledger')}
        columns={columns}
        rowId={rowId}
        source={source}
        defaultSort={NEWEST}
        toolbar={
          <>
            <LedgerFilters filter={filter} onChange={onFilter} />
            {mayPost && drafts > 0 && filter.state === 'draft' ? (
              <Button variant="light" onClick={() => setTarget({ kind: 'filter', filter, count: drafts })}>
                {t('ledger.postAll', { count: drafts })}
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
        footer={{ entryDate: t('ledger.total'), ...footerOf(totals.data, filter) }}
        onExport={exporting.run}
        empty={
          isNarrowed(filter)
            ? { title: t('ledger.nothingFound'), text: t('ledger.nothingFoundHelp') }
            : { title: t('ledger.empty'), text: t('ledger.emptyHelp') }
        }
        {...(mayPost ? { actions: chosen => postActions(chosen, t, setTarget) } : {})}
      />
      <PostDialog target={target} onClose={() => setTarget(null)} />
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

type Totals = OutputOf<'ledger.totals'>

/** The project's currency, else that of the only sum; null where the list mixes several. */
function useBaseCurrency(filter: LedgerFilter, totals: Totals | undefined): string | null {
  const projects = useRead('projects.list', {})
  const project = projects.data?.rows.find(row => row.id === filter.projectId)
  if (project?.total) return project.total.currency
  const [only, ...others] = totals?.sums ?? []
  return others.length === 0 ? (only?.currency ?? null) : null
}

function footerOf(totals: Totals | undefined, filter: LedgerFilter) {
  const sums = totals?.sums ?? []
  const shown = (
    <span className={classes['sums']}>
      {sums.map(sum => (
        <Figure key={sum.currency} amount={sum} withCurrency={sums.length > 1} strong />
      ))}
    </span>
  )
  return { [filter.lineIds.length > 0 ? 'matched' : 'base']: shown }
}

/** Writes exactly the list on screen into a file and hands it over. */
function useLedgerExport(filter: LedgerFilter) {
  const { t, language } = useWords()
  const { shell } = useClient()
  const job = useJob('ledger.export')
  const [failed, setFailed] = useState<WireError | null>(null)
  const run = async (format: 'xlsx' | 'csv', shown: ListExport) => {
    setFailed(null)
    const made = await job.start({ filter, sort: ledgerSort(shown.sort), format, language })
    if (!made.ok) return
    const saved = await shell.saveFile(made.value.token, made.value.fileName)
    if (!saved.ok) setFailed(saved.error)
  }
  const isShown = failed !== null || job.state.phase === 'running' || job.state.phase === 'failed'
  const panel = isShown ? (
    <div className={classes['progress']}>
      {failed ? (
        <ErrorState error={failed} />
      ) : (
        <ProgressPanel state={job.state} onCancel={job.cancel} label={t('ledger.exporting')} />
      )}
    </div>
  ) : null
  return { run, panel }
}
