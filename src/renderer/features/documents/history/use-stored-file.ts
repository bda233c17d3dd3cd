import { useState } from 'react'
import { useClient } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'

/** Opens or saves the stored file of a produced document; a file that was changed since is refused. */
export function useStoredFile() {
  const client = useClient()
  const [error, setError] = useState<WireError | null>(null)
  const [running, setRunning] = useState(false)
  const offered = async (runId: string) => {
    setRunning(true)
    const file = await client.call('documents.file', { runId })
    setRunning(false)
    setError(file.ok ? null : file.error)
    return file.ok ? file.value : null
  }
  return {
    error,
    running,
    open: async (runId: string) => {
      const file = await offered(runId)
      const opened = file && (await client.shell.openFile(file.token))
      if (opened && !opened.ok) setError(opened.error)
    },
    save: async (runId: string) => {
      const file = await offered(runId)
      const kept = file && (await client.shell.saveFile(file.token, file.fileName))
      if (kept && !kept.ok) setError(kept.error)
    },
  }
}
