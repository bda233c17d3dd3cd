import { Button, Group, Select } from '@mantine/core'
import { EmptyNote, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Template = OutputOf<'callForms.templates'>['rows'][number]

export interface VersionSelectProps {
  readonly versions: OutputOf<'callForms.get'>['versions']
  /** The version that is shown; null for the newest. */
  readonly number: number | null
  readonly onChange: (number: number | null) => void
}

/** The versions of a form or a grid, named by their state or the corrigendum that made them. */
export function VersionSelect({ versions, number, onChange }: VersionSelectProps) {
  const { t } = useWords()
  return (
    <Select
      aria-label={t('formBuilder.version')}
      allowDeselect={false}
      w={280}
      data={versions.map(version => ({
        value: String(version.number),
        label: t(version.corrigendum === null ? 'formBuilder.versionNo' : 'formBuilder.versionOf', {
          number: version.number,
          versionKey: `versionState.${version.state}`,
          corrigendumNo: version.corrigendum ?? 0,
        }),
      }))}
      value={String(number ?? versions.at(-1)?.number ?? null)}
      onChange={value => onChange(value === null ? null : Number(value))}
    />
  )
}

export interface BeginningProps {
  readonly title: string
  readonly templateLabel: string
  readonly onTemplate: (template: Template) => void
  readonly emptyLabel: string
  readonly onEmpty: () => void
}

/** Nothing is there yet: begin with the standard one or with an empty one. */
export function Beginning(props: BeginningProps) {
  const { t } = useWords()
  const templates = useRead('callForms.templates', {})
  const [template] = templates.data?.rows ?? []
  return (
    <EmptyNote
      title={props.title}
      text={template ? t('formBuilder.noneHelp', { source: template.source }) : undefined}
      action={
        <Group>
          <Button disabled={!template} onClick={() => template && props.onTemplate(template)}>
            {props.templateLabel}
          </Button>
          <Button variant="default" onClick={props.onEmpty}>
            {props.emptyLabel}
          </Button>
        </Group>
      }
    />
  )
}
