import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useMay } from '#renderer/ui/index.ts'
import type { BudgetData } from '../budget-page.tsx'
import { CreateDraft } from './create-draft.tsx'
import { DeleteDraft } from './delete-draft.tsx'
import { SignVersion } from './sign-version.tsx'

/** What may be done with the shown version now; acts that are absent are not offered. */
export type VersionActs = {
  /** A new draft: a copy of the shown version, or empty when there is none. */
  readonly create: (() => void) | null
  readonly sign: (() => void) | null
  readonly remove: (() => void) | null
  readonly canEdit: boolean
  /** An import makes a draft of its own, so there must be none. */
  readonly mayImport: boolean
  readonly showSigned: () => void
  readonly dialog: ReactNode
}

type Opened = 'create' | 'sign' | 'remove' | null

export function useVersionActs(data: BudgetData): VersionActs {
  const may = useMay()
  const navigate = useNavigate({ from: '/projects/$projectId/budget' })
  const [opened, setOpened] = useState<Opened>(null)
  const { version } = data.tree
  const isDraft = version?.state === 'draft'
  const hasDraft = data.versions.some(row => row.state === 'draft')
  const close = () => setOpened(null)
  const show = (versionId: string | undefined) => {
    close()
    void navigate({ search: versionId === undefined ? {} : { versionId } })
  }
  const openRow = (nodeId: string | undefined) => {
    close()
    if (nodeId !== undefined) void navigate({ search: before => ({ ...before, line: nodeId }) })
  }
  return {
    create: !hasDraft && may('budgets.createVersion') ? () => setOpened('create') : null,
    sign: isDraft && may('budgets.sign') ? () => setOpened('sign') : null,
    remove: isDraft && may('budgets.deleteVersion') ? () => setOpened('remove') : null,
    canEdit: isDraft && may('budgets.saveNode'),
    mayImport: !hasDraft && may('imports.run'),
    showSigned: () => show(undefined),
    dialog: (
      <>
        {opened === 'create' ? <CreateDraft data={data} onClose={close} onCreated={show} /> : null}
        {opened === 'sign' && version ? (
          <SignVersion
            data={data}
            version={version}
            onClose={close}
            onSigned={() => show(undefined)}
            onMend={openRow}
          />
        ) : null}
        {opened === 'remove' && version ? (
          <DeleteDraft version={version} onClose={close} onDeleted={() => show(undefined)} />
        ) : null}
      </>
    ),
  }
}
