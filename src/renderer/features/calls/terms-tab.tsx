import { Fieldset, Stack } from '@mantine/core'
import { useWords } from '#renderer/ui/index.ts'
import { CallBody } from './call-body.tsx'
import { CallForm } from './call-form.tsx'
import { LotFields } from './lot-fields.tsx'
import { KindFields, RuleFields } from './term-fields.tsx'
import { termErrors, termPatch, termValues } from './terms-values.ts'
import { TimelineFields } from './timeline-fields.tsx'

/** Kind, money, dates and rules of a call, and its lots. */
export function TermsTab() {
  const words = useWords()
  const { t } = words
  return (
    <CallBody>
      {content => (
        <CallForm
          key={content.version}
          name="call-terms"
          content={content}
          initial={termValues(content)}
          patchOf={termPatch}
          validate={values => termErrors(words, values)}
        >
          {(form, fixed) => (
            <Stack gap="md">
              <Fieldset legend={t('call.kindAndMoney')}>
                <KindFields form={form} content={content} fixed={fixed} />
              </Fieldset>
              <Fieldset legend={t('call.lots')}>
                <LotFields form={form} currency={content.setup.currency} fixed={fixed} />
              </Fieldset>
              <Fieldset legend={t('call.timeline')}>
                <TimelineFields form={form} fixed={fixed} />
              </Fieldset>
              <Fieldset legend={t('call.rules')}>
                <RuleFields form={form} />
              </Fieldset>
            </Stack>
          )}
        </CallForm>
      )}
    </CallBody>
  )
}
