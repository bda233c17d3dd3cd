import { Stack, Table, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Figure, InventedBadge, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import classes from './today.module.css'

/** Whole percent of the total that is spent; null without a total. */
function percentSpent(project: ProjectRow): number | null {
  if (!project.total || !project.spent || project.total.minor === 0) return null
  return Math.round((project.spent.minor / project.total.minor) * 100)
}

/** Spending of every project with a budget, against its total. */
export function ProjectsAtAGlance() {
  const { t } = useWords()
  const projects = useRead('projects.list', {})
  return (
    <Stack component="section" gap="xs" aria-labelledby="glance">
      <Title order={2} id="glance">
        {t('today.glance')}
      </Title>
      <Loaded of={projects}>
        {({ rows }) => (
          <Table aria-labelledby="glance" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('project.one')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('project.total')}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('amount.spent')}
                </Table.Th>
                <Table.Th scope="col" w={240}>
                  {t('project.spentShare')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows
                .filter(row => row.total !== null)
                .map(row => (
                  <GlanceRow key={row.id} project={row} />
                ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Stack>
  )
}

function GlanceRow({ project }: { readonly project: ProjectRow }) {
  const { t, locale } = useWords()
  const percent = percentSpent(project)
  const params = { projectId: project.id }
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Link to="/projects/$projectId" params={params}>
          {project.code}
        </Link>{' '}
        {project.title} {project.invented ? <InventedBadge /> : null}
      </Table.Th>
      <Table.Td ta="right">
        <Figure amount={project.total} withCurrency link={{ to: '/projects/$projectId/budget', params }} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure amount={project.spent} withCurrency link={{ to: '/money/ledger', search: params }} />
      </Table.Td>
      <Table.Td>
        {percent === null ? null : (
          <>
            <span className={classes['meter']} aria-hidden>
              <span
                className={classes['meterFill']}
                data-over={percent > 100 || undefined}
                style={{ inlineSize: `${Math.max(0, Math.min(100, percent))}%` }}
              />
            </span>
            {t('project.percent', { percent: formatDecimalText(String(percent), locale) })}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
