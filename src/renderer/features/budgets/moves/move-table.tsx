import { Badge, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  ActionsHead,
  ConfirmAct,
  DateField,
  Figure,
  todayHere,
  useAct,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import type { MoveRow } from '#shared/contract/addenda.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { entriesLink } from '../tree/figure-links.ts'

type Act = { readonly kind: 'notify' | 'withdraw'; readonly move: MoveRow }
const COLOUR = { planned: 'amber', in_force: 'teal', withdrawn: 'gray' } as const

/** Moves and releases with their letters, newest first; those of replaced budgets stay to be read. */
export function MoveTable(props: {
  readonly rows: readonly MoveRow[]
  readonly currency: string
  readonly projectId: string
}) {
  const { t } = useWords()
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const mayAct = may('moves.save')
  return (
    <>
      <Table aria-label={t('moves.title')} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('whatIf.decidedOn')}</Table.Th>
            <Table.Th scope="col">{t('moves.kind')}</Table.Th>
            <Table.Th scope="col">{t('whatIf.from')}</Table.Th>
            <Table.Th scope="col">{t('whatIf.to')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('moves.amount', { currency: props.currency })}
            </Table.Th>
            <Table.Th scope="col">{t('whatIf.reference')}</Table.Th>
            <Table.Th scope="col">{t('moves.state')}</Table.Th>
            {mayAct ? <ActionsHead /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(move => (
            <MoveLine key={move.id} move={move} {...props} onAct={mayAct ? setAct : null} />
          ))}
        </Table.Tbody>
      </Table>
      {act?.kind === 'notify' ? <NotifyMove move={act.move} onClose={close} /> : null}
      {act?.kind === 'withdraw' ? <WithdrawMove move={act.move} onClose={close} /> : null}
    </>
  )
}

function MoveLine(props: {
  readonly move: MoveRow
  readonly currency: string
  readonly projectId: string
  readonly onAct: ((act: Act) => void) | null
}) {
  const { t, locale } = useWords()
  const { move, onAct } = props
  return (
    <Table.Tr>
      <Table.Td>{formatDate(move.decidedOn, locale)}</Table.Td>
      <Table.Td>{t(`reallocationKind.${move.kind}`)}</Table.Td>
      <Table.Td>{`${move.from.code} ${move.from.label}`}</Table.Td>
      <Table.Td>{`${move.to.code} ${move.to.label}`}</Table.Td>
      <Table.Td ta="right">
        <Figure
          amount={{ minor: move.amountMinor, currency: props.currency }}
          link={entriesLink(props.projectId, [move.to.lineId], 'spent')}
          label={t('moves.entriesOf', { line: move.to.code })}
        />
      </Table.Td>
      <Table.Td>
        {move.reference}
        {move.note === '' ? null : (
          <Text size="xs" c="dimmed">
            {move.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Badge color={COLOUR[move.state]} variant="light">
          {t(`moveState.${move.state}`)}
        </Badge>
        {move.onReference ? null : (
          <Text size="xs" c="dimmed">
            {t('moves.ofVersion', { number: String(move.budgetNumber) })}
          </Text>
        )}
      </Table.Td>
      {onAct ? (
        <Table.Td>
          {move.state === 'withdrawn' || !move.onReference ? null : (
            <Group gap={4} wrap="nowrap" justify="flex-end">
              {move.state === 'planned' ? (
                <Button size="compact-sm" variant="light" onClick={() => onAct({ kind: 'notify', move })}>
                  {t('moves.notify')}
                </Button>
              ) : null}
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() => onAct({ kind: 'withdraw', move })}
              >
                {t('moves.withdraw')}
              </Button>
            </Group>
          )}
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}

function NotifyMove({ move, onClose }: { readonly move: MoveRow; readonly onClose: () => void }) {
  const { t } = useWords()
  const notify = useAct('moves.notify')
  const [notifiedOn, setNotifiedOn] = useState<string | null>(todayHere())
  const [reference, setReference] = useState(move.reference)
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('moves.notifyTitle', { from: move.from.code, to: move.to.code })}
      text={t('moves.notifyText')}
      confirmLabel={t('moves.notify')}
      disabled={notifiedOn === null || reference.trim() === ''}
      running={notify.running}
      error={notify.error}
      onConfirm={async () => {
        if (notifiedOn === null) return
        const done = await notify.run({
          id: move.id,
          version: move.version,
          notifiedOn,
          reference: reference.trim(),
        })
        if (done.ok) onClose()
      }}
    >
      <DateField label={t('whatIf.notifiedOn')} value={notifiedOn} onChange={setNotifiedOn} required />
      <TextInput
        label={t('whatIf.reference')}
        value={reference}
        onChange={event => setReference(event.currentTarget.value)}
        maxLength={200}
        required
      />
    </ConfirmAct>
  )
}

function WithdrawMove({ move, onClose }: { readonly move: MoveRow; readonly onClose: () => void }) {
  const { t } = useWords()
  const withdraw = useAct('moves.withdraw')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      opened
      danger
      onClose={onClose}
      title={t('moves.withdrawTitle', { from: move.from.code, to: move.to.code })}
      text={t('moves.withdrawText')}
      confirmLabel={t('moves.withdraw')}
      disabled={reason.trim().length < SHORTEST_REASON}
      running={withdraw.running}
      error={withdraw.error}
      onConfirm={async () => {
        const done = await withdraw.run({ id: move.id, version: move.version, reason: reason.trim() })
        if (done.ok) onClose()
      }}
    >
      <TextInput
        label={t('moves.reason')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        maxLength={1000}
        required
      />
    </ConfirmAct>
  )
}
