import { Checkbox, Fieldset, NumberInput, SimpleGrid, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { DecimalField, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { CallBody, type CallContent } from './call-body.tsx'
import { CallForm } from './call-form.tsx'
import { Beginning, VersionSelect } from './definition-parts.tsx'
import { GridEditor } from './grid-editor.tsx'
import { TieBreakFields } from './tie-break-fields.tsx'

export type StoredGrid = NonNullable<OutputOf<'callGrids.get'>['definition']>
type Terms = Pick<CallContent['setup'], 'tieBreak' | 'thirdReaderGap' | 'assessorsNeeded' | 'blind'>
export type GridValues = { definition: StoredGrid } & Terms

/** The evaluation grid of a call and the rules by which it is read. */
export function GridTab() {
  return <CallBody>{content => <GridSide key={content.version} content={content} />}</CallBody>
}

function GridSide({ content }: { readonly content: CallContent }) {
  const { t } = useWords()
  const { setup } = content
  const [number, setNumber] = useState<number | null>(null)
  const [started, setStarted] = useState<StoredGrid | null>(null)
  const read = useRead('callGrids.get', { callId: setup.id, number })
  return (
    <Loaded of={read} lines={8}>
      {grid => {
        const newest = grid.versions.at(-1)?.number ?? null
        const isOld = number !== null && number !== newest
        const definition = grid.definition ?? started
        if (!definition)
          return (
            <Beginning
              title={t('grid.none')}
              templateLabel={t('grid.fromTemplate')}
              onTemplate={template => setStarted(template.grid)}
              emptyLabel={t('grid.empty')}
              onEmpty={() => setStarted({ sections: [], totalThreshold: null })}
            />
          )
        return (
          <Stack gap="md">
            {grid.versions.length > 1 ? (
              <VersionSelect versions={grid.versions} number={number} onChange={setNumber} />
            ) : null}
            <CallForm<GridValues>
              key={`${number}`}
              name="call-grid"
              content={isOld ? { ...content, frozen: 'closed' } : content}
              initial={{
                definition,
                tieBreak: setup.tieBreak,
                thirdReaderGap: setup.thirdReaderGap,
                assessorsNeeded: setup.assessorsNeeded,
                blind: setup.blind,
              }}
              patchOf={({ definition: changed, ...terms }) => ({ grid: changed, terms })}
            >
              {(form, fixed) => (
                <Stack gap="md">
                  <GridEditor
                    grid={form.getValues().definition}
                    languages={setup.languages}
                    fixed={fixed}
                    onChange={next => form.setFieldValue('definition', next)}
                  />
                  <Fieldset legend={t('grid.rules')}>
                    <RuleFields form={form} fixed={fixed} language={setup.languages[0] ?? 'en'} />
                  </Fieldset>
                </Stack>
              )}
            </CallForm>
          </Stack>
        )
      }}
    </Loaded>
  )
}

/** Number of readers, the gap that calls a third one, hidden names, and the order in which equal points are parted. */
function RuleFields(props: {
  readonly form: UseFormReturnType<GridValues>
  readonly fixed: boolean
  readonly language: string
}) {
  const { t } = useWords()
  const { form, fixed } = props
  return (
    <Stack gap="sm">
      <SimpleGrid cols={3}>
        <NumberInput
          label={t('grid.assessorsNeeded')}
          min={1}
          max={9}
          allowDecimal={false}
          {...form.getInputProps('assessorsNeeded')}
        />
        <DecimalField
          label={t('grid.thirdReaderGap')}
          help={t('grid.thirdReaderGapHelp')}
          disabled={fixed}
          {...form.getInputProps('thirdReaderGap')}
        />
      </SimpleGrid>
      <Checkbox label={t('grid.blind')} {...form.getInputProps('blind', { type: 'checkbox' })} />
      <TieBreakFields
        rule={form.getValues().tieBreak}
        grid={form.getValues().definition}
        language={props.language}
        fixed={fixed}
        onChange={rule => form.setFieldValue('tieBreak', rule)}
      />
    </Stack>
  )
}
