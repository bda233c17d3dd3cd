import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import { ITEM_KINDS, ITEM_STAGES } from '#shared/kernel/call-words.ts'
import type { Language } from '#shared/locales/index.ts'
import { CallBody, type CallContent, type CallPatch } from './call-body.tsx'
import { CallForm } from './call-form.tsx'
import { TextsField } from './texts-field.tsx'

type Item = CallContent['setup']['items'][number]
type ItemValues = Omit<Item, 'id'> & { key: string; id: string | null }
type Values = { items: ItemValues[] }
type Form = UseFormReturnType<Values>

const LETTERS: Readonly<Record<Item['kind'], string>> = {
  administrative_criterion: 'A',
  eligibility_criterion: 'E',
  document: 'D',
  activity_type: 'T',
  eligible_cost: 'C',
  ineligible_cost: 'N',
}

const patchOf = ({ items }: Values): CallPatch => ({ items: items.map(({ key: _key, ...item }) => item) })

/** Criteria, documents, the closed list of activities, and what costs are taken. */
export function ItemsTab() {
  const { t } = useWords()
  return (
    <CallBody>
      {content => (
        <CallForm<Values>
          key={content.version}
          name="call-items"
          content={content}
          initial={{ items: content.setup.items.map(item => ({ ...item, key: item.id })) }}
          patchOf={patchOf}
          validate={({ items }) =>
            Object.fromEntries(
              items.flatMap((item, row) =>
                item.code.trim() === '' ? [[`items.${row}.code`, t('validation.required')]] : [],
              ),
            )
          }
        >
          {form => (
            <Stack gap="md">
              {ITEM_KINDS.map(kind => (
                <Items key={kind} kind={kind} form={form} languages={content.setup.languages} />
              ))}
            </Stack>
          )}
        </CallForm>
      )}
    </CallBody>
  )
}

/** The first free code of a kind: A4 after A1, A2 and A3. */
function nextCode(kind: Item['kind'], items: readonly ItemValues[]): string {
  const taken = new Set(items.filter(item => item.kind === kind).map(item => item.code))
  let number = taken.size + 1
  while (taken.has(`${LETTERS[kind]}${number}`)) number += 1
  return `${LETTERS[kind]}${number}`
}

function Items(props: {
  readonly kind: Item['kind']
  readonly form: Form
  readonly languages: readonly Language[]
}) {
  const { t } = useWords()
  const { kind, form, languages } = props
  const { items } = form.getValues()
  const own = items.flatMap((item, index) => (item.kind === kind ? [{ item, index }] : []))
  const add = () =>
    form.insertListItem('items', {
      key: crypto.randomUUID(),
      id: null,
      kind,
      code: nextCode(kind, items),
      text: {},
      required: true,
      stage: kind === 'document' ? 'application' : '',
      validityMonths: null,
    } satisfies ItemValues)
  return (
    <Fieldset legend={t(`callItemKinds.${kind}`)}>
      <Stack gap="xs">
        {own.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('call.noItems')}
          </Text>
        ) : null}
        {own.map(({ item, index }) => (
          <ItemRow key={item.key} item={item} index={index} form={form} languages={languages} />
        ))}
        <div>
          <Button
            variant="light"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={`${t('act.add')}: ${t(`callItemKind.${kind}`)}`}
            onClick={add}
          >
            {t('act.add')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  )
}

function ItemRow(props: {
  readonly item: ItemValues
  readonly index: number
  readonly form: Form
  readonly languages: readonly Language[]
}) {
  const { t } = useWords()
  const { item, index, form, languages } = props
  const hasRequired =
    item.kind !== 'eligible_cost' && item.kind !== 'ineligible_cost' && item.kind !== 'activity_type'
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <TextInput label={t('call.code')} w={72} required {...form.getInputProps(`items.${index}.code`)} />
      <div style={{ flex: 1, minInlineSize: 0 }}>
        <TextsField
          label={t('call.itemText')}
          languages={languages}
          value={item.text}
          onChange={text => form.setFieldValue(`items.${index}.text`, text)}
        />
      </div>
      {item.kind === 'document' ? (
        <>
          <Select
            label={t('call.itemStage')}
            w={190}
            allowDeselect={false}
            data={ITEM_STAGES.filter(stage => stage !== '').map(value => ({
              value,
              label: t(`callItemStage.${value}`),
            }))}
            {...form.getInputProps(`items.${index}.stage`)}
          />
          <NumberInput
            label={t('call.itemValidity')}
            w={110}
            min={1}
            max={120}
            allowDecimal={false}
            value={item.validityMonths ?? ''}
            onChange={next =>
              form.setFieldValue(`items.${index}.validityMonths`, typeof next === 'number' ? next : null)
            }
          />
        </>
      ) : null}
      {hasRequired ? (
        <Checkbox
          mt={32}
          label={t('call.itemRequired')}
          {...form.getInputProps(`items.${index}.required`, { type: 'checkbox' })}
        />
      ) : null}
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        mt={24}
        aria-label={t('call.removeNo', { name: item.code })}
        onClick={() => form.removeListItem('items', index)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}
