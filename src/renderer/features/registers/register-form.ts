import { useRead, useSession } from '#renderer/ui/index.ts'
import type { Money } from '#shared/kernel/money.ts'

/** What the form of a register is opened for: a record, or none for a new one. */
export type RegisterFormProps<Row> = {
  readonly record: Row | null
  /** The project that the list is filtered by; a new record begins in it. */
  readonly projectId: string | null
  readonly onDone: () => void
}

/** Id and version of what is changed, none of what is new. */
export const identityOf = (record: { readonly id: string; readonly version: number } | null) => ({
  id: record?.id ?? null,
  version: record?.version ?? null,
})

/** The currency an amount is typed in: the record's own, else its project's, else the workspace's. */
export function useRegisterCurrency(projectId: string | null, stored: Money | undefined): string {
  const { workspace } = useSession()
  const projects = useRead('projects.list', {})
  const chosen = projects.data?.rows.find(row => row.id === projectId)
  return stored?.currency ?? chosen?.total?.currency ?? workspace.baseCurrency
}
