import { useAct } from '../data/use-act.ts'
import { useWords } from '../words/use-words.ts'
import { ConfirmAct } from './confirm-act.tsx'

export type DeleteRecordProps = {
  readonly name:
    | 'workPackages.delete'
    | 'activities.delete'
    | 'agreements.deleteMovement'
    | 'assets.delete'
    | 'checks.deletePaper'
    | 'committees.removeMember'
    | 'conversions.delete'
    | 'funds.delete'
    | 'organisations.removePerson'
    | 'paymentRequests.delete'
    | 'pendingPayments.delete'
    | 'procurements.delete'
    | 'statements.delete'
    | 'transfers.delete'
  readonly record: { readonly id: string; readonly version: number }
  /** The effect: "Delete work package WP2". */
  readonly title: string
  /** Where more is to be said than that the trail keeps it. */
  readonly text?: string
  readonly confirmLabel?: string
  /** False for what is only taken off a list. */
  readonly danger?: boolean
  readonly onClose: () => void
  /** When it is gone; by default as `onClose`. */
  readonly onDone?: () => void
}

/** Deletes a record that nothing depends on; one that is in use is refused, and the refusal says by what. */
export function DeleteRecord(props: DeleteRecordProps) {
  const { t } = useWords()
  const remove = useAct(props.name)
  const { id, version } = props.record
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={props.title}
      text={props.text ?? t('delete.inTrail')}
      confirmLabel={props.confirmLabel ?? t('act.delete')}
      danger={props.danger ?? true}
      running={remove.running}
      error={remove.error}
      onConfirm={async () => {
        const done = await remove.run({ id, version })
        if (done.ok) (props.onDone ?? props.onClose)()
      }}
    />
  )
}
