import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { DeleteRecord, Dialog, Figure, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { PaymentRequestRow } from '#shared/contract/payment-requests.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { Part } from '../tab-body.tsx'
import { AnswerRequest, RejectRequest, SendRequest } from './request-acts.tsx'
import { RequestForm } from './request-form.tsx'
import { RequestSteps } from './request-steps.tsx'

type Act = {
  readonly kind: 'steps' | 'edit' | 'delete' | 'send' | 'paid' | 'reject'
  readonly request: PaymentRequestRow | null
}

const COLOURS = { draft: 'gray', sent: 'amber', paid: 'teal', rejected: 'red' } as const

/** Requests for payment to the donor: made step by step, sent, answered by an instalment. */
export function PaymentRequests({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const may = useMay()
  const requests = useRead('paymentRequests.list', { projectId })
  const [act, setAct] = useState<Act | null>(null)
  const canWrite = may('paymentRequests.save')
  const open = requests.data?.rows.some(row => row.state === 'draft' || row.state === 'sent') ?? false
  return (
    <Part
      title={t('request.title')}
      actions={
        canWrite && !open ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAct({ kind: 'edit', request: null })}
          >
            {t('request.new')}
          </Button>
        ) : null
      }
    >
      <Loaded of={requests}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{t('request.none')}</Text>
          ) : (
            <Table.ScrollContainer minWidth={820}>
              <Table id="requests" aria-label={t('request.title')} highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('request.number')}</Table.Th>
                    <Table.Th scope="col">{t('request.kind')}</Table.Th>
                    <Table.Th scope="col">{t('period.label')}</Table.Th>
                    <Table.Th scope="col">{t('request.requestedOn')}</Table.Th>
                    <Table.Th scope="col" ta="right">
                      {t('request.amount')}
                    </Table.Th>
                    <Table.Th scope="col" ta="right">
                      {t('request.paid')}
                    </Table.Th>
                    <Table.Th scope="col">{t('request.state')}</Table.Th>
                    <Table.Th scope="col">{t('request.acts')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(request => (
                    <RequestLine
                      key={request.id}
                      request={request}
                      projectId={projectId}
                      canWrite={canWrite}
                      onAct={setAct}
                    />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
      {act ? <RequestAct act={act} projectId={projectId} onClose={() => setAct(null)} /> : null}
    </Part>
  )
}

function RequestLine(props: {
  readonly request: PaymentRequestRow
  readonly projectId: string
  readonly canWrite: boolean
  readonly onAct: (act: Act) => void
}) {
  const { request } = props
  const { t, locale } = useWords()
  const acts: readonly Exclude<Act['kind'], 'steps'>[] = !props.canWrite
    ? []
    : request.state === 'draft'
      ? ['edit', 'send', 'delete']
      : request.state === 'sent'
        ? ['paid', 'reject']
        : []
  const day = (date: string | null | undefined) => (date ? formatDate(date, locale) : '')
  return (
    <Table.Tr>
      <Table.Th scope="row">{request.number}</Table.Th>
      <Table.Td>{t(`request.kinds.${request.kind}`)}</Table.Td>
      <Table.Td>{request.periodLabel}</Table.Td>
      <Table.Td>{day(request.requestedOn)}</Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="transparent"
          px={0}
          aria-label={t('request.stepsOf', { number: request.number, amount: { ...request.amount } })}
          onClick={() => props.onAct({ kind: 'steps', request })}
        >
          <Figure amount={request.amount} />
        </Button>
      </Table.Td>
      <Table.Td ta="right">
        {request.paid ? (
          <>
            <Figure
              amount={request.paid.amount}
              link={linkOptions({
                to: '/projects/$projectId/funds',
                params: { projectId: props.projectId },
                hash: `receipt-${request.paid.movementId}`,
              })}
              label={t('request.receiptOf', { number: request.number })}
            />
            <Text size="sm" c="dimmed">
              {day(request.paid.date)}
            </Text>
          </>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={COLOURS[request.state]}>
          {t(`request.states.${request.state}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {acts.map(kind => (
            <Button
              key={kind}
              size="compact-sm"
              variant="default"
              onClick={() => props.onAct({ kind, request })}
            >
              {t(`request.act.${kind}`)}
            </Button>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function RequestAct(props: { readonly act: Act; readonly projectId: string; readonly onClose: () => void }) {
  const { act, projectId, onClose } = props
  const { t } = useWords()
  const { request } = act
  if (act.kind === 'edit')
    return (
      <Dialog opened onClose={onClose} size="xl" title={t(request ? 'request.act.edit' : 'request.new')}>
        <RequestForm projectId={projectId} request={request} onDone={onClose} />
      </Dialog>
    )
  if (!request) return null
  switch (act.kind) {
    case 'steps':
      return (
        <Dialog opened onClose={onClose} size="xl" title={t('request.one', { number: request.number })}>
          <Stack gap="sm">
            <RequestSteps projectId={projectId} currency={request.amount.currency} basis={request.basis} />
            <Attachments request={request} />
            {request.note === '' ? null : <Text size="sm">{request.note}</Text>}
          </Stack>
        </Dialog>
      )
    case 'delete':
      return (
        <DeleteRecord
          name="paymentRequests.delete"
          record={request}
          title={t('request.delete', { number: request.number })}
          onClose={onClose}
        />
      )
    case 'send':
      return <SendRequest request={request} onClose={onClose} />
    case 'paid':
      return <AnswerRequest request={request} projectId={projectId} onClose={onClose} />
    case 'reject':
      return <RejectRequest request={request} onClose={onClose} />
  }
}

/** What goes with the letter (Annex V). */
export function Attachments({ request }: { readonly request: Pick<PaymentRequestRow, 'basis'> }) {
  const { t } = useWords()
  const { attachments } = request.basis
  if (attachments.length === 0) return null
  return (
    <Text size="sm">
      {t('request.attachments')} {attachments.map(name => t(`request.attachment.${name}`)).join(' · ')}
    </Text>
  )
}
