import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { ErrorState, Loaded, useAct, useMay, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { LETTER_KINDS } from '#shared/contract/letters.ts'
import { unknownMergeFields } from '#shared/domain/awards/index.ts'
import { LANGUAGES, type MessageKey } from '#shared/locales/index.ts'
import classes from './awards.module.css'

type Found = OutputOf<'letters.texts'>
type Stored = Found['texts'][number]

/** What the letters of a call say: the standard text or the call's own, tried on a real application while it is typed. */
export function LetterTexts({ callId }: { readonly callId: string }) {
  const { t } = useWords()
  const read = useRead('letters.texts', { callId })
  return (
    <Stack component="section" gap="sm" aria-label={t('awards.letterTexts')}>
      <Title order={2} size="h3">
        {t('awards.letterTexts')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('awards.letterTextsHelp')}
      </Text>
      <Loaded of={read} lines={6}>
        {found => <Chooser callId={callId} found={found} />}
      </Loaded>
    </Stack>
  )
}

function Chooser({ callId, found }: { readonly callId: string; readonly found: Found }) {
  const { t, language: spoken } = useWords()
  const [kind, setKind] = useState<Stored['kind']>('award')
  const [language, setLanguage] = useState<Stored['language']>(spoken)
  const stored = found.texts.find(text => text.kind === kind && text.language === language)
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('awards.letterKind')}
          value={kind}
          onChange={value => setKind(LETTER_KINDS.find(known => known === value) ?? kind)}
          data={LETTER_KINDS.map(value => ({ value, label: t(`letterKind.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('awards.language')}
          value={language}
          onChange={value => setLanguage(LANGUAGES.find(known => known === value) ?? language)}
          data={LANGUAGES.map(value => ({ value, label: t(`callLanguage.${value}`) }))}
        />
        {stored ? (
          <Text size="sm" c="dimmed" role="status">
            {t(stored.own === null ? 'awards.letterStandard' : 'awards.letterOwn')}
          </Text>
        ) : null}
      </Group>
      {stored ? (
        <Editor
          key={`${kind} ${language} ${stored.own ?? ''}`}
          callId={callId}
          stored={stored}
          fields={found.fields}
          samples={found.samples}
        />
      ) : null}
    </Stack>
  )
}

function Editor(props: {
  readonly callId: string
  readonly stored: Stored
  readonly fields: Found['fields']
  readonly samples: Found['samples']
}) {
  const { t } = useWords()
  const may = useMay()
  const { callId, stored, fields, samples } = props
  const [text, setText] = useState(stored.own ?? stored.standard)
  const box = useRef<HTMLTextAreaElement>(null)
  const mayWrite = may('letters.saveText')
  const unknown = unknownMergeFields(text)
  const insert = (field: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = box.current ?? {}
    setText(`${text.slice(0, selectionStart)}{{${field}}}${text.slice(selectionEnd)}`)
    box.current?.focus()
  }
  return (
    <div className={classes['letter']}>
      <Stack gap="xs">
        <Textarea
          ref={box}
          label={t('awards.letterText')}
          autosize
          minRows={8}
          maxLength={10_000}
          readOnly={!mayWrite}
          value={text}
          error={
            unknown.length === 0
              ? null
              : t('awards.letterUnknown', { fields: unknown.map(name => `{{${name}}}`).join(', ') })
          }
          onChange={event => setText(event.currentTarget.value)}
        />
        {mayWrite ? (
          <>
            <Group gap={6} role="group" aria-label={t('awards.letterFields')}>
              {fields.map(field => {
                const name = t(`mergeField.${field}` as MessageKey)
                return (
                  <Button
                    key={field}
                    size="compact-xs"
                    variant="default"
                    aria-label={t('awards.letterInsert', { field: name })}
                    onClick={() => insert(field)}
                  >
                    {name}
                  </Button>
                )
              })}
            </Group>
            <Acts callId={callId} stored={stored} text={text} isSound={unknown.length === 0} />
          </>
        ) : null}
      </Stack>
      <Preview stored={stored} text={text} samples={samples} />
    </div>
  )
}

function Acts(props: {
  readonly callId: string
  readonly stored: Stored
  readonly text: string
  readonly isSound: boolean
}) {
  const { t } = useWords()
  const toast = useToast()
  const act = useAct('letters.saveText')
  const { callId, stored, text, isSound } = props
  const { kind, language, own, standard } = stored
  const save = async (next: string) => {
    const done = await act.run({ callId, kind, language, before: own, text: next })
    if (done.ok) toast.done('awards.letterTextSaved')
  }
  return (
    <>
      {act.error ? <ErrorState error={act.error} /> : null}
      <Group gap="xs">
        <Button
          disabled={!isSound || text.trim() === '' || text === (own ?? standard)}
          loading={act.running}
          onClick={() => void save(text)}
        >
          {t('act.save')}
        </Button>
        {own === null ? null : (
          <Button variant="default" loading={act.running} onClick={() => void save('')}>
            {t('awards.letterBackToStandard')}
          </Button>
        )}
      </Group>
    </>
  )
}

function Preview(props: {
  readonly stored: Stored
  readonly text: string
  readonly samples: Found['samples']
}) {
  const { t } = useWords()
  const { stored, samples } = props
  const [chosen, setChosen] = useState(samples[0]?.id ?? null)
  const [text] = useDebouncedValue(props.text, 300)
  const { kind, language } = stored
  const read = useRead(
    'letters.preview',
    { applicationId: chosen ?? '', kind, language, text },
    { enabled: chosen !== null, keepLast: true },
  )
  if (chosen === null)
    return (
      <Text size="sm" c="dimmed">
        {t('awards.letterNoSample')}
      </Text>
    )
  return (
    <Stack gap="xs">
      <Select
        label={t('awards.letterSample')}
        searchable
        allowDeselect={false}
        data={samples.map(({ id, reference, applicant }) => ({
          value: id,
          label: `${reference} · ${applicant}`,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <Loaded of={read} lines={6}>
        {({ body }) => (
          <section className={classes['preview']} aria-label={t('awards.letterPreview')}>
            {body}
          </section>
        )}
      </Loaded>
    </Stack>
  )
}
