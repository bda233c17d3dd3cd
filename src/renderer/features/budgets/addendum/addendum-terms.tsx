import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, DateField, useAct, useWords } from '#renderer/ui/index.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'

/** What an addendum says beside its lines: the letter that asked for it, its first day, a later end of the project. */
export function AddendumTerms(props: { readonly version: BudgetVersionRow; readonly onClose: () => void }) {
  const { t } = useWords()
  const save = useAct('budgets.saveTerms')
  const { id, version, ...before } = props.version
  const [note, setNote] = useState(before.note)
  const [requestReference, setRequest] = useState(before.requestReference)
  const [effectiveOn, setEffective] = useState(before.effectiveOn)
  const [newEndDate, setEnd] = useState(before.newEndDate)
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('addendum.editTerms')}
      text={t('addendum.termsText')}
      confirmLabel={t('act.save')}
      running={save.running}
      error={save.error}
      onConfirm={async () => {
        const done = await save.run({
          ...{ id, version, effectiveOn, newEndDate },
          note: note.trim(),
          requestReference: requestReference.trim(),
        })
        if (done.ok) props.onClose()
      }}
    >
      <TextInput
        label={t('budget.note')}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        maxLength={500}
      />
      <TextInput
        label={t('addendum.request')}
        value={requestReference}
        onChange={event => setRequest(event.currentTarget.value)}
        maxLength={200}
      />
      <DateField label={t('addendum.effectiveOn')} value={effectiveOn} onChange={setEffective} />
      <DateField
        label={t('addendum.newEnd')}
        help={t('addendum.newEndHelp')}
        value={newEndDate}
        onChange={setEnd}
      />
    </ConfirmAct>
  )
}
