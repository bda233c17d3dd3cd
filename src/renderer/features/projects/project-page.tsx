import { Badge, Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Page, type Side, Sides, useMay, useWords } from '#renderer/ui/index.ts'
import { ProjectBadges } from './project-columns.tsx'
import { useProject, useProjectId } from './use-project.ts'

type TabRoute =
  | '/projects/$projectId'
  | '/projects/$projectId/budget'
  | '/projects/$projectId/work'
  | '/projects/$projectId/partners'
  | '/projects/$projectId/interventions'
  | '/projects/$projectId/periods'
  | '/projects/$projectId/funds'
  | '/projects/$projectId/commitments'
  | '/projects/$projectId/rules'

const TABS: readonly Side<TabRoute>[] = [
  { to: '/projects/$projectId', labelKey: 'project.tab.overview', needs: 'projects.get' },
  { to: '/projects/$projectId/budget', labelKey: 'project.tab.budget', needs: 'budgets.tree' },
  {
    to: '/projects/$projectId/commitments',
    labelKey: 'project.tab.commitments',
    needs: 'agreements.list',
  },
  { to: '/projects/$projectId/work', labelKey: 'project.tab.work', needs: 'projects.get' },
  { to: '/projects/$projectId/partners', labelKey: 'project.tab.partners', needs: 'projects.get' },
  { to: '/projects/$projectId/interventions', labelKey: 'project.tab.interventions', needs: 'projects.get' },
  { to: '/projects/$projectId/periods', labelKey: 'project.tab.periods', needs: 'periods.list' },
  { to: '/projects/$projectId/funds', labelKey: 'project.tab.funds', needs: 'funds.list' },
  { to: '/projects/$projectId/rules', labelKey: 'project.tab.rules', needs: 'ledger.list' },
]

/** A project: its head, and below it one of its sides, each under an address of its own. */
export function ProjectPage() {
  const { t } = useWords()
  const may = useMay()
  const projectId = useProjectId()
  const read = useProject()
  const project = read.data?.project
  return (
    <Page
      title={project ? `${project.code} · ${project.title}` : t('project.one')}
      marks={
        project ? (
          <>
            <Badge variant="light" color={project.status === 'implementation' ? 'teal' : 'gray'}>
              {t(`status.${project.status}`)}
            </Badge>
            <ProjectBadges project={project} />
          </>
        ) : null
      }
      actions={
        may('projects.update') ? (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            renderRoot={root => <Link {...root} to="/projects/$projectId/edit" params={{ projectId }} />}
          >
            {t('project.edit')}
          </Button>
        ) : null
      }
      body="fill"
    >
      <Sides label={t('project.tabs')} sides={TABS} params={{ projectId }} of={read} />
    </Page>
  )
}
