import { Select } from '@mantine/core'
import { useState } from 'react'
import { blockersIn, ConfirmAct, DecimalField, NoticeList, useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'

/** Funds all lines, or those of one heading, by the same percentages; what was there before is replaced. */
export function SpreadFunding(props: {
  readonly plan: OutputOf<'funding.plan'>
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const spread = useAct('funding.spread')
  const { plan } = props
  const [headingId, setHeading] = useState<string | null>(null)
  const [percents, setPercents] = useState<Readonly<Record<string, string | null>>>({})
  const shares = plan.sources.flatMap(source => {
    const percent = percents[source.id]
    return percent ? [{ sourceId: source.id, percent }] : []
  })
  const blockers = blockersIn(spread.error)
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('funding.spread')}
      text={t('funding.spreadText')}
      confirmLabel={t('funding.spreadDo')}
      disabled={shares.length === 0}
      running={spread.running}
      error={blockers.length > 0 ? null : spread.error}
      onConfirm={async () => {
        const { version } = plan
        if (!version) return
        const done = await spread.run({ versionId: version.id, version: version.version, headingId, shares })
        if (done.ok) props.onClose()
      }}
    >
      <NoticeList blockers={blockers.map(notice => ({ ...notice, fix: null }))} />
      <Select
        label={t('budget.under')}
        placeholder={t('funding.allLines')}
        data={plan.lines
          .filter(line => line.kind === 'heading')
          .map(line => ({ value: line.nodeId, label: `${line.code} ${line.label}` }))}
        value={headingId}
        onChange={setHeading}
        clearable
      />
      {plan.sources.map(source => (
        <DecimalField
          key={source.id}
          label={source.name}
          unit="%"
          value={percents[source.id] ?? null}
          onChange={percent => setPercents({ ...percents, [source.id]: percent })}
        />
      ))}
    </ConfirmAct>
  )
}
