import { Badge, Group, List, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { RowProblem } from '#shared/contract/imports.ts'
import { useWords, type Words } from '../words/use-words.ts'

/** What became of one file, whatever kind of pack it is. */
export interface PackResult {
  readonly fileName: string
  readonly outcome: 'created' | 'ready' | 'unchanged' | 'refused'
  /** What it is about, in a few words. */
  readonly about: string
  /** What it brings, one line each. */
  readonly parts?: readonly string[]
  readonly problems: readonly RowProblem[]
}

const COLOURS = { created: 'teal', ready: 'teal', unchanged: 'gray', refused: 'red' } as const

/** Files that were read, each with its problems by sheet, row and column, and how to mend them. */
export function PackOutcomes({ results }: { readonly results: readonly PackResult[] }) {
  if (results.length === 0) return null
  return (
    <>
      <Summary results={results} />
      {results.map((result, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; they come once and in order
        <Result key={index} result={result} />
      ))}
    </>
  )
}

/** How many files came to what; brought into sight, since it stands below the acts of the dialog. */
function Summary({ results }: { readonly results: readonly PackResult[] }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  // The list is built anew whenever the dialog is drawn; only another reading moves the sight.
  const reading = results.map(({ fileName, outcome }) => `${fileName} ${outcome}`).join('\n')
  useEffect(() => {
    if (reading !== '') box.current?.scrollIntoView({ block: 'start' })
  }, [reading])
  const counts = Map.groupBy(results, ({ outcome }) => outcome)
  return (
    // The head of the dialog stays above what scrolls below it.
    <Text ref={box} role="status" fw={600} style={{ scrollMarginBlockStart: 72 }}>
      {[...counts].map(([outcome, own]) => `${t(`packs.outcome.${outcome}`)}: ${own.length}`).join(' · ')}
    </Text>
  )
}

const wordsOf = ({ messageKey, remedyKey, details }: RowProblem, say: Words['say']): string =>
  `${say(messageKey, details)} ${say(remedyKey, details)}`

/** Sheet, rows and column as the table's head names them; nothing for what is wrong with the whole file. */
function placeOf({ sheet, row, column }: RowProblem, last: number): string {
  if (sheet === '') return ''
  const rows = last > row ? `${row}–${last}` : `${row}`
  return `${[sheet, row === 0 ? '' : rows, column].filter(Boolean).join(' ')}: `
}

type Told = { readonly problem: RowProblem; readonly last: number; readonly text: string }

/** What is wrong alike in rows that follow each other stands once, with the first row and the last. */
function toldOnce(
  problems: readonly RowProblem[],
  wordsOfOne: (problem: RowProblem) => string,
): readonly Told[] {
  const told: Told[] = []
  for (const problem of problems) {
    const text = wordsOfOne(problem)
    const before = told.at(-1)
    const goesOn =
      before?.text === text &&
      before.problem.sheet === problem.sheet &&
      before.problem.column === problem.column &&
      problem.row === before.last + 1
    if (before && goesOn) told[told.length - 1] = { ...before, last: problem.row }
    else told.push({ problem, last: problem.row, text })
  }
  return told
}

function Result({ result }: { readonly result: PackResult }) {
  const { t, say } = useWords()
  const { parts = [], problems } = result
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge color={COLOURS[result.outcome]} variant="light">
          {t(`packs.outcome.${result.outcome}`)}
        </Badge>
        <Text size="sm" fw={600}>
          {result.fileName}
        </Text>
        <Text size="sm">{result.about}</Text>
      </Group>
      {parts.length === 0 ? null : (
        <List size="sm">
          {parts.map(part => (
            <List.Item key={part}>{part}</List.Item>
          ))}
        </List>
      )}
      <List size="sm">
        {toldOnce(problems, problem => wordsOf(problem, say)).map(({ problem, last, text }) => (
          <List.Item key={`${problem.sheet} ${problem.row} ${problem.column} ${text}`}>
            {placeOf(problem, last)}
            {text}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}
