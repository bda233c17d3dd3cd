import { Anchor, Button, Group, Table } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Dialog,
  EmptyNote,
  Figure,
  Loaded,
  useMay,
  useRead,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { AGREEMENT_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { Part } from '../tab-body.tsx'
import { AgreementDetails } from './agreement-details.tsx'
import { AgreementForm } from './agreement-form.tsx'

type Agreements = OutputOf<'agreements.list'>

/** Agreements of a project: contracted, sent, accepted, and what is still to be sent under each. */
export function AgreementsPart({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const may = useMay()
  const agreements = useRead('agreements.list', { projectId })
  const exporting = useTableExport(
    'agreements.export',
    wish => ({ projectId, columns: [...AGREEMENT_COLUMNS], ...wish }),
    t('agreement.list'),
  )
  const navigate = useNavigate()
  const { agreement: opened } = useSearch({ from: '/projects/$projectId/commitments' })
  const setOpened = (id: string | null) =>
    void navigate({
      to: '/projects/$projectId/commitments',
      params: { projectId },
      search: id === null ? {} : { agreement: id },
      replace: true,
    })
  const [adding, setAdding] = useState(false)
  const add = may('agreements.save') ? (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('agreement.new')}
    </Button>
  ) : null
  return (
    <Loaded of={agreements} lines={4}>
      {list => {
        const record = list.rows.find(row => row.id === opened)
        return (
          <Part
            title={t('agreement.list')}
            actions={
              list.rows.length > 0 ? (
                <Group gap="xs">
                  {exporting.menu}
                  {add}
                </Group>
              ) : null
            }
          >
            {exporting.panel}
            {list.rows.length === 0 ? (
              <EmptyNote title={t('agreement.none')} text={t('agreement.noneHelp')} action={add} />
            ) : (
              <AgreementTable list={list} projectId={projectId} onOpen={setOpened} />
            )}
            <Dialog opened={adding} onClose={() => setAdding(false)} title={t('agreement.new')}>
              <AgreementForm
                projectId={projectId}
                currency={list.currency}
                record={null}
                reservation={null}
                onDone={() => setAdding(false)}
              />
            </Dialog>
            <Dialog
              opened={record !== undefined}
              onClose={() => setOpened(null)}
              title={record ? `${record.agreementNo} · ${record.organisation.name}` : ''}
              size="xl"
            >
              {record ? (
                <AgreementDetails projectId={projectId} currency={list.currency} record={record} />
              ) : null}
            </Dialog>
          </Part>
        )
      }}
    </Loaded>
  )
}

const FIGURES = ['contractedMinor', 'paidMinor', 'acceptedMinor', 'freeMinor'] as const
const HEADS = {
  contractedMinor: 'agreement.contracted',
  paidMinor: 'agreement.paid',
  acceptedMinor: 'agreement.accepted',
  freeMinor: 'agreement.free',
} as const
const AMOUNTS = {
  contractedMinor: 'contracted',
  paidMinor: 'paid',
  acceptedMinor: 'admitted',
} as const

function AgreementTable(props: {
  readonly list: Agreements
  readonly projectId: string
  readonly onOpen: (id: string) => void
}) {
  const { t, locale } = useWords()
  const { list, projectId, onOpen } = props
  const { currency } = list
  return (
    <Table aria-label={t('agreement.list')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('agreement.no')}</Table.Th>
          <Table.Th scope="col">{t('commitments.organisation')}</Table.Th>
          <Table.Th scope="col">{t('commitments.line')}</Table.Th>
          <Table.Th scope="col">{t('agreement.signedOn')}</Table.Th>
          {FIGURES.map(name => (
            <Table.Th key={name} scope="col" ta="right">
              {t(HEADS[name])}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                underline="always"
                style={{ whiteSpace: 'nowrap' }}
                aria-label={t('agreement.open', { agreement: row.agreementNo })}
                onClick={() => onOpen(row.id)}
              >
                {row.agreementNo}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <Link to="/registry/$organisationId" params={{ organisationId: row.organisation.id }}>
                {row.organisation.name}
              </Link>
            </Table.Td>
            <Table.Td>
              {row.line ? (
                <Link to="/projects/$projectId/budget" params={{ projectId }} search={{ line: row.line.id }}>
                  {row.line.code}
                </Link>
              ) : (
                t('agreement.noLine')
              )}
            </Table.Td>
            <Table.Td>{formatDate(row.signedOn, locale)}</Table.Td>
            {FIGURES.map(name => (
              <Table.Td key={name} ta="right">
                <Figure
                  amount={{ minor: row[name], currency }}
                  link={
                    row.line && name !== 'freeMinor'
                      ? {
                          to: '/projects/$projectId/budget',
                          params: { projectId },
                          search: { line: row.line.id, amount: AMOUNTS[name] },
                        }
                      : {
                          to: '/projects/$projectId/commitments',
                          params: { projectId },
                          search: { agreement: row.id },
                        }
                  }
                  label={t('agreement.open', { agreement: row.agreementNo })}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
