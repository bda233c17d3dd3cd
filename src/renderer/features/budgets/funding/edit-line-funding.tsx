import { useState } from 'react'
import {
  blockersIn,
  ConfirmAct,
  EffectPreview,
  Figure,
  MoneyField,
  NoticeList,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import type { FundedLine } from '#shared/contract/funding.ts'
import type { OutputOf } from '#shared/contract/index.ts'

/** What each source gives to one line; the rest is shown as uncovered while it is typed. */
export function EditLineFunding(props: {
  readonly plan: OutputOf<'funding.plan'>
  readonly line: FundedLine
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const save = useAct('funding.saveLine')
  const { line, plan } = props
  const { currency } = plan
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | null>>>(
    Object.fromEntries(line.parts.map(part => [part.sourceId, part.amountMinor])),
  )
  const given = Object.values(amounts).reduce<number>((sum, minor) => sum + (minor ?? 0), 0)
  const blockers = blockersIn(save.error)
  const figure = (minor: number) => <Figure amount={{ minor, currency }} withCurrency />
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('funding.lineTitle', { line: `${line.code} ${line.label}` })}
      text={t('funding.lineText')}
      confirmLabel={t('act.save')}
      running={save.running}
      error={blockers.length > 0 ? null : save.error}
      onConfirm={async () => {
        const parts = plan.sources.flatMap(source => {
          const amountMinor = amounts[source.id] ?? 0
          return amountMinor === 0 ? [] : [{ sourceId: source.id, amountMinor }]
        })
        const done = await save.run({ nodeId: line.nodeId, version: line.version, parts })
        if (done.ok) props.onClose()
      }}
    >
      <NoticeList blockers={blockers.map(notice => ({ ...notice, fix: null }))} />
      {plan.sources.map(source => (
        <MoneyField
          key={source.id}
          label={source.name}
          currency={currency}
          value={amounts[source.id] ?? null}
          onChange={minor => setAmounts({ ...amounts, [source.id]: minor })}
        />
      ))}
      <EffectPreview
        effects={[
          {
            label: t('funding.uncovered'),
            before: figure(line.uncoveredMinor),
            after: figure(line.amountMinor - given),
          },
        ]}
      />
    </ConfirmAct>
  )
}
