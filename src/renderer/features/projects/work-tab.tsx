import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { DeleteRecord, Dialog, EmptyNote, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { ActivityForm } from './activity-form.tsx'
import { TabBody } from './tab-body.tsx'
import { WorkPackageCard } from './work-package-card.tsx'
import { WorkPackageForm } from './work-package-form.tsx'

type Project = OutputOf<'projects.get'>
export type WorkPackage = Project['workPackages'][number]
export type Activity = Project['activities'][number]

/** What is being done to a work package or an activity. */
export type WorkAct =
  | { readonly kind: 'editPackage'; readonly record: WorkPackage | null }
  | { readonly kind: 'editActivity'; readonly record: Activity | null; readonly workPackageId: string | null }
  | { readonly kind: 'deletePackage'; readonly record: WorkPackage }
  | { readonly kind: 'deleteActivity'; readonly record: Activity }

/** Work packages with their leads, and the activities of each. */
export function WorkTab() {
  return <TabBody>{project => <Work project={project} />}</TabBody>
}

function Work({ project }: { readonly project: Project }) {
  const { t } = useWords()
  const may = useMay()
  const [act, setAct] = useState<WorkAct | null>(null)
  const canWrite = may('workPackages.save')
  const loose = project.activities.filter(activity => activity.workPackageId === null)
  const add = canWrite ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAct({ kind: 'editPackage', record: null })}
    >
      {t('work.newPackage')}
    </Button>
  ) : null
  return (
    <Stack gap="md" maw={1080}>
      {project.workPackages.length + loose.length === 0 ? (
        <EmptyNote title={t('work.none')} text={t('work.noneHelp')} action={add} />
      ) : (
        <div>{add}</div>
      )}
      {project.workPackages.map(workPackage => (
        <WorkPackageCard
          key={workPackage.id}
          workPackage={workPackage}
          activities={project.activities.filter(activity => activity.workPackageId === workPackage.id)}
          onAct={canWrite ? setAct : null}
        />
      ))}
      {loose.length > 0 ? (
        <WorkPackageCard workPackage={null} activities={loose} onAct={canWrite ? setAct : null} />
      ) : null}
      {canWrite && project.workPackages.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t('work.budgetHelp')}
        </Text>
      ) : null}
      <WorkDialogs act={act} project={project} onClose={() => setAct(null)} />
    </Stack>
  )
}

function WorkDialogs(props: {
  readonly act: WorkAct | null
  readonly project: Project
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { act, project, onClose } = props
  const projectId = project.project.id
  return (
    <>
      <Dialog
        opened={act?.kind === 'editPackage'}
        onClose={onClose}
        title={act?.kind === 'editPackage' && act.record ? t('work.editPackage') : t('work.newPackage')}
      >
        {act?.kind === 'editPackage' ? (
          <WorkPackageForm projectId={projectId} record={act.record} onDone={onClose} />
        ) : null}
      </Dialog>
      <Dialog
        opened={act?.kind === 'editActivity'}
        onClose={onClose}
        title={act?.kind === 'editActivity' && act.record ? t('work.editActivity') : t('work.newActivity')}
      >
        {act?.kind === 'editActivity' ? (
          <ActivityForm
            projectId={projectId}
            record={act.record}
            workPackageId={act.workPackageId}
            workPackages={project.workPackages}
            onDone={onClose}
          />
        ) : null}
      </Dialog>
      {act?.kind === 'deletePackage' ? (
        <DeleteRecord
          name="workPackages.delete"
          record={act.record}
          title={t('work.deletePackage', { code: act.record.code })}
          onClose={onClose}
        />
      ) : null}
      {act?.kind === 'deleteActivity' ? (
        <DeleteRecord
          name="activities.delete"
          record={act.record}
          title={t('work.deleteActivity', { code: act.record.code })}
          onClose={onClose}
        />
      ) : null}
    </>
  )
}
