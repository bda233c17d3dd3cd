import { Text } from '@mantine/core'
import { useRef, useState } from 'react'
import {
  blockersIn,
  ConfirmAct,
  DateField,
  EffectPreview,
  Figure,
  NoticeList,
  SecondPerson,
  type SecondPersonValue,
  todayHere,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'
import type { Notice } from '#shared/contract/common.ts'
import { rolesThatMay } from '#shared/domain/users/index.ts'
import type { BudgetData } from '../budget-page.tsx'
import { rowOfNotice } from '../notice-row.ts'
import { budgetDifferences } from './budget-differences.ts'

const SHOWN = 8

/** Signing makes the draft the reference: shows which lines change against the signed version, then asks for the day. */
export function SignVersion(props: {
  readonly data: BudgetData
  readonly version: BudgetVersionRow
  readonly onClose: () => void
  readonly onSigned: () => void
  /** Leads to where a remedy is: a row of this budget, or the budget as a whole. */
  readonly onMend: (nodeId: string | undefined) => void
}) {
  const { t } = useWords()
  const day = useRef<HTMLDivElement>(null)
  const toast = useToast()
  const sign = useAct('budgets.sign')
  const [signedOn, setSignedOn] = useState<string | null>(todayHere())
  const [second, setSecond] = useState<SecondPersonValue | null>(null)
  const { version } = props
  const needsSecond = version.kind === 'addendum'
  const number = String(version.number)
  const blockers = blockersIn(sign.error)
  const mend = (notice: Notice) => {
    if (notice.fix?.labelKey === 'fix.changeDate') return day.current?.querySelector('input')?.focus()
    return props.onMend(rowOfNotice(props.data.tree.nodes, notice)?.id)
  }
  const run = async () => {
    if (signedOn === null) return
    const done = await sign.run({ id: version.id, version: version.version, signedOn, second })
    if (!done.ok) return
    toast.done('budget.signed', { number })
    props.onSigned()
  }
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t('budget.signTitle', { number })}
      text={t('budget.signText')}
      confirmLabel={t('budget.signDo')}
      onConfirm={run}
      running={sign.running}
      disabled={signedOn === null || (needsSecond && second === null)}
      error={blockers.length > 0 ? null : sign.error}
    >
      <NoticeList blockers={blockers} onFix={mend} />
      <div ref={day}>
        <DateField label={t('budget.signedOn')} value={signedOn} onChange={setSignedOn} required />
      </div>
      {needsSecond ? (
        <SecondPerson value={second} onChange={setSecond} roles={rolesThatMay('confirmAsSecond')} />
      ) : null}
      <SigningEffect {...props} />
    </ConfirmAct>
  )
}

function SigningEffect({ data, version }: { readonly data: BudgetData; readonly version: BudgetVersionRow }) {
  const { t } = useWords()
  const signed = data.versions.find(row => row.state === 'signed')
  const before = useRead(
    'budgets.tree',
    { projectId: data.projectId, versionId: signed?.id ?? '' },
    { enabled: signed !== undefined },
  )
  const { currency, nodes } = data.tree
  const figure = (minor: number | null) => (
    <Figure amount={minor === null ? null : { minor, currency }} withCurrency />
  )
  if (signed !== undefined && !before.data)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('state.loading')}
      </Text>
    )
  const lines = budgetDifferences(before.data?.nodes ?? [], nodes)
  const total = {
    label: t('budget.total'),
    after: figure(version.totalMinor),
    ...(signed ? { before: figure(signed.totalMinor) } : {}),
  }
  const changed = signed
    ? lines.slice(0, SHOWN).map(line => ({
        label: line.name,
        before: figure(line.before),
        after: line.after === null ? t('budget.lineGone') : figure(line.after),
      }))
    : []
  const more = signed ? lines.length - changed.length : 0
  return (
    <>
      <EffectPreview effects={[total, ...changed]} />
      {more > 0 ? <Text size="sm">{t('budget.moreLines', { count: more })}</Text> : null}
    </>
  )
}
