import { useParams } from '@tanstack/react-router'
import { useRead } from '#renderer/ui/index.ts'

export const useAccountId = (): string => useParams({ from: '/money/accounts/$accountId' }).accountId

/** The account of the address, archived ones too; undefined while it is read. */
export function useAccount() {
  const id = useAccountId()
  const read = useRead('accounts.list', { archived: true })
  return { read, account: read.data?.rows.find(row => row.id === id) }
}
