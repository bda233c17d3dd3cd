import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  blockersIn,
  ConfirmAct,
  DateField,
  EffectPreview,
  Figure,
  MoneyField,
  NoticeList,
  useAct,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { lineOptions } from './what-if-board.tsx'

/** Releases part of the reserve to a line, with the day and reference of the donor's written authorisation. */
export function ReleaseReserve(props: {
  readonly projectId: string
  readonly lines: readonly OutputOf<'budgets.lines'>['rows'][number][]
  readonly currency: string
  readonly leftMinor: number
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const release = useAct('moves.release')
  const [toLineId, setLine] = useState<string | null>(null)
  const [amountMinor, setAmount] = useState<number | null>(null)
  const [authorisedOn, setDay] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const { currency, leftMinor, projectId, onClose } = props
  const isWhole =
    toLineId !== null && amountMinor !== null && authorisedOn !== null && reference.trim() !== ''
  const blockers = blockersIn(release.error)
  const run = async () => {
    if (!isWhole) return
    const done = await release.run({
      ...{ projectId, toLineId, amountMinor, authorisedOn },
      reference: reference.trim(),
      note: '',
    })
    if (!done.ok) return
    toast.done('moves.saved')
    onClose()
  }
  const figure = (minor: number) => <Figure amount={{ minor, currency }} withCurrency />
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('moves.release')}
      text={t('moves.releaseText')}
      confirmLabel={t('moves.releaseDo')}
      disabled={!isWhole}
      running={release.running}
      error={blockers.length > 0 ? null : release.error}
      onConfirm={run}
    >
      <NoticeList blockers={blockers.map(notice => ({ ...notice, fix: null }))} />
      <Select
        label={t('whatIf.to')}
        data={lineOptions(props.lines)}
        value={toLineId}
        onChange={setLine}
        searchable
        required
      />
      <MoneyField
        label={t('budget.amount')}
        currency={currency}
        value={amountMinor}
        onChange={setAmount}
        required
      />
      <DateField label={t('moves.authorisedOn')} value={authorisedOn} onChange={setDay} required />
      <TextInput
        label={t('moves.authorisation')}
        value={reference}
        onChange={event => setReference(event.currentTarget.value)}
        maxLength={200}
        required
      />
      {amountMinor === null ? null : (
        <EffectPreview
          effects={[
            { label: t('moves.left'), before: figure(leftMinor), after: figure(leftMinor - amountMinor) },
          ]}
        />
      )}
    </ConfirmAct>
  )
}
