import { Group, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import {
  amountKey,
  DetailPanel,
  Figure,
  type FigureLink,
  Loaded,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { AMOUNT_NAMES } from '#shared/contract/availability.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { BudgetData } from '../budget-page.tsx'
import { entriesLink } from '../tree/figure-links.ts'

type Parts = OutputOf<'availability.parts'>
type Section = Parts['sections'][number]

export type PartsPanelProps = {
  readonly data: BudgetData
  /** Null for the whole version. */
  readonly nodeId: string | null
  readonly amount: (typeof AMOUNT_NAMES)[number]
  readonly onClose: () => void
}

/** What one amount of a budget row is made of: each kind of part with its sum, its newest parts, and the way to the rest. */
export function PartsPanel({ data, nodeId, amount, onClose }: PartsPanelProps) {
  const { t } = useWords()
  const { projectId, tree } = data
  const node = tree.nodes.find(row => row.id === nodeId)
  const parts = useRead('availability.parts', {
    projectId,
    nodeId: node?.id ?? null,
    amount,
    versionId: tree.version?.id ?? null,
  })
  const row = node ? `${node.code} ${node.label}` : t('budget.total')
  return (
    <DetailPanel title={row} onClose={onClose}>
      <Text fw={600}>{t('part.title', { amount: t(amountKey(amount)) })}</Text>
      <Loaded of={parts} lines={5}>
        {found => (
          <Stack gap="lg">
            {found.sections.map(section => (
              <SectionOf key={section.kind} section={section} parts={found} projectId={projectId} />
            ))}
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{t('part.total')}</Text>
              <Figure amount={{ minor: found.minor, currency: found.currency }} withCurrency strong />
            </Group>
          </Stack>
        )}
      </Loaded>
      {node ? (
        <Link
          to="/projects/$projectId/budget"
          params={{ projectId }}
          search={before => ({ versionId: before.versionId, line: node.id })}
        >
          {t('part.back')}
        </Link>
      ) : null}
    </DetailPanel>
  )
}

type SectionProps = { readonly section: Section; readonly parts: Parts; readonly projectId: string }

function SectionOf({ section, parts, projectId }: SectionProps) {
  const { t } = useWords()
  const id = useId()
  const { kind, rows, count, minor } = section
  return (
    <Stack component="section" gap={4} aria-labelledby={id}>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Title order={3} size="sm" id={id}>
          {t(`part.kind.${kind}`)}
        </Title>
        <Figure amount={{ minor, currency: parts.currency }} strong />
      </Group>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('part.noneInSection')}
        </Text>
      ) : (
        <PartTable section={section} labelledBy={id} currency={parts.currency} projectId={projectId} />
      )}
      {count > rows.length ? (
        <Text size="sm" c="dimmed">
          {t('part.more', { shown: rows.length, count })}
        </Text>
      ) : null}
      <Elsewhere section={section} parts={parts} projectId={projectId} />
    </Stack>
  )
}

/** Where one part is looked at: an entry by itself, promises with the agreements; budgeted amounts are in the tree beside. */
function partLink(kind: Section['kind'], entryId: string | null, projectId: string): FigureLink | undefined {
  if (entryId !== null) return { to: '/money/ledger/$entryId', params: { entryId } }
  return kind === 'budget' ? undefined : { to: '/projects/$projectId/commitments', params: { projectId } }
}

function PartTable(props: {
  readonly section: Section
  readonly labelledBy: string
  readonly currency: string
  readonly projectId: string
}) {
  const { t, locale } = useWords()
  const { section, currency } = props
  return (
    <Table verticalSpacing={4} aria-labelledby={props.labelledBy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('part.name')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {currency}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {section.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <Text size="sm" span>
                {row.entryId === null ? (
                  row.title
                ) : (
                  <Link to="/money/ledger/$entryId" params={{ entryId: row.entryId }}>
                    {row.title}
                  </Link>
                )}
              </Text>
              <Text size="xs" c="dimmed">
                {[row.date === null ? '' : formatDate(row.date, locale), row.detail]
                  .filter(text => text !== '')
                  .join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: row.minor, currency }}
                link={partLink(section.kind, row.entryId, props.projectId)}
                label={row.title}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const ENTRIES: ReadonlySet<Section['kind']> = new Set(['direct', 'under_agreements', 'ineligible'])

/** Where the parts of a section are kept: the ledger, or the agreements and reservations of the project. */
function Elsewhere({ section, parts, projectId }: SectionProps) {
  const { t } = useWords()
  if (section.kind === 'budget' || section.count === 0) return null
  if (!ENTRIES.has(section.kind))
    return (
      <Link to="/projects/$projectId/commitments" params={{ projectId }}>
        {t('project.tab.commitments')}
      </Link>
    )
  const link = entriesLink(projectId, parts.lineIds, 'spent')
  return link ? <Link {...link}>{t('part.openEntries')}</Link> : null
}
