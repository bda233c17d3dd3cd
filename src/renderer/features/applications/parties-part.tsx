import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { PartiesForm } from './parties-form.tsx'

export type Parties = OutputOf<'intake.parties'>
type Named = { readonly id: string; readonly name: string }

/** Who applies together: the lead, who answers for it, co-applicants and other bodies. */
export function PartiesPart({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useWords()
  const may = useMay()
  const read = useRead('intake.parties', { applicationId: application.id })
  const [changing, setChanging] = useState(false)
  const close = () => setChanging(false)
  return (
    <Stack component="section" gap="xs" aria-label={t('application.parties')}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('application.parties')}
        </Title>
        {may('intake.setParties') ? (
          <Button size="xs" variant="default" onClick={() => setChanging(true)}>
            {t('application.changeParties')}
          </Button>
        ) : null}
      </Group>
      <Loaded of={read} lines={2}>
        {parties => (
          <>
            <PartyTable parties={parties} />
            <Dialog
              opened={changing}
              onClose={close}
              title={t('application.partiesOf', { reference: application.referenceNo })}
              size="xl"
            >
              <PartiesForm application={application} parties={parties} onClose={close} />
            </Dialog>
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function PartyTable({ parties }: { readonly parties: Parties }) {
  const { t } = useWords()
  const { lead, patron, usualPatron, rows } = parties
  const mayHavePatron = lead === null || lead.partyKind !== 'organisation'
  return (
    <>
      <Table aria-label={t('application.parties')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('application.role')}</Table.Th>
            <Table.Th scope="col">{t('application.party')}</Table.Th>
            <Table.Th scope="col">{t('organisation.partyKind')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Row
            part="lead_applicant"
            body={lead?.organisation ?? null}
            name={parties.applicantName || t('organisation.nameMissing')}
            kind={lead?.partyKind ?? null}
          />
          {patron ? <Row part="patron" body={patron} name={patron.name} kind="organisation" /> : null}
          {rows.map(({ organisation, role, partyKind }) => (
            <Row
              key={`${organisation.id} ${role}`}
              part={role}
              body={organisation}
              name={organisation.name}
              kind={partyKind}
            />
          ))}
        </Table.Tbody>
      </Table>
      {lead !== null && mayHavePatron && patron === null ? (
        <Text size="sm" c="amber">
          {usualPatron === null
            ? t('application.patronMissing')
            : t('application.patronUsual', { name: usualPatron.name })}
        </Text>
      ) : null}
    </>
  )
}

function Row(props: {
  readonly part: 'lead_applicant' | 'patron' | Parties['rows'][number]['role']
  /** Null where the registry doesn't know it. */
  readonly body: Named | null
  readonly name: string
  readonly kind: Parties['rows'][number]['partyKind'] | null
}) {
  const { t } = useWords()
  const { part, body, name, kind } = props
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {t(`applicantRole.${part}`)}
      </Table.Th>
      <Table.Td>
        {body === null ? (
          name
        ) : (
          <Link to="/registry/$organisationId" params={{ organisationId: body.id }}>
            {body.name}
          </Link>
        )}
      </Table.Td>
      <Table.Td>
        {kind === null ? (
          <Text size="sm" c="dimmed">
            {t('application.notInRegistry')}
          </Text>
        ) : (
          t(`partyKind.${kind}`)
        )}
      </Table.Td>
    </Table.Tr>
  )
}
