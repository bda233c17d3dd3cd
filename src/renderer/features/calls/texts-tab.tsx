import { Alert, Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '#renderer/ui/index.ts'
import { CALL_TEXT_FIELDS, NEEDED_TEXTS, type Texts } from '#shared/domain/calls/index.ts'
import { CallBody, type CallContent } from './call-body.tsx'
import { CallForm } from './call-form.tsx'
import { TextsField } from './texts-field.tsx'

type Name = (typeof CALL_TEXT_FIELDS)[number]
type Values = { texts: Record<Name, Texts> }

const valuesOf = ({ setup }: CallContent): Values => ({
  texts: Object.fromEntries(
    CALL_TEXT_FIELDS.map(field => [field, { ...setup.texts[field] } as Texts]),
  ) as Record<Name, Texts>,
})

/** Texts of the guidelines in every language of the call, side by side, with what is missing. */
export function TextsTab() {
  const { t } = useWords()
  return (
    <CallBody>
      {content => (
        <Stack gap="md">
          <Missing content={content} />
          <CallForm<Values>
            key={content.version}
            name="call-texts"
            content={content}
            initial={valuesOf(content)}
            patchOf={({ texts }) => ({ texts })}
          >
            {form => (
              <Stack gap="md">
                {CALL_TEXT_FIELDS.map(field => (
                  <TextsField
                    key={field}
                    label={t(`callText.${field}`)}
                    languages={content.setup.languages}
                    long={field !== 'title'}
                    needed={NEEDED_TEXTS.includes(field)}
                    value={form.getValues().texts[field]}
                    onChange={texts => form.setFieldValue(`texts.${field}`, texts)}
                  />
                ))}
              </Stack>
            )}
          </CallForm>
        </Stack>
      )}
    </CallBody>
  )
}

/** What is missing in each language, and where lots and items lack a text. */
function Missing({ content }: { readonly content: CallContent }) {
  const { t } = useWords()
  const { missingTexts, setup } = content
  if (missingTexts.length === 0)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('call.textsComplete')}
      </Text>
    )
  const elsewhere = (part: 'lot' | 'item') => missingTexts.filter(text => text.part === part).length
  const params = { callId: setup.id }
  return (
    <Alert color="amber" title={t('call.textsMissing', { count: missingTexts.length })}>
      <Group gap="xs">
        {setup.languages.map(language => {
          const count = missingTexts.filter(text => text.language === language).length
          return (
            <Badge key={language} color={count === 0 ? 'teal' : 'amber'} variant="light">
              {t(`callLanguage.${language}`)}: {count}
            </Badge>
          )
        })}
        {elsewhere('lot') > 0 ? (
          <Anchor
            size="sm"
            renderRoot={root => <Link {...root} to="/grants/calls/$callId/terms" params={params} />}
          >
            {t('call.textsOfLots', { count: elsewhere('lot') })}
          </Anchor>
        ) : null}
        {elsewhere('item') > 0 ? (
          <Anchor
            size="sm"
            renderRoot={root => <Link {...root} to="/grants/calls/$callId/items" params={params} />}
          >
            {t('call.textsOfItems', { count: elsewhere('item') })}
          </Anchor>
        ) : null}
      </Group>
    </Alert>
  )
}
