import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'

/** Acts that the search offers: each leads to the screen where it is done. */
export const ACTIONS: readonly {
  readonly to: string
  readonly labelKey: MessageKey
  readonly needs: ProcedureName
}[] = [
  { to: '/money/ledger/new', labelKey: 'find.newEntry', needs: 'ledger.saveDraft' },
  { to: '/projects/new', labelKey: 'find.newProject', needs: 'projects.create' },
  { to: '/registry/new', labelKey: 'find.newOrganisation', needs: 'organisations.create' },
  { to: '/money/import?kind=ledger', labelKey: 'find.importLedger', needs: 'imports.run' },
  { to: '/money/import?kind=rates', labelKey: 'find.importRates', needs: 'imports.run' },
  { to: '/settings/workspace', labelKey: 'find.backup', needs: 'workspace.backup' },
]
