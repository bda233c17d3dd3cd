import { ConfirmAct, useAct, useToast, useWords } from '#renderer/ui/index.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'

/** Deletes a draft version with all its rows. */
export function DeleteDraft(props: {
  readonly version: BudgetVersionRow
  readonly onClose: () => void
  readonly onDeleted: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const remove = useAct('budgets.deleteVersion')
  const { version } = props
  const run = async () => {
    const done = await remove.run({ id: version.id, version: version.version })
    if (!done.ok) return
    toast.done('budget.deleted')
    props.onDeleted()
  }
  return (
    <ConfirmAct
      opened
      danger
      onClose={props.onClose}
      title={t('budget.deleteTitle', { number: String(version.number) })}
      text={t('budget.deleteText')}
      confirmLabel={t('budget.deleteDraft')}
      onConfirm={run}
      running={remove.running}
      error={remove.error}
    />
  )
}
