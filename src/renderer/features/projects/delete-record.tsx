import { ConfirmAct, useAct, useWords } from '#renderer/ui/index.ts'

export type DeleteRecordProps = {
  readonly name:
    | 'workPackages.delete'
    | 'activities.delete'
    | 'funds.delete'
    | 'conversions.delete'
    | 'transfers.delete'
    | 'paymentRequests.delete'
  readonly record: { readonly id: string; readonly version: number }
  /** The effect: "Delete work package WP2". */
  readonly title: string
  readonly onClose: () => void
}

/** Deletes a record that nothing depends on; one that is in use is refused, and the refusal says by what. */
export function DeleteRecord({ name, record, title, onClose }: DeleteRecordProps) {
  const { t } = useWords()
  const remove = useAct(name)
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={title}
      text={t('delete.inTrail')}
      confirmLabel={t('act.delete')}
      danger
      running={remove.running}
      error={remove.error}
      onConfirm={async () => {
        const done = await remove.run({ id: record.id, version: record.version })
        if (done.ok) onClose()
      }}
    />
  )
}
