import { type ReactNode, useState } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { Contract, InputOf } from '#shared/contract/index.ts'
import { useClient } from '../data/client-context.tsx'
import { useJob } from '../data/use-job.ts'
import { ErrorState } from '../states/error-state.tsx'
import { ProgressPanel } from '../states/progress-panel.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './data-list.module.css'
import { ExportMenu } from './export-menu.tsx'
import type { FileFormat, ListExport } from './list-types.ts'

export type ExportName = Extract<keyof Contract, `${string}.export`>
/** What every export is told beside what the list shows. */
export type FileWish = Pick<InputOf<'ledger.export'>, 'format' | 'language'>

/** Writes exactly the list on screen into a file and hands it over; `panel` tells how far it is, or what went wrong. */
export function useListExport<N extends ExportName>(
  name: N,
  inputOf: (shown: ListExport, wish: FileWish) => InputOf<N>,
): { readonly run: (format: FileFormat, shown: ListExport) => Promise<void>; readonly panel: ReactNode } {
  const { t, language } = useWords()
  const { shell } = useClient()
  const job = useJob<ExportName>(name)
  const [failed, setFailed] = useState<WireError | null>(null)
  const run = async (format: FileFormat, shown: ListExport) => {
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

/** The same for a table that always shows all of its columns: its button, named after `of` where a screen has several, and how far the file is. */
export function useTableExport<N extends ExportName>(
  name: N,
  inputOf: (wish: FileWish) => InputOf<N>,
  of?: string,
): { readonly menu: ReactNode; readonly panel: ReactNode } {
  const { run, panel } = useListExport(name, (_shown, wish) => inputOf(wish))
  return {
    menu: <ExportMenu of={of} onExport={format => run(format, { columns: [], sort: null, groupBy: null })} />,
    panel,
  }
}

/** The columns shown that the export knows, in the order of the screen. */
export const knownColumns = <K extends string>(shown: ListExport, known: readonly K[]): K[] =>
  shown.columns.flatMap(id => known.find(column => column === id) ?? [])
