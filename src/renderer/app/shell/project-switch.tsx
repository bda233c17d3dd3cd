import { Button, Menu, ScrollArea, Text } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { useRead, useWords } from '#renderer/ui/index.ts'

/** The project of the screen, when it has one: named in the address, as path or as filter. */
export function useCurrentProjectId(): string | null {
  const params = useParams({ strict: false })
  const search = useRouterState({ select: state => state.location.search })
  if (params.projectId !== undefined) return params.projectId
  return 'projectId' in search && typeof search.projectId === 'string' ? search.projectId : null
}

/** Goes to another project and stays in the same kind of screen: a budget leads to a budget, a ledger to a ledger. */
export function ProjectSwitch() {
  const { t } = useWords()
  const projects = useRead('projects.list', {})
  const navigate = useNavigate()
  const path = useRouterState({ select: state => state.location.pathname })
  const currentId = useCurrentProjectId()
  const rows = projects.data?.rows ?? []
  const current = rows.find(row => row.id === currentId)
  const go = (projectId: string | null) => {
    if (path.startsWith('/money/ledger'))
      return navigate({ to: '/money/ledger', search: projectId === null ? {} : { projectId } })
    if (path.startsWith('/documents'))
      return navigate({ to: '/documents', search: projectId === null ? {} : { projectId } })
    if (projectId === null) return navigate({ to: '/projects' })
    if (path.endsWith('/budget'))
      return navigate({ to: '/projects/$projectId/budget', params: { projectId } })
    return navigate({ to: '/projects/$projectId', params: { projectId } })
  }
  if (rows.length === 0) return null
  return (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          maw={240}
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={t('project.switch', { name: current?.code ?? t('project.all') })}
        >
          <Text span truncate size="sm">
            {current?.code ?? t('project.all')}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={420}>
          <Menu.Item onClick={() => void go(null)}>{t('project.all')}</Menu.Item>
          <Menu.Divider />
          {rows.map(row => (
            <Menu.Item
              key={row.id}
              pl={row.parentId === null ? 'sm' : 28}
              onClick={() => void go(row.id)}
              aria-current={row.id === currentId ? 'true' : undefined}
            >
              <Text span fw={600} size="sm">
                {row.code}
              </Text>
              <Text size="sm" c="dimmed" truncate maw={300}>
                {row.title}
              </Text>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
