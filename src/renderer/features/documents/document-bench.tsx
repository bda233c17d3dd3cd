import { Stack } from '@mantine/core'
import { EmptyNote, isOn, ProjectSelect, useWindowSetting, useWords } from '#renderer/ui/index.ts'
import type { ProjectRow } from '#shared/contract/programmes.ts'
import { ChecksList } from './checks/checks-list.tsx'
import { DocumentPicker } from './document-picker.tsx'
import classes from './documents.module.css'
import { ParametersForm } from './parameters/parameters-form.tsx'
import { DocumentPreview } from './preview/document-preview.tsx'
import { ProduceDocument } from './produce-document.tsx'
import { type DocumentKind, useDocument } from './use-document.ts'

export type DocumentBenchProps = {
  readonly projects: readonly ProjectRow[]
  readonly kinds: readonly DocumentKind[]
}

/** Left what is to be made, right how it will look: project, document, parameters, checks, and the preview. */
export function DocumentBench({ projects, kinds }: DocumentBenchProps) {
  const { t } = useWords()
  const choice = useDocument(projects, kinds)
  const { request, kind } = choice
  const [wantsWide, hideSide] = useWindowSetting('documents wide', isOn)
  const isSideHidden = wantsWide && request !== null
  return (
    <div className={classes['bench']} data-wide={isSideHidden || undefined}>
      {isSideHidden ? null : (
        <div className={classes['side']}>
          <Stack gap="md" className={classes['settings'] ?? ''}>
            <ProjectSelect
              label={t('project.one')}
              placeholder={t('docs.chooseProject')}
              value={choice.project?.id ?? null}
              onChange={choice.chooseProject}
            />
            <DocumentPicker choice={choice} />
            {kind && choice.project ? <ParametersForm choice={choice} /> : null}
            {request ? <ChecksList request={request} /> : null}
          </Stack>
          {request && kind ? (
            <ProduceDocument key={JSON.stringify(request)} request={request} kind={kind} />
          ) : null}
        </div>
      )}
      <section className={classes['main']} aria-label={t('docs.preview')}>
        {request ? (
          <DocumentPreview
            key={JSON.stringify(request)}
            request={request}
            sheet={choice.sheet}
            cell={choice.cell}
            onSheet={choice.chooseSheet}
            isWide={isSideHidden}
            onWide={hideSide}
          />
        ) : (
          <NothingYet hasProject={choice.project !== undefined} hasKind={kind !== undefined} />
        )}
      </section>
    </div>
  )
}

function NothingYet({ hasProject, hasKind }: { readonly hasProject: boolean; readonly hasKind: boolean }) {
  const { t } = useWords()
  if (!hasProject) return <EmptyNote title={t('docs.nothingYet')} text={t('docs.nothingYetHelp')} />
  return (
    <EmptyNote
      title={t(hasKind ? 'docs.incomplete' : 'docs.noneSuits')}
      text={t(hasKind ? 'docs.incompleteHelp' : 'docs.noneSuitsHelp')}
    />
  )
}
