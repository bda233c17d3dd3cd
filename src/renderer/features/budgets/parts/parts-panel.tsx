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
              <Figure
                amount={{ minor: found.minor, currency: found.currency }}
                withCurrency
                strong
                link={
                  node
                    ? budgetRow(projectId, node.id)
                    : {
                        to: '/projects/$projectId/budget',
                        params: { projectId },
                        search: { versionId: tree.version?.id },
                      }
                }
                label={row}
              />
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
        <Figure
          amount={{ minor, currency: parts.currency }}
          strong
          link={sectionLink(section, parts, projectId)}
          label={t(`part.kind.${kind}`)}
        />
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

type Row = Section['rows'][number]

/** A row of the budget with its details open. */
const budgetRow = (projectId: string, line: string): FigureLink => ({
  to: '/projects/$projectId/budget',
  params: { projectId },
  search: before => ({ versionId: before.versionId, line }),
})

/** Where one part is looked at: an entry by itself, a budgeted amount with its line, promises with the agreements. */
function partLink({ kind }: Section, { id, entryId }: Row, projectId: string): FigureLink {
  if (entryId !== null) return { to: '/money/ledger/$entryId', params: { entryId } }
  if (kind === 'budget') return budgetRow(projectId, id)
  return {
    to: '/projects/$projectId/commitments',
    params: { projectId },
    search: kind === 'agreements' ? { agreement: id } : {},
  }
}

/** Where all parts of a section are: the ledger, the agreements and reservations of the project, the tree beside. */
function sectionLink({ kind }: Section, { lineIds }: Parts, projectId: string): FigureLink | undefined {
  if (ENTRIES.has(kind)) return entriesLink(projectId, lineIds, 'spent')
  return kind === 'budget'
    ? {
        to: '/projects/$projectId/budget',
        params: { projectId },
        search: before => ({ versionId: before.versionId }),
      }
    : { to: '/projects/$projectId/commitments', params: { projectId } }
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
                link={partLink(section, row, props.projectId)}
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
  const link = sectionLink(section, parts, projectId)
  const name = ENTRIES.has(section.kind) ? 'part.openEntries' : 'project.tab.commitments'
  return link ? <Link {...link}>{t(name)}</Link> : null
}
