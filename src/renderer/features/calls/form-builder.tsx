import { ActionIcon, Badge, Button, Group, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useRead, useWords } from '#renderer/ui/index.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { Language } from '#shared/locales/index.ts'
import classes from './builder.module.css'
import { FieldEditor } from './field-editor.tsx'
import {
  freeKey,
  moved,
  type Place,
  type StoredField,
  type StoredSection,
  withField,
  withSection,
} from './form-edits.ts'
import type { StoredForm } from './form-tab.tsx'
import { SectionEditor } from './section-editor.tsx'

type BuilderProps = {
  readonly definition: StoredForm
  readonly languages: readonly Language[]
  readonly currency: string
  readonly fixed: boolean
  readonly onChange: (definition: StoredForm) => void
}

const lies = (fault: Notice, section: string, field: string | null): boolean =>
  fault.details['section'] === section && (field === null || fault.details['field'] === field)

/** Sections and fields in their order at the left, the chosen one at the right; faults stand where they lie. */
export function FormBuilder({ definition, languages, currency, fixed, onChange }: BuilderProps) {
  const { t, language } = useWords()
  const [place, setPlace] = useState<Place>({ section: 0, field: null })
  const checked = useRead(
    'callForms.check',
    { languages: [...languages], form: definition },
    { keepLast: true },
  )
  const faults = checked.data?.form ?? []
  const section = definition.sections[place.section]
  const field = place.field === null ? undefined : section?.fields[place.field]
  const addSection = () => {
    const key = freeKey(definition, 'section')
    onChange({ sections: [...definition.sections, { key, label: {}, fields: [] }] })
    setPlace({ section: definition.sections.length, field: null })
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c={faults.length > 0 ? 'red' : 'dimmed'} role="status">
        {faults.length > 0 ? t('formBuilder.faults', { count: faults.length }) : t('formBuilder.sound')}
      </Text>
      <FaultList faults={faults.filter(fault => fault.details['section'] === '')} />
      <div className={classes['builder']}>
        <nav className={classes['outline']} aria-label={t('formBuilder.outline')}>
          {definition.sections.map((own, index) => (
            <Outline
              // biome-ignore lint/suspicious/noArrayIndexKey: keys are being typed, so only the place is steady
              key={index}
              section={own}
              index={index}
              place={place}
              faults={faults}
              fixed={fixed}
              definition={definition}
              language={languages.find(known => known === language) ?? languages[0] ?? 'en'}
              onPlace={setPlace}
              onChange={onChange}
            />
          ))}
          {fixed ? null : (
            <Button
              variant="light"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={addSection}
            >
              {t('formBuilder.addSection')}
            </Button>
          )}
        </nav>
        <section className={classes['editor']} aria-label={t('formBuilder.editor')}>
          {section && field ? (
            <>
              <FaultList faults={faults.filter(fault => lies(fault, section.key, field.key))} />
              <FieldEditor
                key={`${place.section} ${place.field} ${field.kind}`}
                field={field}
                earlier={earlierFields(definition, place)}
                languages={languages}
                currency={currency}
                onChange={next => onChange(withField(definition, place, next))}
              />
            </>
          ) : null}
          {section && !field ? (
            <>
              <FaultList
                faults={faults.filter(
                  fault => lies(fault, section.key, null) && fault.details['field'] === '',
                )}
              />
              <SectionEditor
                key={place.section}
                section={section}
                languages={languages}
                onChange={next => onChange(withSection(definition, place.section, next))}
              />
            </>
          ) : null}
          {section ? null : <Text c="dimmed">{t('formBuilder.chooseField')}</Text>}
        </section>
      </div>
    </Stack>
  )
}

/** Fields that stand before a place: a condition may only ask those. */
const earlierFields = (form: StoredForm, place: Place): readonly StoredField[] =>
  form.sections.flatMap((section, index) => {
    if (index < place.section) return section.fields
    return index === place.section ? section.fields.slice(0, place.field ?? 0) : []
  })

/** Faults as sentences. */
export function FaultList({ faults }: { readonly faults: readonly Notice[] }) {
  const { say } = useWords()
  if (faults.length === 0) return null
  return (
    <Stack gap={2} component="ul" m={0} ps="md">
      {faults.map(fault => (
        <Text key={`${fault.code} ${JSON.stringify(fault.details)}`} component="li" size="sm" c="red">
          {say(fault.messageKey, fault.details)}
        </Text>
      ))}
    </Stack>
  )
}

