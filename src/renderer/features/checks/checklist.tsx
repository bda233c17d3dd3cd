import { SegmentedControl, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import { CHECK_ANSWERS, type CheckItemRow } from '#shared/contract/checks.ts'
import { formatInZone } from '#shared/kernel/zoned-time.ts'
import classes from './checks.module.css'
import type { Checks } from './checks-tab.tsx'

/** A checklist: every item with its answer, the evidence, and who answered when. */
export function Checklist(props: { readonly checks: Checks; readonly items: readonly CheckItemRow[] }) {
  const { t } = useWords()
  const answer = useAct('checks.answer')
  return (
    <>
      {answer.error ? <ErrorState error={answer.error} /> : null}
      <Table verticalSpacing={4} aria-label={t('checks.list')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('checks.item')}</Table.Th>
            <Table.Th scope="col">{t('column.answer')}</Table.Th>
            <Table.Th scope="col">{t('checks.evidence')}</Table.Th>
            <Table.Th scope="col">{`${t('checks.checked')} (${props.checks.zone})`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.items.map(item => (
            <Item
              key={`${item.itemId} ${item.at ?? ''}`}
              item={item}
              isOpen={props.checks.isOpen}
              zone={props.checks.zone}
              onAnswer={given =>
                answer.run({ applicationId: props.checks.applicationId, itemId: item.itemId, ...given })
              }
            />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

type Given = { readonly answer: CheckItemRow['answer']; readonly evidence: string; readonly note: string }

function Item(props: {
  readonly item: CheckItemRow
  readonly isOpen: boolean
  readonly zone: string
  readonly onAnswer: (given: Given) => unknown
}) {
  const { t, locale } = useWords()
  const may = useMay()
  const { item, onAnswer } = props
  const [evidence, setEvidence] = useState(item.evidence)
  const mayAnswer = props.isOpen && may('checks.answer')
  const name = `${item.code} ${item.text}`.trim()
  const keepEvidence = () => {
    if (item.answer !== null && evidence !== item.evidence)
      onAnswer({ answer: item.answer, evidence, note: item.note })
  }
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
        {item.required ? null : (
          <Text span size="sm" c="dimmed">
            {` ${t('checks.optional')}`}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        {mayAnswer ? (
          <SegmentedControl
            size="xs"
            aria-label={t('checks.answerOf', { item: name })}
            value={item.answer ?? ''}
            data={CHECK_ANSWERS.map(value => ({ value, label: t(`checkAnswer.${value}`) }))}
            onChange={value => {
              const answer = CHECK_ANSWERS.find(known => known === value)
              if (answer) onAnswer({ answer, evidence, note: item.note })
            }}
          />
        ) : (
          t(item.answer === null ? 'checks.noAnswer' : `checkAnswer.${item.answer}`)
        )}
      </Table.Td>
      <Table.Td>
        {mayAnswer ? (
          <TextInput
            className={classes['evidence'] ?? ''}
            aria-label={t('checks.evidenceOf', { item: name })}
            value={evidence}
            maxLength={1000}
            onChange={event => setEvidence(event.currentTarget.value)}
            onBlur={keepEvidence}
          />
        ) : (
          item.evidence
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {item.at === null ? '' : `${item.by}, ${formatInZone(item.at, props.zone, locale)}`}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}
