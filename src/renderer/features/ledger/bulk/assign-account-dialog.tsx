import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import {
  AccountSelect,
  Dialog,
  DialogActs,
  ErrorState,
  Figure,
  Loaded,
  MoneyField,
  NoticeList,
  useAct,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { AssignedEntries } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/index.ts'

/** Entries that are to get their account: chosen ones, or all that the list's filter shows. */
export type AssignTarget = {
  readonly entries: AssignedEntries
  readonly count: number
  /** The one project of the entries; null where there are several. */
  readonly projectId: string | null
}

type AssignProps = { readonly target: AssignTarget; readonly onClose: () => void }

/** Says which account paid many entries; shows before it is done how many and what they are worth, and what can't change. */
export function AssignAccountDialog(props: AssignProps) {
  const { t } = useWords()
  return (
    <Dialog opened onClose={props.onClose} title={t('assign.title', { count: props.target.count })}>
      <AssignAccount {...props} />
    </Dialog>
  )
}

function AssignAccount({ target, onClose }: AssignProps) {
  const { t } = useWords()
  const toast = useToast()
  const assign = useAct('accounts.assign')
  const [accountId, setAccountId] = useState<string | null>(null)
  const [chargedMinor, setChargedMinor] = useState<number | null>(null)
  /** Of the account, once its one entry turned out to be in another. */
  const [currency, setCurrency] = useState<string | null>(null)
  const request = { accountId: accountId ?? '', entries: target.entries, chargedMinor }
  const preview = useRead('accounts.previewAssign', request, { enabled: accountId !== null })
  const found = accountId === null ? undefined : preview.data
  const count = found?.count ?? 0
  const charge = currency ?? (target.count === 1 ? missingCharge(found) : null)
  const run = async () => {
    const done = await assign.run({ ...request, leaveOut: (found?.refused ?? 0) > 0 })
    if (!done.ok) return
    toast.done('assign.done', { count: done.value.assigned })
    onClose()
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('assign.help')}
      </Text>
      <AccountSelect
        label={t('account.paidFrom')}
        projectId={target.projectId}
        value={accountId}
        onChange={chosen => {
          setAccountId(chosen)
          setChargedMinor(null)
          setCurrency(null)
        }}
      />
      {charge === null ? null : (
        <MoneyField
          label={t('account.charged')}
          help={t('account.chargedHelp')}
          currency={charge}
          value={chargedMinor}
          onChange={minor => {
            setCurrency(charge)
            setChargedMinor(minor)
          }}
        />
      )}
      {accountId === null ? null : (
        <Loaded of={preview} lines={3}>
          {data => <AssignPreview preview={data} />}
        </Loaded>
      )}
      {assign.error ? <ErrorState error={assign.error} /> : null}
      <DialogActs onLeave={onClose}>
        <Button disabled={count === 0} loading={assign.running} onClick={() => void run()}>
          {t('assign.confirm', { count })}
        </Button>
      </DialogActs>
    </Stack>
  )
}

/** Currency of the account that nobody said the charge of; null where nothing is missing. */
function missingCharge(preview: OutputOf<'accounts.previewAssign'> | undefined): string | null {
  const currency = preview?.blockers.find(({ code }) => code === 'OtherCurrency')?.details['currency']
  return typeof currency === 'string' ? currency : null
}

function AssignPreview({ preview }: { readonly preview: OutputOf<'accounts.previewAssign'> }) {
  const { t } = useWords()
  const { count, unchanged, sums, refused, blockers } = preview
  return (
    <Stack gap="xs">
      <Group gap="md" role="status">
        <Text size="sm" fw={600}>
          {[
            t('assign.count', { count }),
            ...(unchanged > 0 ? [t('assign.unchanged', { count: unchanged })] : []),
          ].join(' · ')}
        </Text>
        {sums.map(sum => (
          <Figure key={sum.currency} amount={sum} withCurrency strong />
        ))}
      </Group>
      {refused === 0 ? null : (
        <Alert color="amber" title={t('assign.refused', { count: refused })}>
          <div style={{ maxHeight: 220, overflowY: 'auto' }}>
            <NoticeList blockers={[]} warnings={blockers} />
          </div>
        </Alert>
      )}
    </Stack>
  )
}