function Outline(props: {
  readonly section: StoredSection
  readonly index: number
  readonly place: Place
  readonly faults: readonly Notice[]
  readonly fixed: boolean
  readonly definition: StoredForm
  readonly language: string
  readonly onPlace: (place: Place) => void
  readonly onChange: (definition: StoredForm) => void
}) {
  const { t } = useWords()
  const { section, index, place, faults, fixed, definition, onPlace, onChange } = props
  const named = (label: Readonly<Record<string, string>>, key: string) =>
    label[props.language] || Object.values(label)[0] || key
  const addField = () => {
    const key = freeKey(definition, 'field')
    const fields = [...section.fields, { key, kind: 'text' as const, label: {}, required: true }]
    onChange(withSection(definition, index, { ...section, fields }))
    onPlace({ section: index, field: section.fields.length })
  }
  return (
    <Stack gap={2} mb="sm">
      <Entry
        isCurrent={place.section === index && place.field === null}
        hasFault={faults.some(fault => lies(fault, section.key, null))}
        strong
        onOpen={() => onPlace({ section: index, field: null })}
        acts={
          fixed ? null : (
            <Acts
              name={named(section.label, section.key)}
              onMove={by => onChange({ sections: moved(definition.sections, index, by) })}
              onRemove={() => onChange(withSection(definition, index, null))}
            />
          )
        }
      >
        {named(section.label, section.key)}
      </Entry>
      {section.fields.map((field, at) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are being typed, so only the place is steady
          key={at}
          isCurrent={place.section === index && place.field === at}
          hasFault={faults.some(fault => lies(fault, section.key, field.key))}
          onOpen={() => onPlace({ section: index, field: at })}
          acts={
            fixed ? null : (
              <Acts
                name={named(field.label, field.key)}
                onMove={by => {
                  onChange(
                    withSection(definition, index, { ...section, fields: moved(section.fields, at, by) }),
                  )
                  onPlace({
                    section: index,
                    field: Math.min(Math.max(at + by, 0), section.fields.length - 1),
                  })
                }}
                onRemove={() => {
                  onChange(withField(definition, { section: index, field: at }, null))
                  onPlace({ section: index, field: null })
                }}
              />
            )
          }
        >
          {named(field.label, field.key)}
          {field.required ? '\u00A0*' : ''}
        </Entry>
      ))}
      {fixed ? null : (
        <Button
          variant="subtle"
          size="compact-xs"
          justify="flex-start"
          ms="md"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={addField}
        >
          {t('formBuilder.addField')}
        </Button>
      )}
    </Stack>
  )
}

function Entry(props: {
  readonly isCurrent: boolean
  readonly hasFault: boolean
  readonly strong?: boolean
  readonly onOpen: () => void
  readonly acts: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <div className={classes['entry']} data-current={props.isCurrent || undefined} data-strong={props.strong}>
      <UnstyledButton
        className={classes['name'] ?? ''}
        aria-current={props.isCurrent}
        onClick={props.onOpen}
        // Reading an old or published form moves between its fields as well.
        style={{ pointerEvents: 'auto' }}
      >
        {props.children}
      </UnstyledButton>
      {props.hasFault ? (
        <Badge color="red" variant="light" circle role="img" aria-label={t('formBuilder.hasFault')}>
          {'!'}
        </Badge>
      ) : null}
      {props.acts}
    </div>
  )
}

function Acts(props: {
  readonly name: string
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}) {
  const { t } = useWords()
  const { name } = props
  const act = (label: string, icon: ReactNode, onClick: () => void) => (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <Group gap={0} wrap="nowrap" className={classes['acts'] ?? ''}>
      {act(t('formBuilder.moveUp', { name }), <IconArrowUp size={14} />, () => props.onMove(-1))}
      {act(t('formBuilder.moveDown', { name }), <IconArrowDown size={14} />, () => props.onMove(1))}
      {act(t('call.removeNo', { name }), <IconTrash size={14} />, props.onRemove)}
    </Group>
  )
}
