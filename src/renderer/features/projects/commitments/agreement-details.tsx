import { ActionIcon, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ActionsHead,
  DeleteRecord,
  Facts,
  Figure,
  RecordTrail,
  useMay,
  useWords,
} from '#renderer/ui/index.ts'
import type { AgreementRow } from '#shared/contract/availability.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { AgreementForm } from './agreement-form.tsx'
import { MovementForm } from './movement-form.tsx'
import { ReleaseForm } from './release-form.tsx'

export type AgreementDetailsProps = {
  readonly projectId: string
  readonly currency: string
  readonly record: AgreementRow
}
type Form = 'edit' | 'movement' | 'release'

/** One agreement: its figures, what moved under it, and what may be done. */
export function AgreementDetails(props: AgreementDetailsProps) {
  const { t } = useWords()
  const may = useMay()
  const [form, setForm] = useState<Form | null>(null)
  const done = () => setForm(null)
  if (form === 'edit') return <AgreementForm {...props} reservation={null} onDone={done} />
  if (form === 'movement') return <MovementForm {...props} onDone={done} />
  if (form === 'release') return <ReleaseForm {...props} onDone={done} />
  const { record } = props
  return (
    <Stack gap="md">
      {may('agreements.save') ? (
        <Group gap="xs">
          <Button size="xs" onClick={() => setForm('movement')}>
            {t('agreement.addMovement')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setForm('edit')}>
            {t('act.edit')}
          </Button>
          {record.freeMinor > 0 ? (
            <Button size="xs" variant="default" onClick={() => setForm('release')}>
              {t('agreement.release')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      <AgreementFacts {...props} />
      <Title order={3} size="h4">
        {t('agreement.movements')}
      </Title>
      {record.movements.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('agreement.noMovements')}
        </Text>
      ) : (
        <Movements {...props} />
      )}
      <RecordTrail recordId={record.id} />
    </Stack>
  )
}

function AgreementFacts({ projectId, currency, record }: AgreementDetailsProps) {
  const { t, locale } = useWords()
  const figure = (minor: number) => <Figure amount={{ minor, currency }} withCurrency />
  // What the line holds for all of its agreements, this one among them.
  const onLine = (minor: number, amount: 'contracted' | 'paid' | 'admitted', name: string) => (
    <Figure
      amount={{ minor, currency }}
      withCurrency
      {...(record.line
        ? {
            link: {
              to: '/projects/$projectId/budget',
              params: { projectId },
              search: { line: record.line.id, amount },
            },
            label: name,
          }
        : {})}
    />
  )
  return (
    <Facts
      facts={[
        { label: t('agreement.signedOn'), value: formatDate(record.signedOn, locale) },
        {
          label: t('commitments.line'),
          value: record.line ? `${record.line.code} ${record.line.label}` : t('agreement.noLine'),
        },
        { label: t('agreement.agreed'), value: figure(record.agreedMinor) },
        { label: t('agreement.released'), value: figure(record.releasedMinor) },
        {
          label: t('agreement.contracted'),
          value: onLine(record.contractedMinor, 'contracted', t('agreement.contracted')),
        },
        { label: t('agreement.paid'), value: onLine(record.paidMinor, 'paid', t('agreement.paid')) },
        { label: t('agreement.reported'), value: figure(record.reportedMinor) },
        {
          label: t('agreement.accepted'),
          value: onLine(record.acceptedMinor, 'admitted', t('agreement.accepted')),
        },
        { label: t('agreement.free'), value: figure(record.freeMinor) },
        {
          label: t('agreement.spent'),
          value: (
            <Figure
              amount={{ minor: record.spentMinor, currency }}
              withCurrency
              link={{ to: '/money/ledger', search: { projectId, text: record.agreementNo, state: 'posted' } }}
              label={t('agreement.entries')}
            />
          ),
        },
      ]}
    />
  )
}

function Movements({ currency, record }: AgreementDetailsProps) {
  const { t, locale } = useWords()
  const may = useMay()
  const [deleting, setDeleting] = useState<AgreementRow['movements'][number] | null>(null)
  const canDelete = may('agreements.deleteMovement')
  const title = (movement: AgreementRow['movements'][number]) =>
    t('agreement.deleteMovement', {
      kind: t(`forwardedKind.${movement.kind}`),
      date: movement.date,
      amount: { minor: movement.minor, currency },
    })
  return (
    <>
      <Table aria-label={t('agreement.movements')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('commitments.date')}</Table.Th>
            <Table.Th scope="col">{t('agreement.kind')}</Table.Th>
            <Table.Th scope="col">{t('commitments.reference')}</Table.Th>
            <Table.Th scope="col">{t('agreement.account')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {currency}
            </Table.Th>
            {canDelete ? <ActionsHead /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {record.movements.map(movement => (
            <Table.Tr key={movement.id}>
              <Table.Td>{formatDate(movement.date, locale)}</Table.Td>
              <Table.Td>{t(`forwardedKind.${movement.kind}`)}</Table.Td>
              <Table.Td>{movement.reference}</Table.Td>
              <Table.Td>
                {movement.account ? (
                  <Link to="/money/accounts/$accountId/ledger" params={{ accountId: movement.account.id }}>
                    {movement.account.name}
                  </Link>
                ) : null}
              </Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={{ minor: movement.minor, currency }}
                  {...(movement.account
                    ? {
                        link: {
                          to: '/money/accounts/$accountId/ledger',
                          params: { accountId: movement.account.id },
                          search: { from: movement.date, to: movement.date },
                        },
                        label: t('fund.inAccount', { account: movement.account.name, date: movement.date }),
                      }
                    : {})}
                />
              </Table.Td>
              {canDelete ? (
                <Table.Td ta="right">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={title(movement)}
                    onClick={() => setDeleting(movement)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {deleting ? (
        <DeleteRecord
          name="agreements.deleteMovement"
          record={deleting}
          title={title(deleting)}
          onClose={() => setDeleting(null)}
        />
      ) : null}
    </>
  )
}
