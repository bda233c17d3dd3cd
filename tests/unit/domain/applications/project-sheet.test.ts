import { describe, expect, it } from 'vitest'
import { readProjectSheets } from '#shared/domain/applications/index.ts'

const sheet = (name: string, marker: string) => `${name === '' ? '' : `${name}\n\n`}Summary of the project

The project ${marker} helps.


Project goals

General goal is ${marker}.
The specific objectives follow.


Target groups and beneficiaries

Pupils and their teachers; parents as beneficiaries.


Main activities

First ${marker};
Second ${marker};
Closing event.
`

describe('pasted project sheets', () => {
  it('are read one by one, with target groups and beneficiaries as one part', () => {
    const text = `\n${sheet('Lake House (LH)', 'one')}\n\n${sheet('Reading Room', 'two')}`
    const { kind, sheets, others } = readProjectSheets(text)
    expect(kind).toBe('project_sheets')
    expect(others).toEqual([])
    expect(sheets.map(({ name, line }) => [name, line])).toEqual([
      ['Lake House (LH)', 2],
      ['Reading Room', 27],
    ])
    expect(sheets[1]).toMatchObject({
      summary: 'The project two helps.',
      goals: 'General goal is two.\nThe specific objectives follow.',
      targetGroups: 'Pupils and their teachers; parents as beneficiaries.',
      activities: 'First two;\nSecond two;\nClosing event.',
      missing: [],
    })
  })

  it('keep a sheet without a name and never take an activity for one', () => {
    const text = `${sheet('First Body', 'one')}\n\n\n${sheet('', 'two')}\n\n\n${sheet('', 'three')}`
    const { sheets } = readProjectSheets(text)
    expect(sheets.map(({ name }) => name)).toEqual(['First Body', '', ''])
    expect(sheets[0]?.activities).toContain('Closing event.')
    expect(sheets[2]?.summary).toBe('The project three helps.')
  })

  it('name what follows that is no sheet', () => {
    const text = `${sheet('First Body', 'one')}\n\nCentre for Courses – Trainings\n\nThe Centre held a training for trainers.\nThe participants discussed it.`
    const { sheets, others } = readProjectSheets(text)
    expect(sheets[0]?.activities).toBe('First one;\nSecond one;\nClosing event.')
    expect(others).toEqual([
      { kind: 'training_record', line: 26, lines: 4, heading: 'Centre for Courses – Trainings' },
    ])
  })

  it('take the lead applicant of a list as the name and the others as partners', () => {
    const text = `Implementing organizations:\n- House of Rain, Lead applicant, Albania\n- House of Sun, Partner, Kosovo\n${sheet('', 'x')}`
    expect(readProjectSheets(text).sheets[0]).toMatchObject({
      name: 'House of Rain',
      partners: ['House of Sun, Partner, Kosovo'],
    })
  })

  it('are read with Windows line ends and a byte order mark, and say what is missing', () => {
    const text =
      '\uFEFFBody\r\n\r\nSummary of the project:\r\n\r\nText.\r\n\r\n\r\nMain activities\r\n\r\nOne\r\n'
    expect(readProjectSheets(text).sheets).toMatchObject([
      { name: 'Body', summary: 'Text.', activities: 'One', missing: ['goals', 'targetGroups'] },
    ])
  })
})

describe('other texts', () => {
  it.each([
    ['programme', 'Work Packages\nIntro.\nWP1: Research\nLead: A\nWP2: Advocacy\nLead: B'],
    ['training_record', 'School\n\nA training was held.\nIts participants came from six towns.'],
    [
      'project_facts',
      'Title: Lakes\nProject number: L-1\nDonor: A fund\nDuration: 01.01.2025 to 31.12.2025\nMain activities:\n1. Walk',
    ],
    ['unknown', 'Dear all,\nsee you on Monday.'],
  ])('are named as %s', (kind, text) => {
    const read = readProjectSheets(text)
    expect(read.kind).toBe(kind)
    expect(read.sheets).toEqual([])
  })

  it('never break the reader', () => {
    for (const text of ['', '\n\n\n', 'Summary of the project', 'Main activities\n\nMain activities'])
      expect(() => readProjectSheets(text)).not.toThrow()
  })
})
