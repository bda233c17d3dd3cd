import { useState } from 'react'
import { useClient, useJob } from '#renderer/ui/index.ts'
import type { WireError } from '#shared/contract/frames.ts'
import type { ImportKind, Mapping } from '#shared/contract/imports.ts'
import { applySaved } from './mapping-edits.ts'
import {
  acceptOf,
  isReady,
  needsMapping,
  paramsOf,
  type Setting,
  type Step,
  startWizard,
  type Wizard,
  withInspection,
  withMapping,
  withSetting,
} from './wizard-state.ts'

/** The wizard with its three long works: opening the file, trying the import, doing it. */
export function useWizard(kind: ImportKind, projectId: string | null, accountId: string | null = null) {
  const { shell } = useClient()
  const [wizard, setWizard] = useState<Wizard>(() => startWizard(kind, projectId, accountId))
  const [failed, setFailed] = useState<WireError | null>(null)
  const inspect = useJob('imports.inspect')
  const dryRun = useJob('imports.dryRun')
  const run = useJob('imports.run')

  const set = (setting: Setting) => setWizard(before => withSetting(before, setting))
  const input = (from: Wizard) => ({ kind: from.kind, token: from.file?.token ?? '', params: paramsOf(from) })

  const look = async (
    from: Wizard,
    choice: { readonly sheet: string | null; readonly headerRow: number | null },
  ) => {
    const found = await inspect.start({ ...input(from), ...choice })
    return found.ok ? found.value : null
  }
  const check = async (from: Wizard) => {
    setWizard({ ...from, step: 'check', outcome: null, result: null })
    const found = await dryRun.start({
      ...input(from),
      mapping: needsMapping(from.kind) ? from.mapping : null,
    })
    if (found.ok) setWizard({ ...from, step: 'check', outcome: found.value, result: null })
  }
  const pick = async () => {
    const picked = await shell.pickFile({ accept: acceptOf(wizard.kind) })
    setFailed(picked.ok ? null : picked.error)
    return picked.ok ? picked.value : null
  }

  return {
    wizard,
    failed,
    inspect,
    dryRun,
    run,
    set,
    goTo: (step: Step) => setWizard(before => ({ ...before, step })),
    startAnew: () =>
      setWizard(before => startWizard(before.kind, before.projectId, before.statement.accountId)),
    pickFile: async () => {
      const file = await pick()
      if (file) set({ file })
    },
    /** Opens the file, and for rates goes on to the check at once. */
    open: async () => {
      if (!isReady(wizard)) return
      if (!needsMapping(wizard.kind)) return check(wizard)
      const found = await look(wizard, { sheet: null, headerRow: null })
      if (found) setWizard(withInspection(wizard, found))
    },
    /** Another sheet or header row of the same file. */
    lookAt: async (choice: { readonly sheet: string | null; readonly headerRow: number | null }) => {
      const found = await look(wizard, choice)
      if (found) setWizard({ ...withInspection(wizard, found), step: 'table' })
    },
    setMapping: (mapping: Mapping) => setWizard(before => withMapping(before, mapping)),
    check: () => check(wizard),
    /** The corrected file with the columns as they were chosen: straight to the check. */
    checkAgain: async () => {
      const file = await pick()
      if (!file) return
      const next = withSetting(wizard, { file })
      if (!needsMapping(next.kind)) return check(next)
      const kept = wizard.mapping
      const place = { sheet: kept?.sheet ?? null, headerRow: kept?.headerRow ?? null }
      setWizard({ ...next, inspection: wizard.inspection })
      const found = await look(next, place)
      if (!found) return
      await check({ ...withInspection(next, found), mapping: kept ? applySaved(kept, found) : found.mapping })
    },
    import: async (post: boolean) => {
      const done = await run.start({
        ...input(wizard),
        mapping: needsMapping(wizard.kind) ? wizard.mapping : null,
        post,
      })
      if (!done.ok) return
      const isRefused = done.value.errors > 0
      setWizard(before =>
        isRefused ? { ...before, outcome: done.value } : { ...before, step: 'done', result: done.value },
      )
    },
  }
}

export type WizardActs = ReturnType<typeof useWizard>
