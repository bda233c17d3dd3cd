import { useState } from 'react'
import {
  ErrorState,
  type ListExport,
  ProgressPanel,
  useClient,
  useJob,
  useWords,
} from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { LEDGER_COLUMNS } from '#shared/contract/ledger-groups.ts'
import { ledgerSort } from './ledger-filter.ts'
import classes from './ledger-list.module.css'
import { groupingNamed } from './use-ledger-grouping.ts'

/** Writes exactly the list on screen into a file and hands it over. */
export function useLedgerExport(filter: LedgerFilter) {
  const { t, language } = useWords()
  const { shell } = useClient()
  const job = useJob('ledger.export')
  const [failed, setFailed] = useState<WireError | null>(null)
  const run = async (format: 'xlsx' | 'csv', shown: ListExport) => {
    setFailed(null)
    const made = await job.start({
      filter,
      sort: ledgerSort(shown.sort),
      columns: shown.columns.flatMap(id => LEDGER_COLUMNS.find(column => column === id) ?? []),
      groupBy: groupingNamed(shown.groupBy),
      format,
      language,
    })
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
