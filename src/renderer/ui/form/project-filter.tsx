import { useWords } from '../words/use-words.ts'
import { ProjectSelect } from './project-select.tsx'

export type ProjectFilterProps = {
  /** Null: all projects. */
  readonly value: string | null
  readonly onChange: (projectId: string | null) => void
}

/** Narrows a list to one project. */
export function ProjectFilter(props: ProjectFilterProps) {
  const { t } = useWords()
  return (
    <ProjectSelect
      quiet
      clearable
      label={t('project.one')}
      placeholder={t('project.all')}
      width={220}
      {...props}
    />
  )
}
