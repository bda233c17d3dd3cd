import { type ReactNode, useState } from 'react'
import type { DocumentFormat, DocumentId } from '#shared/contract/documents.ts'
import type { WireError } from '#shared/contract/frames.ts'
import { ErrorState } from '../states/error-state.tsx'
import { ProgressPanel } from '../states/progress-panel.tsx'
import { useWords } from '../words/use-words.ts'
import { useClient } from './client-context.tsx'
import { useJob } from './use-job.ts'

export type PaperParameters = Readonly<Record<string, string | null>>

/** Makes one document, records it and hands it over; `panel` tells how far it is, or what went wrong. */
export function usePaper(paper: DocumentId): {
  readonly make: (parameters: PaperParameters, format: DocumentFormat) => Promise<void>
  readonly running: boolean
  readonly panel: ReactNode
} {
  const { t } = useWords()
  const { shell } = useClient()
  const job = useJob('documents.make')
  const [failed, setFailed] = useState<WireError | null>(null)
  const make = async (parameters: PaperParameters, format: DocumentFormat) => {
    setFailed(null)
    const done = await job.start({ id: paper, parameters, format })
    if (!done.ok) return
    const saved = await shell.saveFile(done.value.token, done.value.run.fileName)
    if (!saved.ok) setFailed(saved.error)
  }
  const panel = (
    <>
      <ProgressPanel state={job.state} onCancel={job.cancel} label={t('docs.producing')} />
      {failed ? <ErrorState error={failed} /> : null}
    </>
  )
  return { make, running: job.state.phase === 'running', panel }
}
