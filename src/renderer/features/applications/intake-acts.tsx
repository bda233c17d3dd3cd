import { Button, Checkbox, Menu, Stack, Textarea, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { DateField, Dialog, DialogActs, ErrorState, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import { isComplete, NO_RECEIPT, ReceiptFields } from './receipt-fields.tsx'

type Opened = 'receive' | 'extend' | 'withdraw' | null
type Props = { readonly application: ApplicationDetail; readonly onDone: () => void }

/** What may be done with an application as it stands: record its receipt, extend, move, withdraw. */
export function IntakeActs({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useWords()
  const may = useMay()
  const move = useAct('applications.move')
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  if (!may('applications.move')) return null
  const { id, version, state, possible } = application
  return (
    <>
      {state === 'draft' ? (
        <Button onClick={() => setOpened('receive')}>{t('application.receive')}</Button>
      ) : null}
      {state === 'late' ? (
        <Button onClick={() => setOpened('extend')}>{t('application.extend')}</Button>
      ) : null}
      {possible.includes('admin_check') ? (
        <Button loading={move.running} onClick={() => void move.run({ id, version, to: 'admin_check' })}>
          {t('application.toCheck')}
        </Button>
      ) : null}
      {possible.includes('withdrawn') ? (
        <Menu>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
              {t('application.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpened('withdraw')}>{t('application.withdraw')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <Dialog opened={opened === 'receive'} onClose={close} title={t('application.receive')}>
        <Receive application={application} onDone={close} />
      </Dialog>
      <Dialog opened={opened === 'extend'} onClose={close} title={t('application.extend')}>
        <Extend application={application} onDone={close} />
      </Dialog>
      <Dialog opened={opened === 'withdraw'} onClose={close} title={t('application.withdraw')}>
        <Withdraw application={application} onDone={close} />
      </Dialog>
    </>
  )
}

function Receive({ application, onDone }: Props) {
  const { t } = useWords()
  const act = useAct('intake.receive')
  const [receipt, setReceipt] = useState(NO_RECEIPT)
  const [acceptFaults, setAcceptFaults] = useState(false)
  const send = async () => {
    if (!isComplete(receipt)) return
    const { id, version } = application
    const done = await act.run({ id, version, ...receipt, acceptFaults })
    if (done.ok) onDone()
  }
  return (
    <Stack gap="md">
      <ReceiptFields receipt={receipt} zone={application.call.zone} onChange={setReceipt} />
      <Checkbox
        label={t('application.acceptFaults')}
        checked={acceptFaults}
        onChange={event => setAcceptFaults(event.currentTarget.checked)}
      />
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={onDone}>
        <Button disabled={!isComplete(receipt)} loading={act.running} onClick={() => void send()}>
          {t('application.receive')}
        </Button>
      </DialogActs>
    </Stack>
  )
}

function Extend({ application, onDone }: Props) {
  const { t } = useWords()
  const act = useAct('intake.extend')
  const [untilOn, setUntilOn] = useState<string | null>(null)
  const [untilTime, setUntilTime] = useState('')
  const [reason, setReason] = useState('')
  const isReady = untilOn !== null && /^\d\d:\d\d$/.test(untilTime) && reason.trim().length > 2
  const send = async () => {
    const done = await act.run({
      callId: application.call.id,
      applicationId: application.id,
      organisationId: null,
      untilOn: untilOn ?? '',
      untilTime,
      reason,
    })
    if (done.ok) onDone()
  }
  return (
    <Stack gap="md">
      <DateField label={t('application.untilOn')} required value={untilOn} onChange={setUntilOn} />
      <TextInput
        label={t('application.receivedTime', { zone: application.call.zone })}
        placeholder="16:00"
        required
        value={untilTime}
        onChange={event => setUntilTime(event.currentTarget.value)}
      />
      <Textarea
        label={t('application.extensionReason')}
        autosize
        minRows={2}
        required
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={onDone}>
        <Button disabled={!isReady} loading={act.running} onClick={() => void send()}>
          {t('application.extend')}
        </Button>
      </DialogActs>
    </Stack>
  )
}

function Withdraw({ application, onDone }: Props) {
  const { t } = useWords()
  const act = useAct('applications.move')
  const [reason, setReason] = useState('')
  const send = async () => {
    const { id, version } = application
    const done = await act.run({ id, version, to: 'withdrawn', reason })
    if (done.ok) onDone()
  }
  return (
    <Stack gap="md">
      <Textarea
        label={t('application.withdrawalReason')}
        autosize
        minRows={2}
        required
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={onDone}>
        <Button color="red" disabled={reason.trim() === ''} loading={act.running} onClick={() => void send()}>
          {t('application.withdraw')}
        </Button>
      </DialogActs>
    </Stack>
  )
}
