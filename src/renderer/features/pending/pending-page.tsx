import { Stack } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { EmptyNote, Loaded, Page, ProjectSelect, useRead, useWords } from '#renderer/ui/index.ts'
import { Accruals } from './accruals.tsx'
import { PendingPayments } from './pending-payments.tsx'

/** What is booked before it is paid, and what is still to be paid, of one project. */
export function PendingPage() {
  const { t } = useWords()
  const projects = useRead('projects.list', {})
  const navigate = useNavigate()
  const { projectId: chosen, open = false } = useSearch({ from: '/money/pending' })
  return (
    <Page title={t('nav.pending')} subtitle={t('pending.help')}>
      <Loaded of={projects} lines={8}>
        {({ rows }) => {
          const projectId = chosen ?? (rows.find(row => row.total !== null) ?? rows[0])?.id
          if (projectId === undefined)
            return <EmptyNote title={t('pending.noProject')} text={t('pending.noProjectHelp')} />
          return (
            <Stack gap="xl" maw={1120}>
              <ProjectSelect
                quiet
                label={t('project.one')}
                value={projectId}
                width={420}
                onChange={id =>
                  void navigate({
                    to: '/money/pending',
                    search: id === null ? {} : { projectId: id },
                    replace: true,
                  })
                }
              />
              <PendingPayments key={`pending ${projectId}`} projectId={projectId} onlyOpen={open} />
              <Accruals key={`accruals ${projectId}`} projectId={projectId} />
            </Stack>
          )
        }}
      </Loaded>
    </Page>
  )
}
