import { type ReactNode, useState } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { useClient } from '../data/client-context.tsx'
import { useJob } from '../data/use-job.ts'
import { ErrorState } from '../states/error-state.tsx'
import { ProgressPanel } from '../states/progress-panel.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './data-list.module.css'
import type { ListExport } from './list-types.ts'

export type ExportName = 'ledger.export' | 'organisations.export' | 'projects.export' | 'decisions.export'
/** What every export is told beside what the list shows. */
export type FileWish = Pick<InputOf<'ledger.export'>, 'format' | 'language'>

/** Writes exactly the list on screen into a file and hands it over; `panel` tells how far it is, or what went wrong. */
export function useListExport<N extends ExportName>(
  name: N,
  inputOf: (shown: ListExport, wish: FileWish) => InputOf<N>,
): { readonly run: (format: 'xlsx' | 'csv', shown: ListExport) => Promise<void>; readonly panel: ReactNode } {
  const { t, language } = useWords()
  const { shell } = useClient()
  const job = useJob<ExportName>(name)
  const [failed, setFailed] = useState<WireError | null>(null)
  const run = async (format: 'xlsx' | 'csv', shown: ListExport) => {
    setFailed(null)
    const made = await job.start(inputOf(shown, { format, language }))
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
        <ProgressPanel state={job.state} onCancel={job.cancel} label={t('list.exporting')} />
      )}
    </div>
  ) : null
  return { run, panel }
}

/** The columns shown that the export knows, in the order of the screen. */
export const knownColumns = <K extends string>(shown: ListExport, known: readonly K[]): K[] =>
  shown.columns.flatMap(id => known.find(column => column === id) ?? [])
