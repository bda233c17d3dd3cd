import { Badge, Button, Group, Stack, Table } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog, EmptyNote, ReviewBadge, useCountryName, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { DonorChain } from './donor-chain.tsx'
import { DonorsForm } from './donors-form.tsx'
import { PartnersForm } from './partners-form.tsx'
import { Part, TabBody } from './tab-body.tsx'

type Project = OutputOf<'projects.get'>

/** Where the money comes from, and who works with it in which role. */
export function PartnersTab() {
  return <TabBody>{project => <Partners project={project} />}</TabBody>
}

function Partners({ project }: { readonly project: Project }) {
  const { t } = useWords()
  const may = useMay()
  const [editing, setEditing] = useState<'donors' | 'partners' | null>(null)
  const close = () => setEditing(null)
  const projectId = project.project.id
  const edit = (what: 'donors' | 'partners', label: string) =>
    may('projects.setPartners') ? (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} aria-hidden />}
        onClick={() => setEditing(what)}
      >
        {label}
      </Button>
    ) : null
  return (
    <Stack gap="xl" maw={1080}>
      <Part title={t('project.donorChain')} actions={edit('donors', t('partners.editDonors'))}>
        <DonorChain donors={project.donors} />
      </Part>
      <Part title={t('partners.title')} actions={edit('partners', t('partners.edit'))}>
        {project.partners.length === 0 ? (
          <EmptyNote title={t('partners.none')} text={t('partners.noneHelp')} />
        ) : (
          <PartnerTable partners={project.partners} />
        )}
      </Part>
      <Dialog opened={editing === 'donors'} onClose={close} title={t('partners.editDonors')} size="xl">
        <DonorsForm projectId={projectId} donors={project.donors} onDone={close} />
      </Dialog>
      <Dialog opened={editing === 'partners'} onClose={close} title={t('partners.edit')} size="xl">
        <PartnersForm projectId={projectId} partners={project.partners} onDone={close} />
      </Dialog>
    </Stack>
  )
}

function PartnerTable({ partners }: { readonly partners: Project['partners'] }) {
  const { t } = useWords()
  const countryName = useCountryName()
  return (
    <Table aria-label={t('partners.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('organisation.one')}</Table.Th>
          <Table.Th scope="col">{t('partners.role')}</Table.Th>
          <Table.Th scope="col">{t('organisation.country')}</Table.Th>
          <Table.Th scope="col">{t('organisation.note')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {partners.map(partner => (
          <Table.Tr key={partner.id}>
            <Table.Td>
              <Group gap="xs">
                <Link to="/registry/$organisationId" params={{ organisationId: partner.organisation.id }}>
                  {partner.organisation.name || t('organisation.nameMissing')}
                </Link>
                {partner.nameMissing ? <ReviewBadge note={t('organisation.nameMissingHelp')} /> : null}
              </Group>
            </Table.Td>
            <Table.Td>
              <Badge variant="light" color="gray">
                {t(`partnerRole.${partner.role}`)}
              </Badge>
            </Table.Td>
            <Table.Td>{partner.country === '' ? '' : countryName(partner.country)}</Table.Td>
            <Table.Td>{partner.note}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
