import { Button, Group, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  DataList,
  knownColumns,
  Page,
  rowsInHand,
  useListExport,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import { PROJECT_COLUMNS, PROJECT_GROUPINGS } from '#shared/contract/list-columns.ts'
import { DONOR_FAMILIES, type ProjectRow } from '#shared/contract/programmes.ts'
import { useProjectColumns } from './project-columns.tsx'
import { inTreeOrder, type TreeRow } from './project-tree.ts'
import { useProjectGroups } from './use-project-groups.ts'

type Family = (typeof DONOR_FAMILIES)[number]
const isFamily = (text: string | null): text is Family => DONOR_FAMILIES.some(known => known === text)

const fits = (row: ProjectRow, text: string, family: Family | null) =>
  (family === null || row.family === family) &&
  `${row.code} ${row.title} ${row.contractNo} ${row.donors.join(' ')}`
    .toLowerCase()
    .includes(text.toLowerCase())

/** All projects as a tree: schemes with the projects that were sub-granted under them. */
export function ProjectsPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [family, setFamily] = useState<Family | null>(null)
  const projects = useRead('projects.list', {})
  const columns = useProjectColumns()
  const rows = useMemo(
    () => inTreeOrder((projects.data?.rows ?? []).filter(row => fits(row, text, family))),
    [projects.data, text, family],
  )
  const stamp = `${projects.dataUpdatedAt} ${text} ${family}`
  const groups = useProjectGroups(rows, stamp)
  const exporting = useListExport('projects.export', (shown, wish) => ({
    ids: rows.map(row => row.id),
    columns: knownColumns(shown, PROJECT_COLUMNS),
    groupBy: PROJECT_GROUPINGS.find(known => known === shown.groupBy) ?? null,
    ...wish,
  }))
  const newButton = may('projects.create') ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      renderRoot={root => <Link {...root} to="/projects/new" />}
    >
      {t('project.new')}
    </Button>
  ) : undefined
  const isFiltered = text !== '' || family !== null
  return (
    <Page title={t('nav.programme')} subtitle={t('project.listHelp')} actions={newButton} body="fill">
      {exporting.panel}
      <DataList<TreeRow>
        name="projects"
        label={t('project.list')}
        columns={columns}
        rowId={row => row.id}
        source={rowsInHand('projects', rows, stamp)}
        groups={groups}
        filter={{ text, family }}
        onFilter={filter => {
          if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return
          setText('text' in filter ? String(filter['text']) : '')
          const kept = 'family' in filter ? filter['family'] : null
          setFamily(typeof kept === 'string' && isFamily(kept) ? kept : null)
        }}
        toolbar={
          <Group gap="xs">
            <TextInput
              aria-label={t('project.filter')}
              placeholder={t('project.filter')}
              value={text}
              onChange={event => setText(event.currentTarget.value)}
              w={260}
            />
            <Select
              aria-label={t('project.family')}
              placeholder={t('project.anyFamily')}
              clearable
              data={DONOR_FAMILIES.map(value => ({ value, label: t(`family.${value}`) }))}
              value={family}
              onChange={value => setFamily(isFamily(value) ? value : null)}
              w={200}
            />
          </Group>
        }
        onOpen={row => void navigate({ to: '/projects/$projectId', params: { projectId: row.id } })}
        empty={
          isFiltered
            ? { title: t('list.nothingFits'), text: t('list.nothingFitsHelp') }
            : { title: t('project.none'), text: t('project.noneHelp'), action: newButton }
        }
        onExport={exporting.run}
        isQuiet={row => row.status === 'closed' || row.status === 'cancelled'}
      />
    </Page>
  )
}
