import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import type { Language } from '#shared/locales/index.ts'
import { CallBody, type CallContent } from './call-body.tsx'
import { CallForm } from './call-form.tsx'
import { Beginning, VersionSelect } from './definition-parts.tsx'
import { FormBuilder } from './form-builder.tsx'
import { FormPreview } from './form-preview.tsx'
import { useCallId } from './use-call.ts'

export type StoredForm = NonNullable<OutputOf<'callForms.get'>['definition']>
type Values = { definition: StoredForm }

/** The application form of a call: its builder, its versions, and how it reads in each language. */
export function FormTab() {
  return <CallBody>{content => <FormSide key={content.version} content={content} />}</CallBody>
}

function FormSide({ content }: { readonly content: CallContent }) {
  const { t } = useWords()
  const [view, setView] = useState<'build' | 'preview'>('build')
  const [number, setNumber] = useState<number | null>(null)
  const [started, setStarted] = useState<StoredForm | null>(null)
  const read = useRead('callForms.get', { callId: useCallId(), number })
  return (
    <Loaded of={read} lines={8}>
      {form => {
        const newest = form.versions.at(-1)?.number ?? null
        const isOld = number !== null && number !== newest
        const definition = form.definition ?? started
        if (!definition)
          return (
            <Beginning
              title={t('formBuilder.none')}
              templateLabel={t('formBuilder.fromTemplate')}
              onTemplate={template => setStarted(template.form)}
              emptyLabel={t('formBuilder.empty')}
              onEmpty={() => setStarted({ sections: [] })}
            />
          )
        return (
          <Stack gap="md">
            <Group justify="space-between">
              <SegmentedControl
                aria-label={t('formBuilder.view')}
                data={[
                  { value: 'build', label: t('formBuilder.build') },
                  { value: 'preview', label: t('formBuilder.preview') },
                ]}
                value={isOld ? 'preview' : view}
                onChange={next => setView(next === 'preview' ? 'preview' : 'build')}
              />
              {form.versions.length > 0 ? (
                <VersionSelect versions={form.versions} number={number} onChange={setNumber} />
              ) : null}
            </Group>
            {isOld ? (
              <PreviewIn definition={definition} content={content} />
            ) : (
              <CallForm<Values>
                name="call-form"
                content={content}
                initial={{ definition }}
                patchOf={values => ({ form: values.definition })}
              >
                {(draft, fixed) =>
                  view === 'preview' ? (
                    <PreviewIn definition={draft.getValues().definition} content={content} />
                  ) : (
                    <FormBuilder
                      definition={draft.getValues().definition}
                      languages={content.setup.languages}
                      currency={content.setup.currency}
                      fixed={fixed}
                      onChange={next => draft.setFieldValue('definition', next)}
                    />
                  )
                }
              </CallForm>
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function PreviewIn(props: { readonly definition: FormDefinition; readonly content: CallContent }) {
  const { t } = useWords()
  const { languages, items, currency } = props.content.setup
  const [language, setLanguage] = useState<Language>(languages[0] ?? 'en')
  return (
    <Stack gap="md">
      {languages.length > 1 ? (
        <SegmentedControl
          aria-label={t('call.languages')}
          data={languages.map(value => ({ value, label: t(`callLanguage.${value}`) }))}
          value={language}
          onChange={value => setLanguage(value as Language)}
        />
      ) : null}
      <Text size="sm" c="dimmed">
        {t('formBuilder.previewHelp')}
      </Text>
      <FormPreview
        definition={props.definition}
        language={language}
        currency={currency}
        activityTypes={items
          .filter(item => item.kind === 'activity_type')
          .map(item => ({ key: item.code, label: item.text }))}
      />
    </Stack>
  )
}
