import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Loaded, reachable, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { fieldsOf, markedFields } from '#shared/domain/applications/index.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import { textIn } from './answer-cell.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { ApplicationForm } from './application-form.tsx'
import classes from './application-page.module.css'
import { ReviewPart } from './review-part.tsx'
import { useApplication, useApplicationId } from './use-application.ts'

type Read = OutputOf<'intake.answers'>

/** What was answered, on the form version that it was answered on, and what is wrong with it. */
export function AnswersTab() {
  const { t } = useWords()
  const id = useApplicationId()
  const [editing, setEditing] = useState(false)
  const read = useRead('intake.answers', { applicationId: id })
  const application = useApplication().data
  return (
    <div className={classes['body']} {...reachable(t('application.content'))}>
      <Loaded of={read} lines={8}>
        {found =>
          editing ? (
            <ApplicationForm
              form={found}
              application={{ ...found, id }}
              onSaved={() => setEditing(false)}
              onCancel={() => setEditing(false)}
            />
          ) : (
            <Stack gap="md">
              {application ? <ReviewPart application={application} /> : null}
              <Answered
                found={found}
                marked={application?.needsReview ? application.reviewNote : ''}
                onEdit={() => setEditing(true)}
              />
            </Stack>
          )
        }
      </Loaded>
    </div>
  )
}

function Answered(props: {
  readonly found: Read
  /** What the application is to be reviewed for, as codes. */
  readonly marked: string
  readonly onEdit: () => void
}) {
  const { t } = useWords()
  const may = useMay()
  const { found, marked, onEdit } = props
  const definition = found.definition as unknown as FormDefinition
  return (
    <Stack gap="md" maw={1080}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('application.onForm', { version: found.formVersion.number, revision: found.revision })}
        </Text>
        {found.editable && may('intake.save') ? (
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
            {t('application.editAnswers')}
          </Button>
        ) : null}
      </Group>
      <Faults found={found} />
      <AnswerFields
        definition={definition}
        answers={found.answers}
        currency={found.currency}
        disabled
        faults={markedFields(definition, marked).map(markOf)}
        onChange={() => undefined}
      />
    </Stack>
  )
}

/** A mark for review stands at its field like a fault. */
const markOf = ({ field, code }: ReturnType<typeof markedFields>[number]): Read['faults'][number] => ({
  field,
  row: null,
  column: null,
  code,
  severity: 'rule',
  messageKey: `reviewNote.${code}`,
  remedyKey: '',
  details: {},
})

function Faults({ found }: { readonly found: Read }) {
  const { t, say, language } = useWords()
  if (found.faults.length === 0) return null
  const fields = fieldsOf(found.definition as unknown as FormDefinition)
  return (
    <Alert color="amber" title={t('application.faults', { count: found.faults.length })}>
      <List size="sm">
        {found.faults.map(fault => (
          <List.Item key={`${fault.field} ${fault.row} ${fault.column} ${fault.code}`}>
            {textIn(fields.find(({ key }) => key === fault.field)?.label, language) || fault.field}
            {fault.row === null ? '' : ` (${t('application.row', { number: fault.row })})`}
            {': '}
            {say(fault.messageKey, fault.details)} {say(fault.remedyKey, fault.details)}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
