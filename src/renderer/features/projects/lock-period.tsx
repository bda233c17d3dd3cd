import { useState } from 'react'
import {
  ConfirmAct,
  Loaded,
  NoticeList,
  SecondPerson,
  type SecondPersonValue,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { rolesThatMay } from '#shared/domain/users/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { useLockRemedies } from './use-lock-remedies.ts'

/** Locks a reporting period: first what stands in the way, then the second person, then the act. */
export function LockPeriod({
  period,
  onClose,
}: {
  readonly period: PeriodRow
  readonly onClose: () => void
}) {
  const { t, locale } = useWords()
  const toast = useToast()
  const check = useRead('periods.lockCheck', { id: period.id })
  const lock = useAct('periods.lock')
  const [second, setSecond] = useState<SecondPersonValue | null>(null)
  const mend = useLockRemedies(period, onClose)
  const blocked = check.data === undefined || check.data.blockers.length > 0
  const confirm = async () => {
    if (!second) return
    const done = await lock.run({ id: period.id, version: period.version, second })
    if (!done.ok) return
    toast.done('period.isLocked', { period: period.label })
    onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('period.lockTitle', {
        period: period.label,
        start: formatDate(period.startDate, locale),
        end: formatDate(period.endDate, locale),
      })}
      text={t('period.lockText')}
      confirmLabel={t('period.lock')}
      disabled={blocked || second === null}
      running={lock.running}
      error={lock.error}
      onConfirm={confirm}
    >
      <Loaded of={check} lines={2}>
        {verdict => (
          <>
            <NoticeList blockers={verdict.blockers} warnings={verdict.warnings} onFix={mend} />
            {verdict.blockers.length === 0 ? (
              <SecondPerson value={second} onChange={setSecond} roles={rolesThatMay('confirmAsSecond')} />
            ) : null}
          </>
        )}
      </Loaded>
    </ConfirmAct>
  )
}
