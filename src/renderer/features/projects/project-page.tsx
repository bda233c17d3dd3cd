import { Badge, Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { Loaded, Page, useMay, useWords } from '#renderer/ui/index.ts'
import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import { ProjectBadges } from './project-columns.tsx'
import classes from './project-page.module.css'
import { useProject, useProjectId } from './use-project.ts'

type Tab = { readonly to: TabRoute; readonly labelKey: MessageKey; readonly needs: ProcedureName }
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

const TABS: readonly Tab[] = [
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
      <nav className={classes['tabs']} aria-label={t('project.tabs')}>
        {TABS.filter(tab => may(tab.needs)).map(tab => (
          <Link
            key={tab.to}
            to={tab.to}
            params={{ projectId }}
            activeOptions={{ exact: tab.to === '/projects/$projectId' }}
            className={classes['tab']}
            activeProps={{ 'data-current': true }}
          >
            {t(tab.labelKey)}
          </Link>
        ))}
      </nav>
      {read.data ? (
        <Outlet />
      ) : (
        <div className={classes['body']}>
          <Loaded of={read} lines={8}>
            {() => null}
          </Loaded>
        </div>
      )}
    </Page>
  )
}
