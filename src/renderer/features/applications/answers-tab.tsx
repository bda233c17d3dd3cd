import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Loaded, reachable, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { fieldsOf } from '#shared/domain/applications/index.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import { textIn } from './answer-cell.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { ApplicationForm } from './application-form.tsx'
import classes from './application-page.module.css'
import { useApplicationId } from './use-application.ts'

type Read = OutputOf<'intake.answers'>

/** What was answered, on the form version that it was answered on, and what is wrong with it. */
export function AnswersTab() {
  const { t } = useWords()
  const id = useApplicationId()
  const [editing, setEditing] = useState(false)
  const read = useRead('intake.answers', { applicationId: id })
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
            <Answered found={found} onEdit={() => setEditing(true)} />
          )
        }
      </Loaded>
    </div>
  )
}

function Answered({ found, onEdit }: { readonly found: Read; readonly onEdit: () => void }) {
  const { t } = useWords()
  const may = useMay()
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
        definition={found.definition as unknown as FormDefinition}
        answers={found.answers}
        currency={found.currency}
        disabled
        faults={[]}
        onChange={() => undefined}
      />
    </Stack>
  )
}

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
