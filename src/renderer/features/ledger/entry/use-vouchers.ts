import { useState } from 'react'
import { useAct, useClient } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'

export type Attachment = EntryDetails['attachments'][number]

export type Vouchers = {
  /** Asks for a file and attaches it as this paper, else as the first that is missing. */
  readonly add: (paper?: string) => Promise<void>
  readonly adding: boolean
  readonly open: (file: Attachment) => Promise<void>
  readonly save: (file: Attachment) => Promise<void>
  readonly remove: (file: Attachment) => Promise<void>
  readonly error: WireError | null
}

/** What can be done with the vouchers of one entry; every refusal ends up in `error`. */
export function useVouchers(entry: Pick<EntryDetails, 'id'>): Vouchers {
  const client = useClient()
  const attach = useAct('ledger.attach')
  const detach = useAct('ledger.detach')
  const [error, setError] = useState<WireError | null>(null)

  const tokenOf = async (file: Attachment) => {
    const offered = await client.call('ledger.attachmentFile', { attachmentId: file.id })
    setError(offered.ok ? null : offered.error)
    return offered.ok ? offered.value.token : null
  }
  return {
    error,
    adding: attach.running,
    add: async paper => {
      const picked = await client.shell.pickFile({ accept: [] })
      if (!picked.ok) return setError(picked.error)
      if (picked.value === null) return
      const list = paper === undefined ? await client.call('papers.checklist', { entryId: entry.id }) : null
      const documentType = paper ?? (list?.ok ? list.value.likely : '')
      const added = await attach.run({ entryId: entry.id, token: picked.value.token, documentType })
      setError(added.ok ? null : added.error)
    },
    open: async file => {
      const token = await tokenOf(file)
      const opened = token === null ? null : await client.shell.openFile(token)
      if (opened && !opened.ok) setError(opened.error)
    },
    save: async file => {
      const token = await tokenOf(file)
      const kept = token === null ? null : await client.shell.saveFile(token, file.fileName)
      if (kept && !kept.ok) setError(kept.error)
    },
    remove: async file => {
      const removed = await detach.run({ attachmentId: file.id })
      setError(removed.ok ? null : removed.error)
    },
  }
}
