import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useToast, useWords, versionName } from '#renderer/ui/index.ts'
import type { BudgetData } from '../budget-page.tsx'

/** A new draft from the shown version, or an empty one for a project without a budget. */
export function CreateDraft(props: {
  readonly data: BudgetData
  readonly onClose: () => void
  readonly onCreated: (id: string) => void
}) {
  const words = useWords()
  const { t } = words
  const toast = useToast()
  const create = useAct('budgets.createVersion')
  const [note, setNote] = useState('')
  const { version } = props.data.tree
  const run = async () => {
    const made = await create.run({
      projectId: props.data.projectId,
      copyFromId: version?.id ?? null,
      note: note.trim(),
    })
    if (!made.ok) return
    toast.done('budget.created')
    props.onCreated(made.value.id)
  }
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('budget.createDraft')}
      text={
        version
          ? t(version.state === 'signed' ? 'budget.createSignedText' : 'budget.createText', {
              version: versionName(words, version),
            })
          : t('budget.createEmptyText')
      }
      confirmLabel={t('budget.createDraft')}
      onConfirm={run}
      running={create.running}
      error={create.error}
    >
      <Textarea
        label={t('budget.note')}
        description={t('budget.noteHelp')}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        maxLength={500}
        autosize
        data-autofocus
      />
    </ConfirmAct>
  )
}
