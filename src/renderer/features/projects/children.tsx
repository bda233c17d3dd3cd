import { Group, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Figure, useMay, useWords } from '#renderer/ui/index.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { ProjectBadges } from './project-columns.tsx'
import { Part } from './tab-body.tsx'

/** The projects that were sub-granted under a scheme. */
export function Children({ rows }: { readonly rows: readonly ProjectRow[] }) {
  const { t } = useWords()
  const may = useMay()
  const withMoney = may('ledger.list')
  return (
    <Part title={t('project.children', { count: rows.length })}>
      <Table aria-label={t('project.children', { count: rows.length })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('project.code')}</Table.Th>
            <Table.Th scope="col">{t('project.title')}</Table.Th>
            <Table.Th scope="col">{t('project.status')}</Table.Th>
            {withMoney ? (
              <Table.Th scope="col" ta="right">
                {t('project.total')}
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/projects/$projectId" params={{ projectId: row.id }}>
                  {row.code}
                </Link>
              </Table.Td>
              <Table.Td>
                <Group gap="xs">
                  {row.title}
                  <ProjectBadges project={row} />
                </Group>
              </Table.Td>
              <Table.Td>{t(`status.${row.status}`)}</Table.Td>
              {withMoney ? (
                <Table.Td ta="right">
                  <Figure
                    amount={row.total}
                    withCurrency
                    link={{ to: '/projects/$projectId/budget', params: { projectId: row.id } }}
                  />
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}
