import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useMay, useToast, useWords } from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { ProjectDetails } from '#shared/contract/programmes.ts'

type Asked = { readonly needsReview: boolean }

/** What has to be looked at in a project, or what a review found, with the act that says so. */
export function ProjectReview({ project }: { readonly project: ProjectDetails }) {
  const { t } = useWords()
  const may = useMay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const act = (
    <Button
      variant={project.needsReview ? 'default' : 'subtle'}
      size="compact-sm"
      onClick={() => setAsked({ needsReview: !project.needsReview })}
    >
      {t(project.needsReview ? 'project.markReviewed' : 'project.markForReview')}
    </Button>
  )
  const offered = may('projects.setReview') ? act : null
  const note = project.reviewNote === '' ? null : t('project.reviewed', { note: project.reviewNote })
  return (
    <>
      {project.needsReview ? (
        <Alert color="amber" title={t('badge.needsReview')} role="note">
          <Stack gap="xs" align="flex-start">
            {project.reviewNote}
            {offered}
          </Stack>
        </Alert>
      ) : (
        <Group gap="sm">
          {note === null ? null : (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
          {offered}
        </Group>
      )}
      {asked ? <ReviewDialog project={project} asked={asked} onClose={() => setAsked(null)} /> : null}
    </>
  )
}

function ReviewDialog(props: {
  readonly project: ProjectDetails
  readonly asked: Asked
  readonly onClose: () => void
}) {
  const { project, onClose } = props
  const { needsReview } = props.asked
  const { t } = useWords()
  const toast = useToast()
  const review = useAct('projects.setReview')
  const [note, setNote] = useState(needsReview ? '' : project.reviewNote)
  const confirm = async () => {
    const { id, version } = project
    const done = await review.run({ id, version, needsReview, note: note.trim() })
    if (!done.ok) return
    toast.done(needsReview ? 'project.isForReview' : 'project.isReviewed', { code: project.code })
    onClose()
  }
  const label = t(needsReview ? 'project.markForReview' : 'project.markReviewed')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={label}
      text={t(needsReview ? 'project.forReviewText' : 'project.reviewedText')}
      confirmLabel={label}
      disabled={needsReview && note.trim().length < SHORTEST_REASON}
      running={review.running}
      error={review.error}
      onConfirm={confirm}
    >
      <Textarea
        label={t('project.reviewNote')}
        description={t(needsReview ? 'project.forReviewNoteHelp' : 'project.reviewedNoteHelp')}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        required={needsReview}
        data-autofocus
      />
    </ConfirmAct>
  )
}
