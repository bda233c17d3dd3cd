import { useNavigate } from '@tanstack/react-router'
import { Loaded, NoPermission, Page, useMay, useWords } from '#renderer/ui/index.ts'
import { ProjectForm } from './project-form.tsx'
import { useProject, useProjectId } from './use-project.ts'

/** A new project. */
export function NewProjectPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  return (
    <Page title={t('project.new')}>
      {may('projects.create') ? (
        <ProjectForm
          project={null}
          onSaved={id => void navigate({ to: '/projects/$projectId', params: { projectId: id } })}
          onCancel={() => void navigate({ to: '/projects' })}
        />
      ) : (
        <NoPermission procedure="projects.create" />
      )}
    </Page>
  )
}

/** A project that is there already. */
export function EditProjectPage() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const projectId = useProjectId()
  const read = useProject()
  const back = () => void navigate({ to: '/projects/$projectId', params: { projectId } })
  return (
    <Page title={t('project.edit')} subtitle={read.data?.project.code}>
      {may('projects.update') ? (
        <Loaded of={read} lines={8}>
          {({ project }) => (
            <ProjectForm key={project.version} project={project} onSaved={back} onCancel={back} />
          )}
        </Loaded>
      ) : (
        <NoPermission procedure="projects.update" />
      )}
    </Page>
  )
}
